/** Moves by hand as records: the stage draws them as it draws the model's. */

import { expect, test } from "vitest";
import { snapshotOf, Timeline } from "../../../web/src/history/timeline.js";
import { handAfter, handHistory } from "../../../web/src/practice/hand-moves.js";
import { matchboxHistory } from "../fixtures.js";

const TOLD = { text: "by hand", names: { lower: "lower", upper: "upper", hand: "hand" }, freed: "" };
const take = (order, at) => ({ kind: "take", zone: 0, order, at });
const put = (order, at) => ({ kind: "put", zone: 0, order, at });
const flip = (order, at) => ({ kind: "flip", zone: 0, order, at });

/** What the first command of the fixture does: page 15 out of 16. */
const ALL = [
  take(4, 0),
  put(3, 0),
  flip(3, 0),
  put(2, 8),
  flip(2, 1),
  put(1, 12),
  flip(1, 3),
  put(0, 14),
  flip(0, 7),
];

const start = () => new Timeline(matchboxHistory());
const after = (moves, given = null) => {
  const made = handHistory(matchboxHistory(), 0, start().frame, given, moves, TOLD);
  const timeline = new Timeline(made);
  timeline.seek(timeline.length);
  return timeline;
};

test("the same moves leave the same lists and bits as the model's records", () => {
  const model = start();
  model.seek(24);
  const [ours, theirs] = [after(ALL), model].map(
    ({ frame, history: { names } }) => snapshotOf(frame, names).zones,
  );
  expect(ours[0].lists).toEqual(theirs[0].lists);
  expect(ours[0].maps).toEqual(theirs[0].maps);
  expect(ours[0].free_pages).toBe(15);
});

test("what is in hand is the half that did not go back", () => {
  const { frame } = start();
  expect(handAfter(frame, null, ALL.slice(0, 1))).toEqual({ page: 0, order: 4 });
  expect(handAfter(frame, null, ALL.slice(0, 2))).toEqual({ page: 8, order: 3 });
  expect(handAfter(frame, null, [take(4, 0), put(3, 8)])).toEqual({ page: 0, order: 3 });
  expect(handAfter(frame, null, [...ALL, { kind: "hand", zone: 0, order: 0, at: 15 }])).toBe(null);
});

test("a block that is given back grows with each buddy and goes back as a whole", () => {
  const model = start();
  model.seek(24);
  const given = { page: 15, order: 0 };
  expect(handAfter(model.frame, given, [take(0, 14)])).toEqual({ page: 14, order: 1 });
  expect(handAfter(model.frame, given, [take(0, 14), take(1, 12)])).toEqual({ page: 12, order: 2 });
  expect(handAfter(model.frame, given, [take(0, 14), put(1, 14)])).toBe(null);
});

test("a block in hand shows where it can be cut", () => {
  const { blocks } = after(ALL.slice(0, 2)).frame;
  expect([...blocks]).toEqual([
    [8, { order: 2, name: "lower" }],
    [12, { order: 2, name: "upper" }],
  ]);
  expect([...after(ALL).frame.blocks]).toEqual([[15, { order: 0, name: "hand" }]]);
});

test("a half on a wrong list is drawn there, and going back undoes it", () => {
  const timeline = after([take(4, 0), put(1, 0), flip(2, 1)]);
  expect(timeline.frame.zones[0].lists[1].head()).toEqual([0]);
  timeline.seek(0);
  const [zone] = snapshotOf(timeline.frame, timeline.history.names).zones;
  expect(zone.lists).toEqual([[], [], [], [], [0]]);
  expect(zone.maps.flat()).toEqual([]);
});

test("nothing of the model's answer is in the learner's history", () => {
  const { history: made } = after([take(4, 0)]);
  expect(made.commands.map(({ text }) => text)).toEqual(["by hand"]);
});
