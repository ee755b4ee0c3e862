/** Every challenge of every lesson, at every record of attempts at it: "Solved" is said after a request that ended in the goal, and never else. */
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { Timeline } from "../../../../web/src/history/timeline.js";
import { challengeMet, challengeSolved } from "../../../../web/src/kernels/linux-2.4.22/goals.js";

const attempts = JSON.parse(
  execFileSync(".venv/bin/python", ["tests/lessons/challenge_attempts.py"], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  }),
);
const names = new Set(attempts.map(({ lesson, step }) => `${lesson}/${step}`));

/** Cursors at which the card says "Solved", and those at which the state alone would have said so. */
function solvedCursors({ challenge, setup, history }) {
  const timeline = new Timeline(history);
  const [solved, met] = [[], []];
  for (let cursor = 0; cursor <= timeline.length; cursor++) {
    const now = { history, frame: timeline.seek(cursor), setup };
    if (challengeSolved(challenge, now)) solved.push(cursor);
    if (challengeMet(challenge, now)) met.push(cursor);
  }
  return { solved, met };
}

const tried = attempts.map((attempt) => ({ ...attempt, ...solvedCursors(attempt) }));

describe("a challenge", () => {
  test.each([...names])("%s is solved at the end of the author's solution", (name) => {
    const [solution] = tried.filter(({ lesson, step }) => `${lesson}/${step}` === name);
    expect(solution.solved).toContain(solution.history.commands.at(-1).end);
  });

  test.each([...names])("%s says so only where a request of the learner's has ended", (name) => {
    for (const { setup, history, solved } of tried.filter(
      ({ lesson, step }) => `${lesson}/${step}` === name,
    )) {
      const ends = history.commands.slice(setup).map(({ end }) => end);
      expect(solved.filter((cursor) => !ends.includes(cursor))).toEqual([]);
    }
  });

  test("there are records inside requests at which the state alone looks like the goal", () => {
    const inside = tried.flatMap(({ met, solved }) => met.filter((cursor) => !solved.includes(cursor)));
    expect(names.size).toBeGreaterThanOrEqual(13);
    expect(inside.length).toBeGreaterThan(20);
  });
});
