import { expect, test } from "vitest";
import { nextStop, previousStop } from "../../../web/src/history/stops.js";
import { Kind } from "../../../web/src/kernels/linux-2.4.22/kinds.js";
import { historyOf, LOCK, matchboxHistory, UNLOCK } from "../fixtures.js";

const history = matchboxHistory();

/** @param {any} granularity @param {object} [limits] */
function allStops(granularity, limits) {
  const stops = [];
  for (let at = 0; at < 42; ) {
    const next = nextStop(history, at, granularity, limits);
    if (next === at) break;
    stops.push(next);
    at = next;
  }
  return stops;
}

test("requests stop at the ends of commands", () => {
  expect(allStops("request")).toEqual([24, 42]);
});

test("functions stop after calls and returns too", () => {
  expect(allStops("function")).toEqual([1, 2, 3, 4, 8, 17, 20, 21, 22, 23, 24, 26, 28, 41, 42]);
});

test("steps stop after every record of the two requests", () => {
  expect(allStops("step")).toEqual(Array.from({ length: 42 }, (_, i) => i + 1));
});

test("a write of the value that is already there is no step", () => {
  const same = [Kind.PAGE_FLAGS, 3, 0, 0, 0];
  expect(nextStop(historyOf([[LOCK, same, UNLOCK]]), 1, "step")).toBe(3);
});

test.each(["request", "function", "step"])("%s: going back meets the same stops", (granularity) => {
  const forwards = [0, ...allStops(granularity)];
  const backwards = [42];
  while (backwards[0] > 0) backwards.unshift(previousStop(history, backwards[0], granularity));
  expect(backwards).toEqual(forwards);
});

test("limits are never passed", () => {
  expect(nextStop(history, 20, "request", { hi: 22 })).toBe(22);
  expect(nextStop(history, 22, "step", { hi: 22 })).toBe(22);
  expect(previousStop(history, 30, "request", { lo: 28 })).toBe(28);
  expect(nextStop(history, 42, "step")).toBe(42);
  expect(previousStop(history, 0, "step")).toBe(0);
});
