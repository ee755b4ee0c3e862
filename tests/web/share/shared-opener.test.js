import { describe, expect, test } from "vitest";
import { hashOf } from "../../../web/src/share/link/document.js";
import { SharedOpener } from "../../../web/src/share/shared-opener.js";
import { history } from "../app-fixture.js";

const EMPTY = () => ({ ...history(), commands: [], records: new Int32Array(0) });

/** A page and a Python that do as they are told, and keep what they were asked. */
function place({ ready = true, own = 0, refuses = "" } = {}) {
  const asked = [];
  const shown = [];
  const appended = (commands, from) => ({
    ...{ from, keep: from, functions: [], names: [""], bugs: [] },
    commands: commands.map((text, i) => ({
      text,
      start: from + i,
      end: from + i + 1,
      page: 0,
      order: 0,
      bug: null,
    })),
    records: Int32Array.from(commands.flatMap(() => [21, 0, 0, 0, 0])),
  });
  const python = {
    open: async (machine) => {
      asked.push(["open", machine]);
      return EMPTY();
    },
    run: async (_, keep, commands) => {
      asked.push(["run", commands]);
      if (commands.includes(refuses))
        throw Object.assign(new Error("unknown command"), { nearest: "alloc_pages" });
      return appended(commands, keep);
    },
    workload: async (_, keep, work) => {
      asked.push(["workload", work]);
      const done = work.go_on ? 4 : 2;
      return { ...appended(["w", "w"], keep), done, total: 4 };
    },
  };
  const page = {
    python,
    ready: () => ready,
    own: () => own,
    show: async (document, run) => void shown.push([document, run]),
  };
  return { page, asked, shown, arrive: () => (ready = true) };
}

const linkOf = (changes = {}) =>
  hashOf({
    machine: "matchbox",
    requests: ["a = alloc_pages order=0", "__free_pages a"],
    cursor: 1,
    ...changes,
  });

describe("a link", () => {
  test("waits for Python, is run aside, and is shown when all of it has run", async () => {
    const { page, asked, shown, arrive } = place({ ready: false });
    const opener = new SharedOpener(page);
    const hash = await linkOf({ note: "Look." });
    await opener.open(hash);
    expect([opener.state.value.phase, asked.length]).toEqual(["waiting", 0]);
    arrive();
    await opener.open(hash);
    expect(opener.state.value).toMatchObject({ phase: "open", note: "Look.", differs: false });
    expect(asked).toEqual([
      ["open", { preset: "matchbox" }],
      ["run", ["a = alloc_pages order=0", "__free_pages a"]],
    ]);
    expect(shown[0][1].commands.length).toBe(2);
  });

  test("that Python refuses changes nothing, and says why", async () => {
    const { page, shown } = place({ refuses: "__free_pages a" });
    const opener = new SharedOpener(page);
    expect(await opener.open(await linkOf())).toBe(false);
    expect(shown).toEqual([]);
    expect(opener.state.value).toMatchObject({
      phase: "failed",
      flaw: "refused",
      values: { message: "unknown command" },
    });
  });

  test("that cannot be read asks Python for nothing", async () => {
    const { page, asked } = place();
    const opener = new SharedOpener(page);
    expect(await opener.open("#/s/1/abc")).toBe(false);
    expect([opener.state.value.phase, opener.state.value.flaw, asked]).toEqual(["failed", "damaged", []]);
  });

  test("asks before it replaces requests of the visitor's own", async () => {
    const { page, asked, shown } = place({ own: 3 });
    const opener = new SharedOpener(page);
    const hash = await linkOf();
    await opener.open(hash);
    expect([opener.state.value.why, asked.length]).toEqual(["own", 0]);
    opener.dismiss();
    expect(opener.state.value.phase).toBe("none");
    await opener.open(hash);
    opener.agree();
    await expect.poll(() => shown.length).toBe(1);
  });

  test("asks before it runs much", async () => {
    const { page, asked } = place();
    const opener = new SharedOpener(page);
    await opener.open(await linkOf({ requests: [["steady", 1, 50_000, {}]] }));
    expect([opener.state.value.why, asked.length]).toEqual(["large", 0]);
  });

  test("runs a workload by its seed, slice by slice, in its place", async () => {
    const { page, asked } = place();
    const requests = ["a = alloc_pages order=0", ["steady", 7, 4, { live: 2 }], "__free_pages a"];
    await new SharedOpener(page).open(await linkOf({ requests }));
    expect(asked.slice(1)).toEqual([
      ["run", ["a = alloc_pages order=0"]],
      ["workload", { name: "steady", seed: 7, params: { live: 2 }, requests: 4 }],
      ["workload", { go_on: true }],
      ["run", ["__free_pages a"]],
    ]);
  });

  test("made by another version of the model says that the records differ", async () => {
    const { page } = place();
    const opener = new SharedOpener(page);
    await opener.open(await linkOf({ sum: 1 }));
    expect(opener.state.value).toMatchObject({ phase: "open", differs: true });
  });
});
