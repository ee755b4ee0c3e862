/** The learner's moves against the model's, group by group. */

import { expect, test } from "vitest";
import { grade, groupsOf } from "../../../web/src/practice/grade.js";

const move = (kind, order, at, group) => ({ kind, zone: 0, order, at, group, rule: "", cursor: 0 });

/** A block of order 1 is taken, halved once, and page 13 is given out. */
const SPLIT = [
  move("take", 1, 12, 0),
  move("flip", 1, 3, 0),
  move("put", 0, 12, 1),
  move("flip", 0, 6, 1),
  move("hand", 0, 13, 2),
];

test("the model's own moves are right", () => {
  expect(grade(SPLIT, SPLIT)).toMatchObject({ right: true, done: 3, groups: 3, given: null, expected: null });
});

test("a list and its bit may come in either order", () => {
  const [take, flip, put, other, hand] = SPLIT;
  expect(grade([flip, take, other, put, hand], SPLIT).right).toBe(true);
});

test("the groups must follow each other", () => {
  const [take, flip, put, other, hand] = SPLIT;
  expect(grade([take, put, flip, other, hand], SPLIT)).toMatchObject({
    right: false,
    done: 0,
    at: 1,
    given: put,
    expected: flip,
  });
});

test("the first wrong move is named with what the model did there", () => {
  const wrong = move("put", 0, 13, 1);
  const given = [SPLIT[0], SPLIT[1], wrong, SPLIT[3], SPLIT[4]];
  expect(grade(given, SPLIT)).toMatchObject({
    right: false,
    done: 1,
    at: 2,
    given: wrong,
    expected: SPLIT[2],
  });
});

test("moves that are missing, and one that is too many", () => {
  expect(grade(SPLIT.slice(0, 2), SPLIT)).toMatchObject({
    right: false,
    at: 2,
    given: null,
    expected: SPLIT[2],
  });
  const more = [...SPLIT, move("flip", 2, 0, 0)];
  expect(grade(more, SPLIT)).toMatchObject({ right: false, at: 5, given: more[5], expected: null, done: 3 });
});

test("of a decision only what the learner says counts", () => {
  const model = [
    { ...move("test", -1, 1, 0), zone: 2 },
    { ...move("serve", 3, 64, 1), zone: 2 },
  ];
  const said = [
    { kind: "test", zone: 2, order: -1, at: 1 },
    { kind: "serve", zone: 2, order: -1, at: -1 },
  ];
  expect(grade(said, model).right).toBe(true);
  expect(grade([{ ...said[0], at: 0 }, said[1]], model).right).toBe(false);
  expect(grade([said[0], { ...said[1], zone: 1 }], model).right).toBe(false);
});

test("groups are read off the moves", () => {
  expect(groupsOf(SPLIT).map((group) => group.map(({ kind }) => kind))).toEqual([
    ["take", "flip"],
    ["put", "flip"],
    ["hand"],
  ]);
});
