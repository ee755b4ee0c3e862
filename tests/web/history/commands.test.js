import { expect, test } from "vitest";
import { commandIndexAt } from "../../../web/src/history/commands.js";
import { historyOf, LOCK, matchboxHistory, UNLOCK } from "../fixtures.js";

test.each([
  [0, -1],
  [1, 0],
  [24, 0],
  [25, 1],
  [42, 1],
  [43, -1],
])("cursor %i belongs to command %i", (cursor, index) => {
  expect(commandIndexAt(matchboxHistory(), cursor)).toBe(index);
});

test("a command without records owns no cursor", () => {
  const history = historyOf([[LOCK], [], [UNLOCK]]);
  expect([1, 2].map((cursor) => commandIndexAt(history, cursor))).toEqual([0, 2]);
});
