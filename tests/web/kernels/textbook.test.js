/** The textbook's buddy system on the page: its records change the frame both ways, and the console speaks its words. */

import { beforeAll, expect, test } from "vitest";
import { snapshotOf, Timeline } from "../../../web/src/history/timeline.js";
import "../../../web/src/i18n/all-words.js";
import { sentenceAt } from "../../../web/src/kernels/described/sentences.js";
import { zoneModel } from "../../../web/src/kernels/described/zone-model.js";
import { kernelNamed, otherKernels } from "../../../web/src/kernels/index.js";
import { requestsOf } from "../../../web/src/kernels/requests.js";
import description from "../../../web/src/kernels/textbook/description.json";
import { complete } from "../../../web/src/sandbox/console/complete.js";
import { gaveNothing, helpText } from "../../../web/src/sandbox/console/console.js";

beforeAll(() => kernelNamed("textbook"));

const MACHINE = {
  kernel: "textbook",
  preset: "1mb-64kb",
  max_order: 5,
  zones: [{ node: 0, name: "Region", start_pfn: 0, size: 16, variant: "binary" }],
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

test("its one zone is called a region, and draws only sizes that are powers of two", async () => {
  expect(zoneModel(new Timeline(history()).frame, 0).title).toBe("Region");
  const { draws } = await kernelNamed("textbook");
  expect(draws?.(/** @type {any} */ (MACHINE))).toBe(true);
  expect(draws?.(/** @type {any} */ ({ zones: [{ variant: "fibonacci" }] }))).toBe(false);
});

test("each record is told in the kernel's own words", () => {
  const read = history();
  expect(sentenceAt(read, null, 1)).toBe("A request comes.");
  expect(sentenceAt(read, null, 3)).toBe("The block of order 4 at 0 is cut until a part of order 1 is left.");
  expect(sentenceAt(read, null, 14)).toBe("The block 0–1 changes hands.");
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

test("it is fetched when it is asked for", () => expect(otherKernels()).toEqual(["textbook"]));
