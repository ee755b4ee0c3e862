import { expect, test } from "vitest";
import { planOf, secondsOf } from "../../../web/src/player/pace.js";
import { matchboxHistory } from "../fixtures.js";

const history = matchboxHistory();
const WHOLE = { start: 0, end: 42 };

/** The same request so many times, its records one after the other. @param {number} times */
function repeated(times) {
  const [first] = history.commands;
  const records = [...history.records].slice(0, first.end * 5);
  const commands = Array.from({ length: times }, (_, i) => ({
    ...first,
    start: i * first.end,
    end: (i + 1) * first.end,
  }));
  const all = Int32Array.from(commands.flatMap(() => records));
  return { history: { ...history, commands, records: all }, range: { start: 0, end: times * first.end } };
}

test("a short step plays at the pace of its grain", () => {
  expect(planOf(history, WHOLE, "request")).toEqual({ until: 24, first: 1400, rest: 1400 });
  expect(secondsOf(history, WHOLE, "request")).toBeCloseTo(2.8);
});

test("repeats are fast, and the first request stays slow", () => {
  const { history: many, range } = repeated(12);
  const { first, rest } = planOf(many, range, "step");
  expect(first).toBeGreaterThan(300);
  expect(rest).toBeLessThan(first);
  expect(secondsOf(many, range, "step")).toBeLessThanOrEqual(15.001);
});

test.each(["request", "function", "step"])(
  "no step plays longer than 15 seconds at the grain %s",
  (grain) => {
    for (const times of [1, 2, 40, 400]) {
      const { history: many, range } = repeated(times);
      expect(secondsOf(many, range, grain)).toBeLessThanOrEqual(15.001);
    }
  },
);
