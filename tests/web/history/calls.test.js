import { expect, test } from "vitest";
import { callCounts, callStackAt, edgesTaken, nextCallOf } from "../../../web/src/history/calls.js";
import { call, historyOf, matchboxHistory } from "../fixtures.js";

const history = matchboxHistory();
const namesAt = (cursor) => callStackAt(history, cursor).map((one) => history.functions[one.function].name);

test.each([
  [0, []],
  [1, ["alloc_pages"]],
  [4, ["alloc_pages", "_alloc_pages", "__alloc_pages", "rmqueue"]],
  [12, ["alloc_pages", "_alloc_pages", "__alloc_pages", "rmqueue", "expand"]],
  [17, ["alloc_pages", "_alloc_pages", "__alloc_pages", "rmqueue"]],
  [23, []],
  [24, []],
  [30, ["__free_pages", "__free_pages_ok"]],
  [42, []],
])("at cursor %i the stack is %j", (cursor, names) => {
  expect(namesAt(cursor)).toEqual(names);
});

test("a call knows its record and its arguments", () => {
  expect(callStackAt(history, 8).at(-1)).toEqual({ function: 4, at: 7, args: [0, 0, 4] });
});

test("counts and edges are those of the request at the cursor, up to the cursor", () => {
  expect([...callCounts(history, 4)]).toEqual([0, 1, 2, 3].map((fn) => [fn, 1]));
  expect([...edgesTaken(history, 4).keys()]).toEqual(["0>1", "1>2", "2>3"]);
  expect([...callCounts(history, 24).keys()]).toEqual([0, 1, 2, 3, 4]);
  expect([...callCounts(history, 42).keys()]).toEqual([5, 6]);
  expect([...edgesTaken(history, 0)]).toEqual([]);
});

test("calls left open by a BUG() end where the next command begins", () => {
  const broken = historyOf([[call("__free_pages", 3, 0)], [call("alloc_pages", 0, 0)]]);
  expect(callStackAt(broken, 1).map((one) => one.function)).toEqual([5]);
  expect(callStackAt(broken, 2).map((one) => one.function)).toEqual([0]);
});

test("the next call of a function wraps round", () => {
  expect(nextCallOf(history, "expand", 0)).toBe(8);
  expect(nextCallOf(history, "expand", 8)).toBe(8);
  expect(nextCallOf(history, "__free_pages_ok", 30)).toBe(28);
  expect(nextCallOf(history, "balance_classzone", 0)).toBe(null);
});
