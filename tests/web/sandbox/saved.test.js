// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Timeline } from "../../../web/src/history/timeline.js";
import { resultsOf } from "../../../web/src/kernels/described/request-results.js";
import { Autosave } from "../../../web/src/sandbox/autosave.js";
import {
  addSaving,
  buddyinfoText,
  resultsCsv,
  save,
  savingRows,
  scriptText,
} from "../../../web/src/sandbox/export.js";
import { readSaved, savedSandboxes } from "../../../web/src/sandbox/saved.js";
import { history } from "../app-fixture.js";

const MACHINE = { preset: "matchbox" };
const work = (...commands) => ({ machine: MACHINE, title: "Matchbox", commands, cursor: 3 });

/** A tab: its own session, its own clock that does not run, names in order. */
let count = 0;
function tab(session = { id: "" }) {
  const world = {
    now: () => 1000 + count,
    random: () => `id${++count}`,
    after: () => 0,
    cancel: () => {},
    session: { read: () => session.id, write: (id) => void Object.assign(session, { id }) },
  };
  return { autosave: new Autosave(world), session };
}

function type({ autosave }, ...commands) {
  autosave.note(() => work(...commands));
  autosave.flush();
}

beforeEach(() => localStorage.clear());

describe("a sandbox", () => {
  test("comes back after a reload of its tab", () => {
    const first = tab();
    type(first, "a = alloc_page");
    type(first, "a = alloc_page", "b = alloc_page");
    expect(savedSandboxes()).toHaveLength(1);
    const again = tab(first.session);
    expect(again.autosave.ofThisTab()).toMatchObject({
      commands: ["a = alloc_page", "b = alloc_page"],
      cursor: 3,
    });
    type(again, "a = alloc_page", "b = alloc_page", "c = alloc_page");
    expect(savedSandboxes().map(({ requests }) => requests)).toEqual([3]);
    expect(again.autosave.trouble.value).toBe("");
  });

  test("of another tab is not written over: the second one goes on beside it, and says so", () => {
    const first = tab();
    type(first, "a");
    const copy = tab({ id: first.session.id });
    copy.autosave.ofThisTab();
    type(first, "a", "b");
    type(copy, "a", "x");
    expect(copy.autosave.trouble.value).toBe("split");
    expect(first.autosave.trouble.value).toBe("");
    expect(savedSandboxes().map(({ requests }) => requests)).toEqual([2, 2]);
    expect(readSaved(first.session.id).commands).toEqual(["a", "b"]);
    expect(readSaved(copy.session.id).commands).toEqual(["a", "x"]);
  });

  test("that is damaged is told, and blocks nothing", () => {
    localStorage.setItem("buddyscope:1:sandbox:bad", "{ not json");
    localStorage.setItem("buddyscope:1:sandbox:odd", JSON.stringify({ v: 1, machine: {}, commands: "no" }));
    expect(savedSandboxes().map(({ id, broken }) => [id, broken !== ""])).toEqual([
      ["bad", true],
      ["odd", true],
    ]);
    const other = tab({ id: "bad" });
    expect(() => other.autosave.ofThisTab()).toThrow(SyntaxError);
    type(other, "a");
    expect(savedSandboxes().filter(({ broken }) => !broken)).toHaveLength(1);
  });

  test("with a name is kept as it was; what is done from it is another story", () => {
    const one = tab();
    one.autosave.saveAs("Mine", work("a", "b"));
    const [{ id, name }] = savedSandboxes();
    expect(name).toBe("Mine");
    expect(one.autosave.open(id).commands).toEqual(["a", "b"]);
    type(one, "a", "b", "c");
    expect(readSaved(id).commands).toEqual(["a", "b"]);
    expect(savedSandboxes().map((entry) => [entry.name, entry.requests])).toEqual([
      ["Mine", 2],
      ["", 3],
    ]);
  });

  test("lives in memory where the browser keeps nothing, and says so", () => {
    const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    const one = tab();
    type(one, "a");
    expect(one.autosave.trouble.value).toBe("memory");
    expect(savedSandboxes().map(({ requests }) => requests)).toEqual([1]);
    full.mockRestore();
    type(one, "a", "b");
    expect(one.autosave.trouble.value).toBe("");
  });

  test("ends no other, however many there are: the first tab finds its own after a reload", () => {
    const first = tab();
    type(first, "a0", "b0");
    for (let i = 1; i < 20; i++) type(tab(), `a${i}`);
    expect(savedSandboxes()).toHaveLength(20);
    expect(tab(first.session).autosave.ofThisTab().commands).toEqual(["a0", "b0"]);
  });
});

