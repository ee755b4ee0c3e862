import { describe, expect, test } from "vitest";
import { lineAt } from "../../../web/src/inspect/code-reader.js";
import { logPage, logText, wholeLog } from "../../../web/src/inspect/log-pages.js";
import { colouredLines } from "../../../web/src/inspect/python-highlight.js";
import { largestFree, seriesOf, unusableIndex } from "../../../web/src/kernels/described/chart-series.js";
import { logKinds, noFilter, zoneOf } from "../../../web/src/kernels/described/log-kinds.js";
import { gfpInWords, MODIFIERS } from "../../../web/src/kernels/linux-2.4.22/gfp-meaning.js";
import { Kind } from "../../../web/src/kernels/linux-2.4.22/kinds.js";
import {
  fieldsFrom,
  firstFields,
  firstNode,
  firstPool,
  machineFrom,
  rangesIn,
} from "../../../web/src/kernels/linux-2.4.22/machine-editor/form.js";
import { complaintsAbout } from "../../../web/src/kernels/linux-2.4.22/machine-editor/validate.js";
import { requestsOf } from "../../../web/src/kernels/requests.js";
import { lastTime, runUntil } from "../../../web/src/kernels/run-until.js";
import { complete } from "../../../web/src/sandbox/console/complete.js";
import { answerOf, consoleLines, helpText, readTyped } from "../../../web/src/sandbox/console/console.js";
import { askCommand, firstAsk } from "../../../web/src/sandbox/request-text.js";
import { readable } from "../../../web/src/ui/readable-colour.js";
import { history } from "../app-fixture.js";

const AROUND = { orders: 3, nodes: [0], zones: ["DMA", "Normal"], pages: [12], held: ["a", "ab"], next: "c" };
const offered = (line) => complete(line, line.length, AROUND).options.map(({ text }) => text);

describe("the vocabulary", () => {
  test("is sorted by what verbs are for", () => {
    const { alloc, free, all } = requestsOf();
    expect(alloc.rmqueue).toEqual(["order", "zone", "node", "want", "times", "reclaimable"]);
    expect(Object.keys(free)).toEqual(["__free_pages", "__free_page", "free_pages", "free_page"]);
    expect(all.constructor).toBe(undefined);
  });

  test("has every GFP modifier with its value", () => {
    expect(MODIFIERS.map(({ name, value }) => [name, value])).toContainEqual(["__GFP_WAIT", 0x10]);
    expect(MODIFIERS).toHaveLength(7);
  });
});

describe("the zones of a request", () => {
  test.each([
    [0x1d2, ["DMA", "Normal", "HighMem"], "Zones, in order: HighMem, Normal, DMA. It may sleep and reclaim."],
    [0x1d0, ["DMA", "Normal", "HighMem"], "Zones, in order: Normal, DMA. It may sleep and reclaim."],
    [0x1d2, ["Normal"], "Zones, in order: Normal. It may sleep and reclaim."],
    [0x21, ["DMA", "Normal"], "Zones, in order: DMA. It never sleeps; fails when the reserve is reached."],
    [0x21, ["Normal"], "No zone of this machine will do."],
  ])("%# are those that the machine has", (mask, there, words) => {
    expect(gfpInWords(mask, there)).toBe(words);
  });
});

describe("a request", () => {
  test("says only what differs from the usual", () => {
    const requests = requestsOf();
    const { call, values } = firstAsk(requests);
    const text = (name, verb, changes) =>
      askCommand(name, { call: verb, values: { ...values, ...changes } }, requests);
    expect(text("a", call, {})).toBe("a = alloc_pages order=0");
    expect(text("b", call, { order: 3, gfp: 0x21 })).toBe("b = alloc_pages order=3 gfp=GFP_ATOMIC|__GFP_DMA");
    expect(text("c", "rmqueue", { zone: "DMA" })).toBe("c = rmqueue order=0 zone=DMA");
    expect(text("d", "alloc_pages_node", { node: "1" })).toBe("d = alloc_pages_node node=1 order=0");
  });

  test("names masks as the kernel does", () => {
    const gfpText = (mask) => requestsOf().maskText("gfp", mask);
    expect(gfpText(0x1d2)).toBe("GFP_HIGHUSER");
    expect(gfpText(0x1f1)).toBe("GFP_KERNEL|__GFP_DMA");
    expect(gfpText(0x50)).toBe("__GFP_WAIT|__GFP_IO");
    expect(gfpText(0)).toBe("0");
  });
});

