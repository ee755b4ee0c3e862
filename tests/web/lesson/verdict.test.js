// @vitest-environment jsdom
/** Page, platform, embed and poll: one answer, one verdict. */

import { signal } from "@preact/signals-core";
import { afterEach, describe, expect, test, vi } from "vitest";
import { tellStory } from "../../../web/src/embed/progress-messages.js";
import "../../../web/src/lesson/bs-predict.js";
import { choiceVerdict, isComplete, tallyOf, verdictOf } from "../../../web/src/lesson/verdict.js";
import { scoreOf } from "../../../web/src/lms/score.js";
import { answerCode, tally } from "../../../web/src/share/class/poll.js";

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

const ANSWERS = /** @type {const} */ ([
  ["page", 15, 15, "right"],
  ["page", 14, 15, "wrong"],
  ["page", 0, 0, "right"],
  ["count", null, 2, "unsure"],
  ["list", 1, 0, "wrong"],
  ["lists", [0, 1], [0, 1], "right"],
  ["lists", [1], [0, 1], "wrong"],
  ["lists", [], [0], "wrong"],
  ["counts", [0, 1, 0], [0, 1, 0], "right"],
  ["counts", [0, 0, 1], [0, 1, 0], "wrong"],
  ["order", [2, 0, 1], [2, 0, 1], "right"],
  ["order", [2, 1, 0], [2, 0, 1], "wrong"],
  ["bits", null, [1], "unsure"],
]);

/** @param {string} kind @param {number | readonly number[]} answer */
const stepWith = (kind, answer) => ({
  id: "ask",
  predict: {
    kind,
    answer,
    options: kind === "bits" ? ["0:0", "0:1", "1:0"] : ["0", "1", "2"],
    prompt: "What?",
    right: "Yes.",
    wrong: "No.",
    unsure: "So it is.",
    about: null,
  },
  question: null,
  challenge: null,
});

describe.each(ANSWERS)("%s: %j where %j is right", (kind, answer, truth, verdict) => {
  const step = /** @type {any} */ (stepWith(kind, truth));
  const lesson = /** @type {any} */ ({ id: "split", steps: [step] });
  const progress = { predictions: { ask: { page: answer } }, questions: {}, challenges: {} };
  const right = verdict === "right" ? 1 : 0;

  test(`is ${verdict}`, () => {
    expect(verdictOf(/** @type {any} */ (answer), /** @type {any} */ (truth))).toBe(verdict);
  });

  test("on the page", async () => {
    const element = document.createElement("bs-predict");
    Object.assign(element, { predict: step.predict, committed: { page: answer } });
    document.body.append(element);
    await /** @type {any} */ (element).updateComplete;
    expect(element.shadowRoot?.querySelector("section")?.classList.contains(verdict)).toBe(true);
  });

  test("in the mark of a learning platform", () => {
    expect(tallyOf(lesson, /** @type {any} */ (progress))).toEqual({ total: 1, done: 1, right });
    expect(scoreOf({ total: 1, done: 1, right })).toBe(100 * right);
  });

  test("in what an embed tells the page around it", () => {
    const parent = { postMessage: vi.fn() };
    vi.spyOn(globalThis, "parent", "get").mockReturnValue(/** @type {any} */ (parent));
    tellStory(/** @type {any} */ ({ lesson: signal(lesson), step: signal(0), progress: signal(progress) }));
    const told = parent.postMessage.mock.calls.map(([message]) => message);
    expect(told).toContainEqual({ buddyscope: 1, type: "score", lesson: "split", right, of: 1 });
    expect(told).toContainEqual({ buddyscope: 1, type: "complete", lesson: "split" });
  });

  test("in the poll of a class", () => {
    const code = answerCode("split", step, /** @type {any} */ (answer));
    const { bars, total } = tally("split", step, code, { unsure: "not sure", other: "another" });
    expect(total).toBe(1);
    expect(bars[0].right).toBe(verdict === "right");
    if (verdict === "unsure") expect(bars[0].label).toBe("not sure");
  });
});

test("a number is not a list with this number in it", () => {
  expect(verdictOf([1], 1)).toBe("wrong");
  expect(verdictOf(1, [1])).toBe("wrong");
});

test("of a question the choice decides; -1 is not sure yet", () => {
  const question = { choices: [{ correct: false }, { correct: true }] };
  expect([0, 1, 2, -1].map((choice) => choiceVerdict(question, choice))).toEqual([
    "wrong",
    "right",
    "wrong",
    "unsure",
  ]);
});

test("a lesson without tasks is never complete", () => {
  expect(isComplete(tallyOf({ steps: [] }, { predictions: {}, questions: {}, challenges: {} }))).toBe(false);
});