describe("the sandbox as text", () => {
  test("is a script with its machine", () => {
    expect(scriptText(MACHINE, "Match\nbox", history())).toBe(
      '# Buddyscope: Match box\n# machine {"preset":"matchbox"}\n' +
        "a = alloc_pages order=0\nb = alloc_pages order=0\n",
    );
  });

  test("is /proc/buddyinfo at the cursor", () => {
    const timeline = new Timeline(history());
    expect(buddyinfoText(timeline.seek(0))).toBe("Node 0, zone   Normal      0      0      1 \n");
    expect(buddyinfoText(timeline.seek(10))).toBe("Node 0, zone   Normal      0      1      0 \n");
  });

  test("is one row a request", () => {
    expect(resultsOf(history())[0]).toMatchObject({
      number: 1,
      page: 3,
      order: 0,
      failed: false,
      splits: 0,
      merges: 0,
    });
    expect(resultsCsv(history()).split("\r\n")).toEqual([
      "number,command,page,order,failed,bug,misuse,splits,merges,functions,records",
      "1,a = alloc_pages order=0,3,0,false,,,0,0,alloc_pages,6",
      "2,b = alloc_pages order=0,2,0,false,,,0,0,alloc_pages,4",
      "",
    ]);
  });

  test("counts splits, merges and failures", () => {
    const functions = ["expand", "__free_pages_ok", "alloc_pages"].map((name) => ({
      name,
      args: [],
      returns: name === "alloc_pages" ? "page" : "",
      file: "",
    }));
    const records = [
      ...[20, 2, 0, 0, 0, 20, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 2, 0, 21, 0, 0, 0, 0, 21, 2, 3, 0, 0],
      ...[20, 1, 0, 0, 0, 2, 0, 0, 2, 3, 1, 0, 1, 2, 0, 21, 1, 0, 0, 0],
      ...[20, 2, 0, 0, 0, 21, 2, -1, 0, 0],
    ];
    const command = { text: "x", page: null, order: null, bug: null, misuse: null };
    const spans = [
      [0, 6],
      [6, 10],
      [10, 12],
    ];
    const commands = spans.map(([start, end]) => ({ ...command, start, end }));
    const rows = resultsOf({ ...history(), functions, commands, records });
    expect(rows.map(({ splits, merges, failed }) => [splits, merges, failed])).toEqual([
      [2, 0, false],
      [0, 1, false],
      [0, 0, true],
    ]);
  });
});

test("a request that returns a kernel address has not failed; one that returns 0 has", () => {
  const functions = [{ name: "__get_free_pages", args: [], returns: "address", file: "" }];
  const records = [20, 0, 0, 0, 0, 21, 0, -1056972800, 0, 0, 20, 0, 0, 0, 0, 21, 0, 0, 0, 0];
  const command = { text: "x", page: null, order: null, bug: null, misuse: null };
  const commands = [
    { ...command, start: 0, end: 2 },
    { ...command, start: 2, end: 4 },
  ];
  const rows = resultsOf({ ...history(), functions, commands, records });
  expect(rows.map(({ failed }) => failed)).toEqual([false, true]);
});

describe("save as", () => {
  test("takes entries of others, and copies what they make", async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    addSaving({ id: "link", label: () => "Link", about: () => "To here", make: async () => "https://here" });
    expect(savingRows().at(-1)).toEqual({
      id: "link",
      label: "Link",
      about: "To here",
      copy: true,
      download: false,
      able: true,
    });
    expect(await save("link", "copy")).toBe(true);
    expect(writeText).toHaveBeenCalledWith("https://here");
    vi.stubGlobal("navigator", {});
    expect(await save("link", "copy")).toBe(false);
    expect(await save("nothing", "copy")).toBe(false);
  });
});
