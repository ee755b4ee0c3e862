import { expect, test } from "vitest";
import { tallyOf } from "../../../web/src/lesson/verdict.js";
import { findApi, Platform } from "../../../web/src/lms/platform.js";
import { best, betterStatus, scoreOf, sum } from "../../../web/src/lms/score.js";
import { timespan } from "../../../web/src/lms/scorm-session.js";
import { LIMIT, pack, unpack } from "../../../web/src/lms/suspend-data.js";
import { replaces } from "../../../web/src/lms/tabs.js";

const steps = [
  { id: "a", predict: { answer: 12 }, question: null, challenge: null },
  { id: "b", predict: { answer: [1, 0, 2] }, question: null, challenge: null },
  { id: "c", predict: null, question: { choices: [{ correct: false }, { correct: true }] }, challenge: null },
  { id: "d", predict: null, question: null, challenge: {} },
];
const lesson = /** @type {any} */ ({ steps });
const progress = {
  predictions: { a: { page: 12 }, b: { page: [1, 0, 1] } },
  questions: { c: { choice: 1 } },
  challenges: {},
};

test("tasks are predictions, questions and challenges; what is not done is not right", () => {
  expect(tallyOf(lesson, progress)).toEqual({ total: 4, done: 3, right: 2 });
  expect(scoreOf({ total: 4, done: 3, right: 2 })).toBe(50);
  expect(scoreOf(sum([]))).toBe(0);
});

test("what a platform keeps comes back as it was", () => {
  const kept = { split: { progress, tally: { total: 4, done: 3, right: 2 } } };
  expect(unpack(pack(kept))).toEqual(kept);
});

test("what is not ours, or damaged, is nothing", () => {
  for (const text of ["", "null", "{", '{"v":2,"l":{}}', '{"v":1,"l":{"a":{}}}', "bookmark=3"])
    expect(unpack(text)).toEqual({});
});

test("it never has more than 4096 characters: finished lessons keep their tally only, the longest first", () => {
  const answers = (/** @type {number} */ count) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`a-step-with-a-long-name-${i}`, { page: i }]),
    );
  const of = (/** @type {number} */ count, /** @type {number} */ done) => ({
    progress: { predictions: answers(count), questions: {}, challenges: {} },
    tally: { total: count, done, right: 1 },
  });
  const text = pack({ open: of(60, 59), long: of(70, 70), short: of(5, 5) });
  expect(text.length).toBeLessThanOrEqual(LIMIT);
  const back = unpack(text);
  expect(back.long).toEqual({ progress: null, tally: { total: 70, done: 70, right: 1 } });
  expect(back.open.progress?.predictions["a-step-with-a-long-name-7"]).toEqual({ page: 7 });
  expect(back.short.progress?.predictions["a-step-with-a-long-name-4"]).toEqual({ page: 4 });
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`lesson-${i}`, of(40, 39)]));
  expect(pack(many).length).toBeLessThanOrEqual(LIMIT);
});

test("the platform's object is found in a window above, or above the one that opened ours", () => {
  const API = {};
  const top = /** @type {any} */ ({ API, opener: null });
  top.parent = top;
  const middle = { parent: top, opener: null };
  expect(findApi(/** @type {any} */ ({ parent: middle, opener: null }))).toEqual({ api: API, owner: top });
  const alone = /** @type {any} */ ({ opener: middle });
  alone.parent = alone;
  expect(findApi(alone)).toEqual({ api: API, owner: top });
  const nobody = /** @type {any} */ ({ opener: null });
  nobody.parent = nobody;
  expect(findApi(nobody)).toBe(null);
});

test("a time is written as SCORM 1.2 wants it", () => {
  expect(timespan(3_725_900)).toBe("0001:02:05.00");
});

test("what was reached stays: counts never fall, nor does the status", () => {
  const full = { total: 4, done: 4, right: 3 };
  expect(best(undefined, full)).toBe(full);
  expect(best(full, { total: 4, done: 0, right: 0 })).toEqual(full);
  expect(best(full, { total: 4, done: 4, right: 4 })).toEqual({ total: 4, done: 4, right: 4 });
  expect(best(full, { total: 3, done: 1, right: 1 })).toEqual({ total: 3, done: 3, right: 3 });
  expect(betterStatus("passed", "incomplete")).toBe("passed");
  expect(betterStatus("completed", "passed")).toBe("passed");
  for (const before of ["", "not attempted", "failed", "browsed"])
    expect(betterStatus(before, "incomplete")).toBe("incomplete");
});

test("a call of a platform never throws, and says whether it worked", () => {
  const api = {
    LMSInitialize: () => true,
    LMSFinish: () => "true",
    LMSCommit: () => "false",
    LMSGetValue: () => undefined,
    LMSSetValue: () => {
      throw new Error("gone");
    },
    LMSGetLastError: () => "301",
  };
  const platform = new Platform(/** @type {any} */ (api));
  expect([platform.begin(), platform.finish(), platform.read("cmi.core.score.raw")]).toEqual([
    true,
    true,
    "",
  ]);
  expect(platform.commit()).toBe(false);
  expect(platform.error).toBe("301");
  expect(platform.write("cmi.core.score.raw", "1")).toBe(false);
  expect(platform.error).toBe("");
});

test("a later visit takes the place of this one when it is the same activity, or another learner", () => {
  const mine = { page: "1", activity: "/a/index.html", learner: "alice" };
  expect(replaces(mine, { ...mine, page: "2" })).toBe(true);
  expect(replaces(mine, { page: "2", activity: "/b/index.html", learner: "bob" })).toBe(true);
  expect(replaces(mine, { ...mine, page: "2", activity: "/b/index.html" })).toBe(false);
  expect(replaces(mine, { page: "2", activity: "/b/index.html", learner: "" })).toBe(false);
  expect(replaces(mine, mine)).toBe(false);
});
