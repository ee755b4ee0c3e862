import { describe, expect, test } from "vitest";
import { Timeline } from "../../../../../web/src/history/timeline.js";
import { layout } from "../../../../../web/src/kernels/described/layout/zone.js";
import { zoneModel } from "../../../../../web/src/kernels/described/zone-model.js";
import { targetAt } from "../../../../../web/src/scene/hit.js";
import { pickAfter, sliderOf, targetAfterKey } from "../../../../../web/src/stage/prediction.js";
import { matchboxHistory } from "../../../fixtures.js";

const WIDTH = 716;
const ORDERS = [..."01234"];

function model(cursor = 24) {
  return zoneModel(new Timeline(matchboxHistory()).seek(cursor));
}

/** @param {object} options */
function choices(options) {
  const scene = layout(model(), { width: WIDTH, ...options });
  const shapes = scene.shapes.filter(({ kind }) => kind === "choice");
  return { scene, shapes: shapes.map(({ index, style, text }) => [index, style, text]) };
}

const list = { kind: "list", options: ORDERS, bit: null };
const bit = { kind: "bit", options: ["0", "1"], bit: [0, 7] };
const bits = { kind: "bits", options: ["0:6", "0:7", "1:3"], bit: null };

describe("what is asked for", () => {
  test("every list can be chosen, one is picked", () => {
    expect(choices({ asked: list, pick: 3 }).shapes).toEqual([
      [0, "open", ""],
      [1, "open", ""],
      [2, "open", ""],
      [3, "pick", ""],
      [4, "open", ""],
    ]);
  });

  test("a list is hit anywhere in its row, a bit in its cell", () => {
    const { scene } = choices({ asked: list });
    expect([targetAt(scene, 20, 390), targetAt(scene, 200, 390), targetAt(scene, 600, 390)]).toEqual([
      0,
      0,
      null,
    ]);
    const { scene: other } = choices({ asked: bits });
    expect([targetAt(other, 640, 380), targetAt(other, 690, 380), targetAt(other, 640, 415)]).toEqual([
      0, 1, 2,
    ]);
  });

  test("a value stands in its bit: a question mark, the pick, or what the keyboard is at", () => {
    expect(choices({ asked: bit, pick: null }).shapes).toEqual([[-1, "open", "?"]]);
    expect(choices({ asked: bit, pick: 0 }).shapes).toEqual([[-1, "pick", "0"]]);
    expect(choices({ asked: bit, pick: 0, target: 1 }).shapes).toEqual([
      [-1, "pick", "1"],
      [-1, "focus", ""],
    ]);
  });

  test("pointer and keyboard have frames of their own", () => {
    expect(choices({ asked: bits, pick: [1], aim: 0, target: 2 }).shapes).toEqual([
      [0, "open", ""],
      [0, "hover", ""],
      [1, "pick", ""],
      [2, "open", ""],
      [2, "focus", ""],
    ]);
  });

  test("pages and zones have no such frames", () => {
    expect(choices({ asked: { kind: "page", options: [], bit: null } }).shapes).toEqual([]);
    expect(choices({ asked: { kind: "zone", options: ["Normal"], bit: null } }).shapes).toEqual([]);
  });
});

describe("what was answered", () => {
  test.each([
    [
      "list",
      ORDERS,
      2,
      4,
      [
        [2, "you", "you"],
        [4, "kernel", "kernel"],
      ],
    ],
    ["list", ORDERS, 4, 4, [[4, "both", "you and kernel"]]],
    [
      "lists",
      ORDERS,
      [0, 1],
      [1, 2],
      [
        [0, "you", "you"],
        [1, "both", "you and kernel"],
        [2, "kernel", "kernel"],
      ],
    ],
    [
      "bits",
      ["0:6", "0:7"],
      [0],
      [1],
      [
        [0, "you", ""],
        [1, "kernel", ""],
      ],
    ],
    ["counts", ORDERS, [1, 2, 1, 1, 0], [1, 1, 1, 1, 0], [[1, "you", "you 2 · kernel 1"]]],
    ["list", ORDERS, null, 4, [[4, "kernel", "kernel"]]],
  ])("%s: theirs and the kernel's", (kind, options, picked, truth, shapes) => {
    expect(choices({ answers: { kind, options, bit: null, picked, truth } }).shapes).toEqual(shapes);
  });
});

describe("choosing", () => {
  test.each([
    ["list", null, 3, 3],
    ["list", 3, 1, 1],
    ["lists", null, 3, [3]],
    ["lists", [3], 1, [1, 3]],
    ["lists", [1, 3], 1, [3]],
    ["bits", [2], 2, []],
    ["bit", null, -1, 0],
    ["bit", 0, -1, 1],
    ["bit", 1, -1, 0],
    ["bit", null, 1, 1],
  ])("%s: with %o so far, choosing %i gives %o", (kind, pick, index, after) => {
    expect(pickAfter({ kind, options: [], bit: null }, pick, index)).toEqual(after);
  });

  test.each([
    ["ArrowDown", 0, 1],
    ["ArrowRight", 4, 4],
    ["ArrowUp", 0, 0],
    ["End", 1, 4],
    ["Home", 3, 0],
    ["x", 3, null],
  ])("%s from target %i goes to %o", (key, at, to) => {
    expect(targetAfterKey(key, list, at)).toBe(to);
  });

  test("the slider says what it is at", () => {
    const slider = sliderOf(model(), list, 3, 0, 3);
    expect(slider).toMatchObject({ min: 0, max: 4, now: 3, text: "list of order 3: 1 block. Picked" });
    expect(sliderOf(model(), bits, [], 0, 2).text).toBe("order 1, bit of 12–13 and 14–15");
    expect(sliderOf(model(), bit, null, 0, 1).text).toBe("1: order 0, bit of 14 and 15");
    expect(sliderOf(model(), null, null, 15, 0).text).toBe("page 15: A has it, in page 15");
  });
});
