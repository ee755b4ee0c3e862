import { expect, test } from "vitest";
import { Timeline } from "../../../web/src/history/timeline.js";
import { layout } from "../../../web/src/kernels/described/layout/zone.js";
import { zoneModel } from "../../../web/src/kernels/described/zone-model.js";
import { DURATION, easeOut, sceneAt, transition } from "../../../web/src/scene/animate.js";
import { matchboxHistory } from "../fixtures.js";

/** @param {number} cursor @param {number} [width] */
function pictureAt(cursor, width = 716) {
  return layout(zoneModel(new Timeline(matchboxHistory()).seek(cursor)), { width });
}

const block = (scene, id) => scene.shapes.find((one) => one.id === id);

test("a split grows out of its parent's row", () => {
  // order 4 stands at y 79.5, order 3 at 123.5
  const change = transition(pictureAt(8), pictureAt(9));
  expect(block(sceneAt(change, 0), "block:3:0").y).toBe(79.5);
  expect(block(sceneAt(change, 0.5), "block:3:0").y).toBe(101.5);
  expect(block(sceneAt(change, 1), "block:3:0").y).toBe(123.5);
});

test("a merge sinks into the block that holds its pages", () => {
  // order 0 stands at y 255.5, order 1 at 211.5
  const change = transition(pictureAt(31), pictureAt(32));
  const halfway = block(sceneAt(change, 0.5), "leaving:block:0:14");
  expect(halfway).toMatchObject({ y: 233.5, alpha: 0.5 });
  expect(block(sceneAt(change, 1), "leaving:block:0:14")).toBe(undefined);
});

test("another width is a cut", () => {
  expect(transition(pictureAt(8), pictureAt(9, 500))).toBe(null);
});

test("it begins fast, ends gently, and is short", () => {
  expect([0, 0.5, 1, 2].map(easeOut)).toEqual([0, 0.875, 1, 1]);
  expect(DURATION).toBeLessThanOrEqual(250);
});
