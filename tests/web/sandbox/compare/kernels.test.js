/** The same requests on two kernels: what each gave and by which way, and the counts under both. */

import { execFileSync } from "node:child_process";
import { beforeAll, expect, test } from "vitest";
import "../../../../web/src/i18n/all-words.js";
import { Timeline } from "../../../../web/src/history/timeline.js";
import { kernelNamed, sharesRequests } from "../../../../web/src/kernels/index.js";
import { courseOf } from "../../../../web/src/sandbox/compare/differences.js";
import { tallyAt } from "../../../../web/src/sandbox/compare/tally.js";
import { kernelsWords } from "../../../../web/src/sandbox/compare/words.js";

const stories = JSON.parse(
  execFileSync(".venv/bin/python", ["tests/web/sandbox/compare/two_kernels.py"], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  }),
);

beforeAll(() => kernelNamed("7.3"));

const timelines = () => stories.map((history) => new Timeline(history));

/** @param {number} number of the request */
function sentence(number) {
  const sides = timelines().map((timeline) => [
    timeline.history,
    courseOf({ timeline, refused: new Map() }, number - 1),
  ]);
  return kernelsWords(number, sides);
}

test("the first page: the upper end there, a refill of the CPU's list here", () => {
  expect(sentence(1)).toBe(
    "Request 1: Linux 2.4.22: page 15, the upper end of the block it split; " +
      "Linux 7.3: page 0, the lower end of the block it split, from a run of order 4 of another type, " +
      "after 4 pages were put on the list of its CPU.",
  );
});

test("the second page comes from the list of the CPU: no lock, no split", () => {
  expect(sentence(2)).toContain("from the list of its CPU: no lock, no split");
});

test("a page that comes back merges there, and stays on the list of the CPU here", () => {
  expect(sentence(3)).toMatch(
    /Linux 2\.4\.22: page 15; Linux 7\.3: .*it stays on the list of its CPU: no lock, no merge/,
  );
});

test("counts go up to the cursor, forwards and back", () => {
  const [old, today] = timelines().map(({ history, length }) => [history, length]);
  const end = tallyAt(...old);
  expect(end).toMatchObject({ splits: 4, locks: 3, tests: 2 });
  expect(tallyAt(old[0], 0)).toEqual({ splits: 0, merges: 0, locks: 0, tests: 0 });
  expect(tallyAt(...old)).toEqual(end);
  expect(tallyAt(...today).locks).toBe(1);
  expect(tallyAt(...today).tests).toBe(2);
});

test("only kernels that understand the same requests are offered beside each other", () => {
  expect(sharesRequests("2.4.22", "7.3")).toBe(true);
  expect(sharesRequests("2.4.22", "textbook")).toBe(false);
});