describe("completion", () => {
  test("offers verbs, arguments, values and held blocks where they can stand", () => {
    expect(offered("__fr")).toEqual(["__free_pages", "__free_page"]);
    expect(offered("__free_pages ")).toEqual(["a", "ab", "order=", "page="]);
    expect(offered("__free_pages ab ")).toEqual(["order=", "page="]);
    expect(offered("c = rm")).toEqual(["rmqueue"]);
    expect(offered("c = rmqueue order=1 ")).toEqual(["zone=", "node=", "want=", "times=", "reclaimable="]);
    expect(offered("c = rmqueue zone=")).toEqual(["zone=DMA", "zone=Normal"]);
    expect(offered("c = alloc_pages order=")).toEqual(["order=0", "order=1", "order=2"]);
    expect(offered("c = alloc_pages gfp=GFP_KERNEL|__GFP_D")).toEqual(["gfp=GFP_KERNEL|__GFP_DMA"]);
  });

  test("begins with the next name", () => {
    expect(complete("", 0, AROUND).options[0].text).toBe("c = alloc_pages");
    expect(complete("task fl", 7, AROUND)).toEqual({ from: 5, options: [{ text: "flags=", about: "" }] });
  });
});

describe("the console", () => {
  test("tells its own words from requests, and reads several lines as a script", () => {
    expect(readTyped("help rmqueue")).toEqual({ word: "help", about: "rmqueue" });
    expect(readTyped("a = alloc_page  # one\n\n__free_page a\n")).toEqual({
      commands: ["a = alloc_page", "__free_page a"],
    });
    expect(helpText("rmqueue")).toBe(
      "rmqueue: one zone, no watermark asked: the buddy core alone. It takes order= zone= node= want= times= reclaimable=",
    );
  });

  test("answers as short as can be", () => {
    const base = { start: 0, end: 1, order: 0, bug: null };
    expect(answerOf({ ...base, text: "a = alloc_pages order=0", page: 15 })).toBe("page 15");
    expect(answerOf({ ...base, text: "a = alloc_pages order=2", page: 12, order: 2 })).toBe("pages 12–15");
    expect(answerOf({ ...base, text: "a = alloc_pages order=2", page: null })).toBe("null: no block");
    expect(answerOf({ ...base, text: "task flags=0", page: null })).toBe("");
  });

  test("shows notes where they were said", () => {
    const note = { after: 1, kind: "error", text: "No.", nearest: "" };
    expect(consoleLines(history(), [note]).map(({ text }) => text)).toEqual([
      "a = alloc_pages order=0",
      "No.",
      "b = alloc_pages order=0",
    ]);
  });
});

