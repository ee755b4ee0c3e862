// @vitest-environment jsdom
/** What this browser keeps belongs to several tabs, and perhaps to several people. */

import { beforeEach, describe, expect, test } from "vitest";
import { ClaimedAnswers } from "../../../web/src/embed/claimed-answers.js";
import { keptAnswers } from "../../../web/src/lesson/answer-source.js";
import { loadProgress, noProgress, saveProgress } from "../../../web/src/lesson/progress.js";
import { rehearsedAnswers } from "../../../web/src/lesson/rehearsed-answers.js";
import { Scorebook } from "../../../web/src/practice/scorebook.js";
import { loadScores } from "../../../web/src/practice/scores.js";

const answer = (/** @type {string} */ step, /** @type {number} */ page) => ({
  ...noProgress(),
  predictions: { [step]: { page } },
});

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("two tabs", () => {
  test("note answers of practice in turn, and none is lost", () => {
    const [one, other] = [new Scorebook(), new Scorebook()];
    for (let i = 0; i < 3; i++) one.note("questions", "page", "unsure");
    other.note("questions", "splits", "right");
    one.note("questions", "page", "right");
    other.noteExam("read/exam", 4);
    one.noteDuel(/** @type {any} */ ({ kind: "saboteur", size: 16, seed: 1 }), 5);
    const { questions, exams, duels } = loadScores();
    expect([questions.page.tried, questions.page.right, questions.splits.tried]).toEqual([4, 1, 1]);
    expect([exams["read/exam"], duels["saboteur/16"]]).toEqual([4, 5]);
  });

  test("see what the other noted, and what it forgot", () => {
    const [one, other] = [new Scorebook(), new Scorebook()];
    one.note("questions", "page", "right");
    dispatchEvent(new StorageEvent("storage", { key: "buddyscope:1:practice" }));
    expect(other.scores.value.questions.page.tried).toBe(1);
    one.forget();
    other.note("questions", "splits", "right");
    expect(loadScores().questions).toEqual({ splits: expect.objectContaining({ tried: 1 }) });
  });

  test("answer the same lesson; what one forgot does not come back with the next answer of the other", () => {
    keptAnswers.note("split", answer("a", 1), answer("a", 1));
    keptAnswers.note("split", answer("b", 2), answer("b", 2));
    expect(Object.keys(loadProgress("split").predictions).sort()).toEqual(["a", "b"]);
    keptAnswers.forget("split");
    const all = { ...noProgress(), predictions: { a: { page: 1 }, b: { page: 2 }, c: { page: 3 } } };
    keptAnswers.note("split", answer("c", 3), all);
    expect(Object.keys(loadProgress("split").predictions)).toEqual(["c"]);
  });
});

test("a rehearsal begins without answers and leaves those that are kept alone", () => {
  saveProgress("split", answer("a", 1));
  const source = rehearsedAnswers();
  expect(source.load("split")).toEqual(noProgress());
  source.note("split", answer("b", 2), answer("b", 2));
  expect(source.load("split")).toEqual(answer("b", 2));
  expect(loadProgress("split")).toEqual(answer("a", 1));
});

describe("answers from an earlier visit, where answers are reported", () => {
  test("are neither shown nor touched before they are claimed", () => {
    saveProgress("zones", answer("a", 1));
    const source = new ClaimedAnswers();
    expect(source.load("zones")).toEqual(noProgress());
    expect(source.offered.value).toBe("zones");
    source.note("zones", answer("a", 7), answer("a", 7));
    expect(source.load("zones")).toEqual(answer("a", 7));
    source.decline();
    expect(source.offered.value).toBe("");
    expect(loadProgress("zones")).toEqual(answer("a", 1));
  });

  test("are there once they are claimed, with those of this visit", () => {
    saveProgress("merge", answer("a", 1));
    const source = new ClaimedAnswers();
    source.load("merge");
    source.note("merge", answer("b", 2), answer("b", 2));
    source.claim();
    expect(Object.keys(source.load("merge").predictions).sort()).toEqual(["a", "b"]);
    expect(Object.keys(loadProgress("merge").predictions).sort()).toEqual(["a", "b"]);
    expect(source.offered.value).toBe("");
  });

  test("are not asked about where there are none, nor when this tab gave them", () => {
    const source = new ClaimedAnswers();
    expect(source.load("numa")).toEqual(noProgress());
    source.note("numa", answer("a", 1), answer("a", 1));
    expect(new ClaimedAnswers().load("numa")).toEqual(answer("a", 1));
    expect(source.offered.value).toBe("");
  });
});
