import { Blob } from "node:buffer";
import { describe, expect, test } from "vitest";
import { barsOf, categoryOf, runsOf, size, tabTitle, unusableParts } from "../../../web/src/clinic/answer.js";
import { bugReport } from "../../../web/src/clinic/bug-report.js";
import { Clinic } from "../../../web/src/clinic/clinic.js";
import { EXAMPLES, exampleText } from "../../../web/src/clinic/gallery.js";
import { textOf } from "../../../web/src/clinic/read-file.js";
import { textRows } from "../../../web/src/clinic/text-rows.js";
import { createStore, loadingEngine } from "../../../web/src/shell/store.js";

const SUMS = {
  usable: 15858,
  mark: 889,
  mark_name: "min",
  reserve: 14975,
  need: 15864,
  mark_ok: false,
  block_ok: true,
  inclusive: false,
  missing: 7,
  minus_cma: 0,
  minus_highatomic: 0,
  boost: 0,
  failed_order: null,
  left: 0,
  left_needed: 0,
};
const REPORT = {
  kind: "failure",
  kernel: "5.19.0",
  era: "5.x",
  order: 4,
  gfp: ["__GFP_IO"],
  gfp_raw: "0x40c40",
  request: "GFP_NOFS",
  verdict: "fragmentation",
  confidence: "high",
  reason: "Free, but in pieces.",
  lines: [1, 3],
  rests_on: [1, 3, 4, 5],
  spans: [
    [1, 6, 14, "head"],
    [1, 15, 20, "head"],
    [2, 0, 3, "context"],
  ],
  time: 12.5,
  unknown: ["Other tasks went on."],
  works: [{ key: "free-pages", zone: "DMA32", amount: 7, usable: 1, need: 0, text: "Free 7 pages." }],
  useless: [],
  zones: [
    { title: "Node 0 DMA32", zone: "DMA32", node: 0, eligible: true, free: 15873, final: SUMS, blocks: [] },
  ],
};
const FINDINGS = { reports: [REPORT], lines: 3, skipped: [], capped: "", compared: [] };

describe("an answer", () => {
  test("has both bars of a zone on one scale, and the end of a near miss enlarged", () => {
    const bars = barsOf(SUMS, 15873);
    expect(bars.usable).toBeCloseTo(99.905, 2);
    expect(bars.mark + bars.reserve).toBeCloseTo(99.943, 2);
    expect(bars.near).toBe(80);
    expect(barsOf({ ...SUMS, missing: 9000 }, 15873).near).toBeNull();
  });

  test("draws no negative length where less than nothing is usable", () => {
    const bars = barsOf({ ...SUMS, usable: -3 }, 12);
    expect(bars.usable).toBe(0);
    expect(bars.unusable).toBeCloseTo((100 * 12) / 15864, 5);
  });

  test("names runs of lines by their ends", () => {
    expect(runsOf([1, 3, 4, 5, 9])).toEqual([
      [1, 1],
      [3, 5],
      [9, 9],
    ]);
  });

  test("takes the pages off that cannot be used, each with its reason", () => {
    const parts = unusableParts({ ...SUMS, minus_cma: 200 }, 4);
    expect(parts.map(({ pages }) => pages)).toEqual([15, 200]);
    expect(unusableParts(SUMS, 0)).toEqual([]);
  });

  test("leads to the lesson that teaches it, and says when it cannot tell", () => {
    expect(categoryOf(REPORT)).toEqual({
      title: "Fragmentation",
      unsure: false,
      lesson: "#/lesson/fragmentation",
    });
    expect(categoryOf({ ...REPORT, verdict: "cannot-tell" }).unsure).toBe(true);
    expect(categoryOf({ ...REPORT, verdict: "cannot-tell", kind: "proc-buddyinfo" }).title).toBe(
      "A state, no failure",
    );
  });

  test("tells reports apart by their time, else by their line", () => {
    expect(tabTitle(REPORT, 0)).toBe("Report 1 · 12.50 s");
    expect(tabTitle({ ...REPORT, time: null }, 1)).toBe("Report 2 · line 1");
  });

  test("writes sizes in binary units", () => {
    expect([size(64), size(4096), size(1536 * 1024)]).toEqual(["64\u202fKiB", "4\u202fMiB", "1.5\u202fGiB"]);
  });
});

describe("the text", () => {
  test("marks what was read, and what the shown report rests on", () => {
    const [first, second, third] = textRows(
      ["task: page all order and", "CPU 3", "else"],
      FINDINGS,
      REPORT,
      [],
    );
    expect(first.pieces).toEqual([
      { text: "task: ", mark: "" },
      { text: "page all order", mark: "rests" },
      { text: " and", mark: "" },
    ]);
    expect([first.rests, second.rests, second.read, third.read]).toEqual([true, false, true, false]);
    expect(textRows(["task: page all order"], FINDINGS, null, [])[0].rests).toBe(false);
  });

  test("counts columns in letters, also after one that takes two units", () => {
    const report = { ...REPORT, spans: [[1, 2, 5, "zone"]] };
    const [row] = textRows(["𝄞 abc d"], { ...FINDINGS, reports: [report] }, report, []);
    expect(row.pieces[1]).toEqual({ text: "abc", mark: "rests" });
  });

  test("of many lines folds those that nothing was read in, and loses none", () => {
    const lines = Array.from({ length: 4000 }, (_, i) => `line ${i}`);
    const report = { ...REPORT, lines: [2000, 2000], spans: [[2000, 0, 4, "head"]] };
    const findings = { ...FINDINGS, reports: [report] };
    const rows = textRows(lines, findings, report, []);
    const counted = rows.reduce((sum, row) => sum + (row.kind === "fold" ? row.last - row.first + 1 : 1), 0);
    expect(counted).toBe(4000);
    expect(rows.filter(({ kind }) => kind === "fold")).toEqual([
      { kind: "fold", first: 4, last: 1979 },
      { kind: "fold", first: 2021, last: 4000 },
    ]);
    expect(textRows(lines, findings, report, [[4, 503]]).length).toBe(rows.length + 500);
  });
});