describe("a machine of one's own", () => {
  const wrong = (changes) => complaintsAbout({ ...firstFields(), ...changes });

  test("is said to be wrong beside the field: which one, what was found, what was expected", () => {
    const fields = firstFields();
    expect(complaintsAbout(fields)).toEqual({});
    expect(wrong({ max_order: "15" })).toEqual({
      max_order: "MAX_ORDER: expected a whole number from 1 to 14, found “15”.",
    });
    expect(wrong({ nodes: [{ ...firstNode(), Normal: "-4" }] })).toEqual({
      "node0.Normal": "Normal of node 0: expected a whole number from 0 to 16,777,216, found “-4”.",
    });
    expect(wrong({ nodes: [{ ...firstNode(), Normal: "0" }] })).toEqual({
      "node0.Normal": "Node 0 has no pages: expected at least one in some zone.",
    });
    expect(wrong({ watermarks: { ...fields.watermarks, Normal: "3 2 1" } })).toEqual({
      "watermarks.Normal": "Watermarks of Normal: expected min ≤ low ≤ high, found “3 2 1”.",
    });
    expect(wrong({ cpus: "0 1" })).toEqual({
      cpus: "CPUs: expected up to 32 node numbers from 0 to 0, such as 0 0 0, found “0 1”.",
    });
    expect(wrong({ reserved: "900" })).toEqual({
      reserved: "Reserved page ranges: page 900 is in no node of this machine.",
    });
    expect(Object.keys(wrong({ nodes: [firstNode(), firstNode()] }))).toEqual(["build"]);
  });

  test("has nodes one after the other", () => {
    const nodes = [firstNode(), { ...firstNode(), start_pfn: "32" }];
    expect(wrong({ build: "numa", nodes })).toEqual({
      "node1.start_pfn": "start_pfn of node 1: expected 64 or more, after the node before it, found “32”.",
    });
  });

  test("has a pool that fits", () => {
    expect(wrong({ pool: [{ ...firstPool(), order: "10" }] })).toEqual({
      "pool0.order": "Pool line 1, Order: expected a whole number from 0 to 9, found “10”.",
    });
    expect(wrong({ pool: [firstPool(), { ...firstPool(), order: "3", blocks: "9" }] })).toEqual({
      "pool1.blocks": "Pool line 2: 72 pages are more than Normal of node 0 has (64).",
    });
  });

  test("comes back from plain data as it was, whatever it has", () => {
    const machine = {
      title: "All of it",
      build: "numa",
      nodes: [
        { start_pfn: 16, DMA: 16, Normal: 64 },
        { start_pfn: 512, HighMem: 32 },
      ],
      max_order: 6,
      watermarks: { Normal: [1, 2, 3] },
      cpus: [0, 1, 1],
      reserved: [
        [16, 2],
        [520, 1],
      ],
      pool: [{ node: 0, zone: "Normal", order: 1, blocks: 3 }],
    };
    expect(machineFrom(fieldsFrom(machine))).toEqual(machine);
    expect(complaintsAbout(fieldsFrom(machine))).toEqual({});
  });

  test("becomes plain data", () => {
    const fields = {
      ...firstFields(),
      watermarks: { DMA: "", Normal: "2 4 6", HighMem: "" },
      reserved: "0-3, 9",
    };
    expect(machineFrom(fields)).toEqual({
      build: "uma",
      nodes: [{ Normal: 64 }],
      max_order: 10,
      watermarks: { Normal: [2, 4, 6] },
      reserved: [
        [0, 4],
        [9, 1],
      ],
    });
    expect(rangesIn("4-2")).toBe(null);
  });
});

describe("run until", () => {
  test("finds the record after which it is true, forwards and backwards", () => {
    const called = { kind: "called", name: "alloc_pages" };
    expect([0, 1, 7].map((cursor) => runUntil(history(), cursor, called))).toEqual([1, 7, null]);
    expect([10, 7, 1].map((cursor) => lastTime(history(), cursor, called))).toEqual([7, 1, null]);
    expect(runUntil(history(), 0, { kind: "kswapd" })).toBe(null);
  });

  test("sees an order fail, and free pages pass a mark both ways", () => {
    const records = [20, 0, 496, 1, -1, 21, 0, -1, 0, 0, 4, 0, -3, 0, 0, 4, 0, 2, 0, 0];
    const failing = { ...history(), records };
    failing.machine.zones[0].pages_low = 2;
    expect(runUntil(failing, 0, { kind: "fails", order: 1 })).toBe(2);
    expect(runUntil(failing, 0, { kind: "fails", order: 0 })).toBe(null);
    //   4 free, then 1, then 3
    expect(runUntil(failing, 0, { kind: "below", zone: 0, mark: "pages_low" })).toBe(3);
    expect(runUntil(failing, 0, { kind: "above", zone: 0, mark: "pages_low" })).toBe(4);
    expect(lastTime(failing, 4, { kind: "below", zone: 0, mark: "pages_low" })).toBe(3);
  });

  test("follows one page: allocated by rmqueue(), freed by __free_pages_ok()", () => {
    const functions = [
      { name: "rmqueue", args: ["zone", "order"], returns: "page", file: "" },
      { name: "__free_pages_ok", args: ["page", "order"], returns: "", file: "" },
    ];
    const records = [20, 0, 0, 1, 0, 21, 0, 2, 0, 0, 20, 1, 2, 1, 0, 21, 1, 0, 0, 0];
    const story = { ...history(), functions, commands: [], records };
    expect(runUntil(story, 0, { kind: "allocated", page: 3 })).toBe(2);
    expect(runUntil(story, 0, { kind: "allocated", page: 1 })).toBe(null);
    expect(runUntil(story, 0, { kind: "freed", page: 3 })).toBe(3);
    expect(lastTime(story, 4, { kind: "freed", page: 2 })).toBe(3);
  });
});

