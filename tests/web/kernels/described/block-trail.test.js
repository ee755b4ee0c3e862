import { expect, test } from "vitest";
import { trailAt } from "../../../../web/src/kernels/described/block-trail.js";
import { matchboxHistory } from "../../fixtures.js";

const history = matchboxHistory();
const ghostsAt = (cursor) => trailAt(history, cursor).ghosts.map(({ order, page }) => [order, page]);

test("splitting leaves a ghost of every block that was halved", () => {
  expect(trailAt(history, 6)).toEqual({ hand: { page: 0, order: 4 }, ghosts: [] });
  expect(trailAt(history, 9)).toEqual({
    hand: { page: 8, order: 3 },
    ghosts: [{ page: 0, order: 4, why: "split" }],
  });
  expect(ghostsAt(24)).toEqual([
    [4, 0],
    [3, 8],
    [2, 12],
    [1, 14],
  ]);
});

test("merging leaves ghosts of both buddies", () => {
  expect(trailAt(history, 25)).toEqual({ hand: { page: 15, order: 0 }, ghosts: [] });
  expect(trailAt(history, 32)).toEqual({
    hand: { page: 14, order: 1 },
    ghosts: [
      { page: 15, order: 0, why: "merge" },
      { page: 14, order: 0, why: "merge" },
    ],
  });
  expect(trailAt(history, 42).hand).toBe(null);
  expect(ghostsAt(42)).toHaveLength(8);
});
