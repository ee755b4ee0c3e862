/** Answers that this browser keeps, used once the reader has said that they are theirs. */

/** @import { AnswerSource } from "../lesson/answer-source.js" */
/** @import { Progress } from "../lesson/progress.js" */

import { signal } from "@preact/signals-core";
import { keptAnswers } from "../lesson/answer-source.js";
import { hasProgress } from "../lesson/has-progress.js";
import { better, forgetProgress, loadProgress, saveProgress } from "../lesson/progress.js";
import { rehearsedAnswers } from "../lesson/rehearsed-answers.js";

/** Lessons that were begun in this tab: known to its session, and to this page where it may not have one. */
const MINE = "buddyscope:1:mine:";
/** @type {Set<string>} */
const mine = new Set();

/**
 * For a page that reports answers to others. What the browser kept from earlier visits may be somebody else's: it waits
 * until the reader claims it. Until then, answers of this visit live in memory and leave the kept ones alone.
 *
 * @implements {AnswerSource}
 */
export class ClaimedAnswers {
  #visit = rehearsedAnswers();
  /** @type {Set<string>} */
  #withheld = new Set();
  /** The lesson whose kept answers wait for a word of the reader, "" for none. */
  offered = signal("");

  /** @param {string} lesson */
  load(lesson) {
    const kept = loadProgress(lesson);
    if (!hasProgress(kept) || isMine(lesson)) return kept;
    if (!this.#withheld.has(lesson)) this.offered.value = lesson;
    this.#withheld.add(lesson);
    return this.#visit.load(lesson);
  }

  /** @param {string} lesson @param {Partial<Progress>} answer @param {Progress} all */
  note(lesson, answer, all) {
    // said by the offer, so it needs no further word
    if (this.#withheld.has(lesson)) return this.#visit.note(lesson, answer, all);
    markMine(lesson);
    return keptAnswers.note(lesson, answer, all);
  }

  /** @param {string} lesson */
  forget(lesson) {
    this.#visit.forget(lesson);
    if (!this.#withheld.has(lesson)) forgetProgress(lesson);
  }

  /** The kept answers are the reader's: with those of this visit they are one. */
  claim() {
    const lesson = this.offered.value;
    saveProgress(lesson, better(loadProgress(lesson), this.#visit.load(lesson)));
    markMine(lesson);
    this.#withheld.delete(lesson);
    this.offered.value = "";
  }

  /** They are another person's, and stay as they are. */
  decline() {
    this.offered.value = "";
  }
}

/** @param {string} lesson */
function isMine(lesson) {
  if (mine.has(lesson)) return true;
  try {
    return globalThis.sessionStorage.getItem(MINE + lesson) !== null;
  } catch {
    return false;
  }
}

/** @param {string} lesson */
function markMine(lesson) {
  mine.add(lesson);
  try {
    globalThis.sessionStorage.setItem(MINE + lesson, "1");
  } catch {
    // after a reload the reader is asked
  }
}