describe("charts", () => {
  test("sample free blocks at the end of each request", () => {
    //   cursor 0: [0–3]      6: a has 3, free 0–1, 2      10: b has 2, free 0–1
    const { cursors, blocks } = seriesOf(history());
    expect(cursors).toEqual([0, 6, 10]);
    expect(blocks).toEqual([
      [
        [0, 1, 0],
        [0, 1, 1],
        [1, 0, 0],
      ],
    ]);
    expect(largestFree(blocks[0])).toEqual([2, 1, 1]);
    expect(unusableIndex(blocks[0], 1)).toEqual([0, 1 - 2 / 3, 0]);
    expect(unusableIndex([[0]], 0)).toEqual([null]);
  });

  test("have colours that can be seen on their ground", () => {
    expect(readable("#d55e00", "#ffffff", "#1d2330")).toBe("#d55e00");
    expect(readable("#00224e", "#1a1f28", "#e8eaee")).not.toBe("#00224e");
  });
});

describe("the log of the whole history", () => {
  test("has a page of sentences with the requests they belong to", () => {
    const { entries, next } = logPage(history(), noFilter(), 0);
    expect(entries.length).toBe(10);
    expect(entries.map(({ request }) => request).filter(Boolean)).toEqual([
      "a = alloc_pages order=0",
      "b = alloc_pages order=0",
    ]);
    expect(next).toBe(null);
  });

  test("is filtered by kind and by words", () => {
    expect(
      logPage(history(), { ...noFilter(), kind: "calls" }, 0).entries.map(({ cursor }) => cursor),
    ).toEqual([1, 6, 7, 10]);
    expect(logPage(history(), { ...noFilter(), text: "no such words" }, 0).entries).toEqual([]);
  });

  test("offers the groups that there are records for", () => {
    expect(logKinds(history())).toEqual([
      "",
      "calls",
      "lists",
      "bits",
      "counts",
      "pages",
      "names",
      "pool",
      "local",
      "task",
      "locks",
      "bug",
    ]);
  });

  test("filters by function, zone and request", () => {
    const cursors = (changes) =>
      logPage(history(), { ...noFilter(), ...changes }, 0).entries.map(({ cursor }) => cursor);
    expect(cursors({ name: "alloc_pages" })).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(cursors({ name: "rmqueue" })).toEqual([]);
    expect(cursors({ request: 1 }).every((one) => one > 6)).toBe(true);
    expect(cursors({ zone: 0 })).toContain(2);
    expect(cursors({ zone: 1 })).toEqual([]);
    expect(zoneOf(history(), { number: 0, kind: Kind.ADD_TO_POOL, a: 3, b: 0, c: 0, d: 0 })).toBe(0);
  });

  test("is copied whole, not only the page that is shown", () => {
    const pieces = [...wholeLog(history(), noFilter())];
    expect(pieces.at(-1).cursor).toBe(10);
    const text = pieces.map((piece) => piece.text).join("\n");
    expect(text.split("\n").filter((line) => line.startsWith("> "))).toEqual([
      "> a = alloc_pages order=0",
      "> b = alloc_pages order=0",
    ]);
  });

  test("is copied as plain lines", () => {
    expect(logText([{ cursor: 1, sentence: "It is asked.", request: "a = alloc_page" }])).toBe(
      "> a = alloc_page\n1\tIt is asked.",
    );
  });
});

describe("code", () => {
  test("is coloured line by line", () => {
    expect(colouredLines("def f(a):\n    return 1  # one\n")).toEqual([
      [
        { text: "def", kind: "keyword" },
        { text: " ", kind: "" },
        { text: "f", kind: "name" },
        { text: "(a):", kind: "" },
      ],
      [
        { text: "    ", kind: "" },
        { text: "return", kind: "keyword" },
        { text: " ", kind: "" },
        { text: "1", kind: "number" },
        { text: "  ", kind: "" },
        { text: "# one", kind: "comment" },
      ],
    ]);
  });

  test("shows the line that made the last record", () => {
    const lines = [0, 0, 2, 5].map((cursor) => ({ cursor, file: "f.py", line: 1, locals: [] }));
    expect([0, 1, 2, 3, 5, 6].map((cursor) => lineAt(lines, cursor))).toEqual([null, 1, 1, 2, 2, 3]);
  });
});