test("a bug report has the verdict, the sums and the lines, and nothing of the text", () => {
  expect(bugReport(REPORT, "https://example.org/#/clinic")).toBe(
    [
      "Fragmentation (high)",
      "Free, but in pieces.",
      "",
      "order:4, mode:0x40c40(GFP_NOFS)",
      "Linux 5.19.0",
      "",
      "pages          free  usable  mark  reserve   need",
      "Node 0 DMA32  15873   15858   889    14975  15864",
      "",
      "What would have made it succeed?:",
      "- Free 7 pages.",
      "",
      "What is not known:",
      "- Other tasks went on.",
      "",
      "rests on lines 1, 3-5 of the report",
      "https://example.org/#/clinic",
      "",
    ].join("\n"),
  );
});

describe("a file", () => {
  test("is unpacked when it is gzip", async () => {
    const packed = new Blob(["order:4"]).stream().pipeThrough(new CompressionStream("gzip"));
    const file = new Blob([await new Response(packed).arrayBuffer()]);
    expect(await textOf(file)).toBe("order:4");
  });

  test("that no browser unpacks is refused with the command that does", async () => {
    const file = Object.assign(new Blob([new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0, 0])]), {
      name: "log.zst",
    });
    await expect(textOf(file)).rejects.toMatchObject({
      key: "clinic.problem.packed",
      values: { name: "log.zst", command: "zstd -d" },
    });
  });

  test("that is cut off is refused as damaged", async () => {
    await expect(textOf(new Blob([new Uint8Array([0x1f, 0x8b, 8, 0, 0])]))).rejects.toMatchObject({
      key: "clinic.problem.damaged",
    });
  });

  test("in UTF-16 is read by its byte order mark", async () => {
    expect(await textOf(new Blob([new Uint8Array([0xff, 0xfe, 0x6f, 0, 0x6b, 0])]))).toBe("ok");
  });
});

test("every example can be fetched and names its kernel or its order", async () => {
  expect(EXAMPLES).toHaveLength(12);
  for (const { name, order } of EXAMPLES) {
    const text = await exampleText(name);
    if (order) expect(text).toContain(`order:${order}`);
    else expect(text).toMatch(/order|oom/);
  }
});

describe("the clinic", () => {
  const clinicWith = (phase, ask) => {
    const store = createStore();
    store.engine.value = { ...loadingEngine(), phase };
    const woken = [];
    return { store, woken, clinic: new Clinic(store, { ask }, () => woken.push(1)) };
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  test("wakes Python, waits for it, and then asks", async () => {
    const asked = [];
    const { store, woken, clinic } = clinicWith("idle", async (type, payload) => {
      asked.push([type, payload.text]);
      return FINDINGS;
    });
    clinic.explain("a report");
    expect([clinic.state.value.phase, woken.length, asked.length]).toEqual(["waiting", 1, 0]);
    store.engine.value = { ...store.engine.value, phase: "ready" };
    await settled();
    expect(asked).toEqual([["explain", "a report"]]);
    expect(clinic.state.value).toMatchObject({ phase: "answered", findings: FINDINGS, shown: 0 });
  });

  test("keeps the text when Python fails, and asks again when it is back", async () => {
    const { store, clinic } = clinicWith("loading", async () => FINDINGS);
    clinic.explain("a report");
    store.engine.value = { ...store.engine.value, phase: "failed", message: "no memory" };
    expect(clinic.state.value).toMatchObject({ phase: "failed", message: "no memory", text: "a report" });
    store.engine.value = { ...loadingEngine() };
    expect(clinic.state.value.phase).toBe("waiting");
    store.engine.value = { ...loadingEngine(), phase: "ready" };
    await settled();
    expect(clinic.state.value.phase).toBe("answered");
  });

  test("drops the answer to a text that was given up", async () => {
    let answer = () => {};
    const { clinic } = clinicWith(
      "ready",
      () => new Promise((resolve) => (answer = () => resolve(FINDINGS))),
    );
    clinic.explain("a report");
    clinic.edit();
    answer();
    await settled();
    expect(clinic.state.value).toMatchObject({ phase: "editing", findings: null, text: "a report" });
  });

  test("says that a text is missing or too long, and asks nobody", () => {
    const { clinic } = clinicWith("ready", () => {
      throw new Error("asked");
    });
    clinic.explain("  \n ");
    expect(clinic.state.value.problem?.key).toBe("clinic.problem.empty");
    clinic.explain("x".repeat(20 * 1024 * 1024 + 1));
    expect(clinic.state.value.problem?.key).toBe("clinic.problem.large");
  });
});
