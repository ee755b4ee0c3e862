/** The textbook's buddy system on the page: its records change the frame both ways, and the console speaks its words. */

import { beforeAll, describe, expect, test } from "vitest";
import { snapshotOf, Timeline } from "../../../web/src/history/timeline.js";
import { conditionsFor, runUntil } from "../../../web/src/kernels/run-until.js";
import { machineForm } from "../../../web/src/kernels/textbook/machine-form.js";
import { documentIn, documentOf, hashOf, machineIn } from "../../../web/src/share/link/document.js";
import "../../../web/src/i18n/all-words.js";
import { pageDetails } from "../../../web/src/kernels/described/describe.js";
import { layout } from "../../../web/src/kernels/described/layout/zone.js";
import { sentenceAt } from "../../../web/src/kernels/described/sentences.js";
import { zoneModel } from "../../../web/src/kernels/described/zone-model.js";
import { kernelNamed, otherKernels } from "../../../web/src/kernels/index.js";
import { requestsOf } from "../../../web/src/kernels/requests.js";
import description from "../../../web/src/kernels/textbook/description.json";
import { figures, wanted } from "../../../web/src/kernels/textbook/waste.js";
import { complete } from "../../../web/src/sandbox/console/complete.js";
import { gaveNothing, helpText } from "../../../web/src/sandbox/console/console.js";
import { askCommand, firstAsk } from "../../../web/src/sandbox/request-text.js";

beforeAll(() => kernelNamed("textbook"));

const MACHINE = {
  kernel: "textbook",
  preset: "1mb-64kb",
  max_order: 5,
  zones: [
    {
      node: 0,
      name: "Region",
      start_pfn: 0,
      size: 16,
      variant: "binary",
      grain: 65536,
      base: 0,
      merge: "at-once",
      sizes: [1, 2, 4, 8, 16].map((blocks) => blocks * 65536),
    },
  ],
  overrides: [],
};
// a = alloc 70K, in a region of 16 units of 64 KB
const RECORDS = [
  [20, 0, -1, -1, -1],
  [2, 0, 4, 0, -1],
  [20, 1, 0, 4, 1],
  [3, 4, 0, 0, 0],
  [4, 0, 1, 0, 0],
  [1, 0, 3, 8, 0],
  [3, 3, 0, 0, 0],
  [4, 0, 1, 0, 0],
  [1, 0, 2, 4, 0],
  [3, 2, 0, 0, 0],
  [4, 0, 1, 0, 0],
  [1, 0, 1, 2, 0],
  [21, 1, 0, 0, 0],
  [5, 0, 1, 1, 0],
  [21, 0, 0, 0, 0],
  [13, 0, 1, 1, 0],
];

/** @returns {import("../../../web/src/engine/history.d.ts").History} */
function history() {
  return /** @type {any} */ ({
    machine: MACHINE,
    start: { zones: [{ free_pages: 16, lists: [[], [], [], [], [0]] }], blocks: [] },
    functions: description.functions,
    names: ["", "a"],
    bugs: [],
    commands: [{ text: "a = alloc 70K", start: 0, end: 16, page: 0, order: 1, bug: null, served: 1 }],
    records: Int32Array.from(RECORDS.flat()),
  });
}

test("lists and free units follow the records, and come back exactly", () => {
  const timeline = new Timeline(history());
  const start = JSON.stringify(snapshotOf(timeline.frame, ["", "a"]));
  const { zones, blocks } = timeline.seek(16);
  expect(zones[0].lists.map((list) => list.head())).toEqual([[], [2], [4], [8], []]);
  expect(zones[0].free_pages).toBe(14);
  expect(blocks.get(0)).toEqual({ order: 1, name: "a" });
  expect(JSON.stringify(snapshotOf(timeline.seek(0), ["", "a"]))).toBe(start);
});

test("its one zone is called a region, and counts in bytes", () => {
  const model = zoneModel(new Timeline(history()).seek(16), 0);
  expect(model.title).toBe("Region");
  expect(model.sizeInWords?.(2)).toBe("128K");
  const { shapes } = layout(model, {
    width: 1400,
    density: 1,
    focus: null,
    ghosts: [],
    wants: wanted(history(), new Timeline(history()).seek(16)),
  });
  const labels = shapes.flatMap((shape) => ("label" in shape ? [shape.label] : []));
  expect(labels).toContain("A · 70K");
  expect(labels).toContain("512K");
});

test("waste, scattered memory and refusals are counted", () => {
  const timeline = new Timeline(history());
  expect(figures(history(), timeline.seek(0)).map(({ value }) => value)).toEqual(["0", "0 %", "1M", "0"]);
  expect(figures(history(), timeline.seek(16)).map(({ value }) => value)).toEqual([
    "58K",
    "43 %",
    "896K",
    "0",
  ]);
});

test("a block says its address, its size and the sum that gives its buddy, in three bases", () => {
  const model = zoneModel(new Timeline(history()).seek(16), 0);
  expect(pageDetails(model, 5)).toContain(
    "address 262144 = 0x40000 = 01000000000000000000 · size 256K = 262144 · buddy at 0 · because 262144 XOR 262144 = 0" +
      " · hex 0x40000 ^ 0x40000 = 0x0 · binary 01000000000000000000 XOR 01000000000000000000 = 00000000000000000000",
  );
});

