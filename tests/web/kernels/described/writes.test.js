import { expect, test } from "vitest";
import { Timeline } from "../../../../web/src/history/timeline.js";
import { Kind } from "../../../../web/src/kernels/linux-2.4.22/kinds.js";
import { historyOf, plain } from "../../fixtures.js";

/** Each changes something in the all-free frame of 16 pages. */
const RECORDS = [
  ["ADD_TO_FREE_LIST", [Kind.ADD_TO_FREE_LIST, 0, 2, 4, 0], (f) => f.zones[0].lists[2].get(4), 0],
  ["DEL_FROM_FREE_LIST", [Kind.DEL_FROM_FREE_LIST, 0, 4, 0, -1], (f) => f.zones[0].lists[4].size, 0],
  ["TOGGLE_BIT", [Kind.TOGGLE_BIT, 0, 1, 3, 0], (f) => f.zones[0].maps[1][3], 1],
  ["FREE_PAGES", [Kind.FREE_PAGES, 0, -4, 0, 0], (f) => f.zones[0].free_pages, 12],
  ["NEED_BALANCE", [Kind.NEED_BALANCE, 0, 1, 0, 0], (f) => f.zones[0].need_balance, 1],
  ["PAGE_COUNT", [Kind.PAGE_COUNT, 5, 2, 0, 0], (f) => f.counts.get(5), 2],
  ["PAGE_FLAGS", [Kind.PAGE_FLAGS, 5, 64, 0, 0], (f) => f.flags.get(5), 64],
  ["SYSTEM", [Kind.SYSTEM, 3, 0, 1, 0], (f) => f.system[3], 0],
  ["ADD_TO_LOCAL", [Kind.ADD_TO_LOCAL, 8, 2, 0, 0], (f) => f.local.get(8), { order: 2, stamp: 0 }],
  ["LOCK", [Kind.LOCK, 0, 0, 0, 0], (f) => f.zones[0].locked, true],
  ["NAME", [Kind.NAME, 8, 3, 2, 0], (f) => f.blocks.get(8), { order: 3, name: "b" }],
];

test.each(RECORDS)("%s is applied, and undone exactly", (_, record, read, expected) => {
  const timeline = new Timeline(historyOf([[record]]));
  const before = plain(timeline.frame);
  expect(read(timeline.seek(1))).toEqual(expected);
  expect(plain(timeline.seek(0))).toEqual(before);
});

test.each([
  ["CALL", [Kind.CALL, 0, 0, 0, 0]],
  ["RETURN", [Kind.RETURN, 0, 0, 0, 0]],
  ["BUG", [Kind.BUG, 0, 0, 0, 0]],
])("%s changes only the cursor", (_, record) => {
  const timeline = new Timeline(historyOf([[record]]));
  const before = plain(timeline.frame);
  expect(plain(timeline.seek(1))).toEqual({ ...before, cursor: 1 });
});

test("a record about something that does not exist says so", () => {
  const timeline = new Timeline(historyOf([[[Kind.TOGGLE_BIT, 0, 1, 99, 0]]]));
  expect(() => timeline.seek(1)).toThrow("record 0 flips a bit that does not exist");
});
