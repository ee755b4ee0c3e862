import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lineAt } from "../../web/src/app/code-reader.js";
import { complete } from "../../web/src/app/complete.js";
import { answerOf, consoleLines, helpText, readTyped } from "../../web/src/app/console.js";
import { logPage, logText } from "../../web/src/app/long-log.js";
import { complaintsAbout, firstFields, machineFrom, rangesIn } from "../../web/src/app/machine-form.js";
import { colouredLines } from "../../web/src/app/python-colours.js";
import { askCommand, firstAsk } from "../../web/src/app/request.js";
import { VERBS } from "../../web/src/app/vocabulary.js";
import { readable } from "../../web/src/components/readable-colour.js";
import { flagsOf, gfpText, MODIFIERS } from "../../web/src/i18n/gfp-meaning.js";
import { largestFree, seriesOf, unusableIndex } from "../../web/src/state/series.js";
import { Timeline } from "../../web/src/state/timeline.js";
import { runUntil } from "../../web/src/state/until.js";
import { history } from "./app-fixture.js";

const AROUND = { orders: 3, nodes: [0], zones: ["DMA", "Normal"], pages: [12], held: ["a", "ab"], next: "c" };
const offered = (line) => complete(line, line.length, AROUND).options.map(({ text }) => text);

describe("the vocabulary", () => {
  test("is Python's", () => {
    const python = readFileSync("py/buddyscope/commands.py", "utf8");
    const tables = python.slice(python.indexOf("ALLOC_PARAMS"), python.indexOf("VERBS:"));
    const pairs = [...tables.matchAll(/"(\w+)": \(([^)]*)\)/g)];
    const read = pairs.map(([, verb, keys]) => [verb, [...keys.matchAll(/"(\w+)"/g)].map(([, key]) => key)]);
    expect(Object.fromEntries(read)).toEqual(VERBS);
  });

  test("has every GFP modifier with Python's value", () => {
    const python = readFileSync("py/buddyscope/kernels/linux_2_4_22/gfp.py", "utf8");
    for (const { name, value } of MODIFIERS) {
      expect(Number(new RegExp(`"${name}": (0x[0-9a-f]+)`).exec(python)?.[1])).toBe(value);
    }
  });
});

describe("a request", () => {
  test("says only what differs from the usual", () => {
    expect(askCommand("a", firstAsk())).toBe("a = alloc_pages order=0");
    expect(askCommand("b", { ...firstAsk(), order: 3, gfp: 0x21 })).toBe(
      "b = alloc_pages order=3 gfp=GFP_ATOMIC|__GFP_DMA",
    );
    expect(askCommand("c", { ...firstAsk(), call: "rmqueue", zone: "DMA" })).toBe(
      "c = rmqueue order=0 zone=DMA",
    );
    expect(askCommand("d", { ...firstAsk(), call: "alloc_pages_node", node: "1" })).toBe(
      "d = alloc_pages_node node=1 order=0",
    );
  });

  test("names masks as the kernel does", () => {
    expect(gfpText(0x1d2)).toBe("GFP_HIGHUSER");
    expect(gfpText(0x1f1)).toBe("GFP_KERNEL|__GFP_DMA");
    expect(gfpText(0x50)).toBe("__GFP_WAIT|__GFP_IO");
    expect(gfpText(0)).toBe("0");
    expect(flagsOf(0x30).map(({ name }) => name)).toEqual(["__GFP_WAIT", "__GFP_HIGH"]);
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
  test("is said to be wrong beside the field", () => {
    const fields = firstFields();
    expect(complaintsAbout(fields)).toEqual({});
    expect(complaintsAbout({ ...fields, max_order: "0" })).toEqual({
      max_order: "From 1 to 14. Stock 2.4.22 has 10.",
    });
    expect(complaintsAbout({ ...fields, nodes: [{ DMA: "0", Normal: "-4", HighMem: "0" }] })).toEqual({
      "node0.Normal": "A whole number of pages, 0 for none.",
    });
    expect(complaintsAbout({ ...fields, watermarks: { ...fields.watermarks, Normal: "3 2 1" } })).toEqual({
      "watermarks.Normal": "They must not fall: min ≤ low ≤ high.",
    });
    expect(Object.keys(complaintsAbout({ ...fields, nodes: [...fields.nodes, fields.nodes[0]] }))).toEqual([
      "build",
    ]);
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
  const at = (cursor) => new Timeline(history()).seek(cursor);

  test("finds the record after which it is true", () => {
    expect(runUntil(history(), at(0), { kind: "called", name: "alloc_pages" })).toBe(1);
    expect(runUntil(history(), at(1), { kind: "called", name: "alloc_pages" })).toBe(7);
    expect(runUntil(history(), at(7), { kind: "called", name: "alloc_pages" })).toBe(null);
    expect(runUntil(history(), at(0), { kind: "kswapd" })).toBe(null);
  });

  test("sees an order fail, and free pages fall below a mark", () => {
    const failing = { ...history(), records: [20, 0, 496, 1, -1, 21, 0, -1, 0, 0, 4, 0, -3, 0, 0] };
    failing.machine.zones[0].pages_low = 2;
    expect(runUntil(failing, at(0), { kind: "fails", order: 1 })).toBe(2);
    expect(runUntil(failing, at(0), { kind: "fails", order: 0 })).toBe(null);
    expect(
      runUntil(failing, new Timeline(failing).frame, { kind: "below", zone: 0, mark: "pages_low" }),
    ).toBe(3);
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
    const { entries, next } = logPage(history(), { text: "", kind: "" }, 0);
    expect(entries.length).toBe(10);
    expect(entries.map(({ request }) => request).filter(Boolean)).toEqual([
      "a = alloc_pages order=0",
      "b = alloc_pages order=0",
    ]);
    expect(next).toBe(null);
  });

  test("is filtered by kind and by words", () => {
    expect(logPage(history(), { text: "", kind: "calls" }, 0).entries.map(({ cursor }) => cursor)).toEqual([
      1, 6, 7, 10,
    ]);
    expect(logPage(history(), { text: "no such words", kind: "" }, 0).entries).toEqual([]);
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
