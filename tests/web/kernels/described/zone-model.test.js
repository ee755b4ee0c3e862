import { expect, test } from "vitest";
import { Timeline } from "../../../../web/src/history/timeline.js";
import { blockAt, zoneModel } from "../../../../web/src/kernels/described/zone-model.js";
import { historyOf, matchboxHistory } from "../../fixtures.js";

/** @param {number} cursor */
function blocksAt(cursor) {
  const model = zoneModel(new Timeline(matchboxHistory()).seek(cursor));
  return model.blocks.map(({ kind, page, order, name }) => [kind, page, order, name]);
}

test.each([
  [0, [["free", 0, 4, null]]],
  [6, [["hand", 0, 4, null]]],
  [
    9,
    [
      ["free", 0, 3, null],
      ["hand", 8, 3, null],
    ],
  ],
  [
    11,
    [
      ["free", 0, 3, null],
      ["free", 8, 2, null],
      ["hand", 12, 2, null],
    ],
  ],
  [42, [["free", 0, 4, null]]],
])("at cursor %i every page belongs to one block: %j", (cursor, blocks) => {
  expect(blocksAt(cursor)).toEqual(blocks);
});

test("a named block is allocated, and a page knows its block", () => {
  const model = zoneModel(new Timeline(matchboxHistory()).seek(24));
  expect(blockAt(model, 15)).toEqual({ kind: "allocated", page: 15, order: 0, pages: 1, name: "a" });
  expect(blockAt(model, 10)?.page).toBe(8);
  expect(blockAt(model, 16)).toBe(null);
});

test("reserved pages are one run and never in hand", () => {
  const history = matchboxHistory();
  const zones = [{ free_pages: 8, need_balance: 0, lists: [[], [], [], [8], []], maps: [[], [], [], [0]] }];
  const flags = Array.from({ length: 8 }, (_, page) => [page, 1 << 14]);
  const { frame } = new Timeline(historyOf([], { start: { ...history.start, zones, flags } }));
  expect(zoneModel(frame).blocks.map(({ kind, page, pages }) => [kind, page, pages])).toEqual([
    ["reserved", 0, 8],
    ["free", 8, 8],
  ]);
});
