import { expect, test } from "vitest";
import { scoreOf, sum, tallyOf } from "../../../web/src/lms/score.js";
import { findApi, timespan } from "../../../web/src/lms/scorm-session.js";
import { LIMIT, pack, unpack } from "../../../web/src/lms/suspend-data.js";

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
  expect(findApi(/** @type {any} */ ({ parent: middle, opener: null }))).toBe(API);
  const alone = /** @type {any} */ ({ opener: middle });
  alone.parent = alone;
  expect(findApi(alone)).toBe(API);
  const nobody = /** @type {any} */ ({ opener: null });
  nobody.parent = nobody;
  expect(findApi(nobody)).toBe(null);
});

test("a time is written as SCORM 1.2 wants it", () => {
  expect(timespan(3_725_900)).toBe("0001:02:05.00");
});
