import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cursorAfter } from "../../../../web/src/history/ranges.js";
import { Timeline } from "../../../../web/src/history/timeline.js";
import { factRows } from "../../../../web/src/kernels/linux-2.4.22/goal-facts.js";
import { challengeMet } from "../../../../web/src/kernels/linux-2.4.22/goals.js";
import { factInWords } from "../../../../web/src/lesson/goal-words.js";

/** @param {string} name */
function read(name) {
  return JSON.parse(readFileSync(`tests/lessons/${name}.json`, "utf8"));
}

const { runs, cases } = read("goal_cases");
const histories = read("goal_histories");

function nowAfter({ run, after }) {
  const history = histories[run];
  const frame = new Timeline(history).seek(cursorAfter(history, after));
  return { history, frame, setup: runs[run].setup };
}

describe("a goal means the same as in Python", () => {
  test.each(cases)("$goal after $after of $run", (one) => {
    const [row] = factRows([one.fact], nowAfter(one));
    expect(row.now).toEqual(one.now);
    expect(row.met).toBe(one.met);
  });

  test("all of it must hold", () => {
    const now = nowAfter({ run: "wants", after: 3 });
    const facts = cases.filter(({ run, after, met }) => run === "wants" && after === 3 && met);
    const challenge = { goal: [], facts: facts.map(({ fact }) => fact) };
    expect(challengeMet(challenge, now)).toBe(true);
    challenge.facts.push({ kind: "can", op: "", order: 0, values: [] });
    expect(challengeMet(challenge, now)).toBe(false);
  });
});

describe("a goal in words", () => {
  const fact = (more) => ({ op: "", order: 0, values: [], now: [], met: false, ...more });
  test.each([
    [{ kind: "requested", op: ">=", values: [12], now: [9] }, "at least 12", "9"],
    [{ kind: "waste", op: "<=", values: [33], now: [100 / 3] }, "at most 33%", "33.4%"],
    [{ kind: "includes", values: [3, 5], now: [] }, "includes 3, 5", "none yet"],
    [{ kind: "merges", op: "==", values: [0, 0, 1, 2], now: [0, 1] }, "0 0 1 2", "0 1"],
    [{ kind: "bits", op: "==", order: 2, values: [1, 1], now: [0, 1] }, "11", "01"],
    [{ kind: "cannot", order: 2, now: [3] }, "no", "yes"],
    [{ kind: "live", op: "<=", values: [4], now: [5] }, "at most 4", "5"],
  ])("%o", (given, goal, now) => {
    expect(factInWords(fact(given))).toMatchObject({ goal, now });
  });
});
