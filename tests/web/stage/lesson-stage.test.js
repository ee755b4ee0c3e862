import { expect, test } from "vitest";
import { Timeline } from "../../../web/src/history/timeline.js";
import { layout } from "../../../web/src/kernels/described/layout/zone.js";
import { zoneModel } from "../../../web/src/kernels/described/zone-model.js";
import { actionX, isThere, refusedOrder, wantsAt } from "../../../web/src/stage/lesson-stage.js";
import { matchboxHistory } from "../fixtures.js";

function sceneWith(parts, options = {}, cursor = 24) {
  return layout(zoneModel(new Timeline(matchboxHistory()).seek(cursor)), { width: 716, parts, ...options });
}

const kinds = (scene) => new Set(scene.shapes.map(({ kind }) => kind));

test("a stage without lists is one row of sixteen boxes", () => {
  const scene = sceneWith(["map"], {}, 0);
  const boxes = scene.shapes.filter(({ kind }) => kind === "block");
  expect(boxes.length).toBe(16);
  expect(new Set(boxes.map(({ y }) => y)).size).toBe(1);
  expect(kinds(scene)).toEqual(new Set(["text", "block"]));
});

test("an instrument that has not come is not drawn", () => {
  expect(kinds(sceneWith(["map", "lists"])).has("bit")).toBe(false);
  expect(kinds(sceneWith(["map", "lists"])).has("pill")).toBe(true);
  expect(kinds(sceneWith(["map", "lists"])).has("gauge")).toBe(false);
  expect(kinds(sceneWith(["map", "lists", "bitmap"])).has("bit")).toBe(true);
});

test("without a list of instruments all are there", () => {
  expect(kinds(sceneWith(null))).toEqual(kinds(sceneWith(undefined)));
  expect([...kinds(sceneWith(null))]).toEqual(expect.arrayContaining(["gauge", "pill", "bit", "block"]));
  expect([isThere(null, "lock"), isThere(["map"], "lock")]).toEqual([true, false]);
});

test("what a holder does not need is told to the block", () => {
  const scene = sceneWith(null, { wants: new Map([["a", 1]]) });
  const held = scene.shapes.find((one) => one.kind === "block" && one.holder === "a");
  expect([held.wanted, held.pages]).toEqual([null, 1]);
  const commands = [
    { text: "a = alloc_pages order=2 want=3", start: 0, end: 9 },
    { text: "b = alloc_pages order=0", start: 9, end: 12 },
    { text: "c = rmqueue want=5", start: 12, end: 20 },
  ];
  expect([
    ...wantsAt(/** @type {any} */ ({ machine: {}, commands }), /** @type {any} */ ({ cursor: 10 })),
  ]).toEqual([["a", 3]]);
});

test("a refusal stands over the pages with most free ones, once its request has ended", () => {
  const commands = [
    { text: "x = alloc_pages order=2", start: 0, end: 8, page: null, bug: null },
    { text: "free_pages a", start: 8, end: 12, page: null, bug: null },
  ];
  expect([3, 8, 12].map((cursor) => refusedOrder({ commands, machine: {} }, cursor))).toEqual([
    null,
    2,
    null,
  ]);
  const scene = sceneWith(null, { refused: 3 });
  const refusal = scene.shapes.find(({ kind }) => kind === "refusal");
  expect([refusal.label, refusal.w]).toEqual(["⊘ no block of 8", 317]);
  expect(actionX(scene)).toBe(Math.round(refusal.x + refusal.w / 2));
});