test("the form asks for bytes, and says what they come to", () => {
  const requests = requestsOf({ machine: MACHINE });
  expect(askCommand("b", firstAsk(requests), requests)).toBe("b = alloc 70K");
  const note = (value) => requests.table.fieldNote?.("size", value, /** @type {any} */ (MACHINE));
  expect(note("70K")).toEqual({ text: "Takes a block of 128K; 58K of it stay unused.", wrong: false });
  expect(note("64k")?.text).toBe("Takes a block of 64K, with nothing left over.");
  expect(note("2M")?.text).toContain("the largest is 1M");
  expect(note("many")?.wrong).toBe(true);
});

test("Fibonacci blocks are drawn as large as they are", () => {
  const sizes = [16, 32, 48, 80, 128, 208];
  const zone = {
    node: 0,
    name: "Region",
    start_pfn: 0,
    size: 13,
    variant: "fibonacci",
    sizes,
    grain: 16,
    base: 0,
  };
  const story = /** @type {any} */ ({
    machine: { ...MACHINE, preset: "fibonacci", max_order: 6, zones: [zone] },
    start: { zones: [{ free_pages: 5, lists: [[], [], [], [8], [], []] }], blocks: [[0, 4, 1]] },
    functions: description.functions,
    names: ["", "a"],
    bugs: [],
    commands: [],
    records: new Int32Array(0),
  });
  const model = zoneModel(new Timeline(story).frame, 0);
  expect(model.blocks.map(({ kind, page, pages }) => [kind, page, pages])).toEqual([
    ["allocated", 0, 8],
    ["free", 8, 5],
  ]);
});

test("each record is told in the kernel's own words", () => {
  const read = history();
  expect(sentenceAt(read, null, 1)).toBe("A request comes.");
  expect(sentenceAt(read, null, 4)).toBe("The block of 1M at 0 is cut in two.");
  expect(sentenceAt(read, null, 6)).toBe(
    "The block of 512K at 512K, the part that is not needed, goes onto the free list of its size.",
  );
  expect(sentenceAt(read, null, 3)).toBe("The block of 1M at 0 is cut until a part of 128K is left.");
  expect(sentenceAt(read, null, 14)).toBe("The block of 128K at 0 is in use.");
});

test("console and completion offer its verbs, and none of another kernel", () => {
  const requests = requestsOf({ machine: MACHINE });
  const around = { orders: 5, nodes: [0], zones: ["Region"], pages: [0], held: ["a"], next: "b", requests };
  const offered = (line) => complete(line, line.length, around).options.map(({ text }) => text);
  expect(offered("").slice(0, 4)).toEqual(["b = alloc 70K", "alloc", "free", "merge"]);
  expect(offered("free ")).toEqual(["a", "page="]);
  expect(offered("b = alloc order=")).toEqual(["order=0", "order=1", "order=2", "order=3", "order=4"]);
  expect(helpText("", requests)).toContain("free name");
  expect(helpText("", requests)).not.toContain("alloc_pages");
  expect(gaveNothing({ text: "b = alloc 2M", page: null, served: 0 }, requests)).toBe(true);
});

test("it is fetched when it is asked for", () => expect(otherKernels()).toContain("textbook"));

describe("a region of one's own", () => {
  const form = /** @type {import("../../../web/src/kernels/kernel.d.ts").MachineForm} */ (machineForm);

  test("comes back from plain data as it was", () => {
    const machine = {
      title: "An exercise",
      variant: "binary",
      region: 1048576,
      smallest: 65536,
      half: "upper",
      choice: "longest-free",
      merge: "lazy",
      base: 4096,
      free: { 131072: [131072], 262144: [262144], 524288: [524288] },
      used: [{ name: "a", at: 0, size: 131072, request: 71680 }],
    };
    expect(form.complaints(form.fromMachine(machine))).toEqual({});
    expect(form.toMachine(form.fromMachine(machine))).toEqual(machine);
  });

  test("says beside each field what was found and what is expected", () => {
    const wrong = (changes) => form.complaints({ ...form.first(), ...changes });
    expect(wrong({})).toEqual({});
    expect(wrong({ region: "much" }).region).toContain("found “much”");
    expect(wrong({ smallest: "2M" }).smallest).toContain("1 byte to 1M");
    expect(wrong({ region: "16", smallest: "64" }).smallest).toContain("larger than the region");
    expect(wrong({ used: "a 0 128K\nnonsense here" }).used).toContain("found “nonsense here”");
    expect(wrong({ free: "128K -> 0 -> 256K\n64K:" })).toEqual({});
    expect(wrong({ variant: "fibonacci", sizes: "16, x" }).sizes).toContain("found “16, x”");
  });

  test("is in a link with its start state, and comes back", async () => {
    const custom = form.toMachine({
      ...form.first(),
      used: "a 0 128K 70K",
      free: "128K: 128K\n256K: 256K\n512K: 512K",
    });
    const shared = documentOf(
      history(),
      { kernel: "textbook", custom: /** @type {any} */ (custom) },
      16,
      {},
      "",
    );
    expect(machineIn(await documentIn(await hashOf(shared)))).toEqual({ kernel: "textbook", custom });
    const preset = documentOf(history(), { kernel: "textbook", preset: "1mb-64kb" }, 16, {}, "");
    expect(machineIn(await documentIn(await hashOf(preset)))).toEqual({
      kernel: "textbook",
      preset: "1mb-64kb",
    });
  });
});

test("one can run until a block is cut, merges, is given or refused", () => {
  const until = (kind, more = {}) => runUntil(history(), 0, { kind, ...more });
  expect(conditionsFor("textbook").map(({ kind }) => kind)).toContain("refused");
  expect([until("splits"), until("merges"), until("refused")]).toEqual([6, null, null]);
  expect([until("allocated", { page: 1 }), until("allocated", { page: 2 })]).toEqual([16, null]);
});
