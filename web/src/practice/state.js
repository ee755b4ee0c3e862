/**
 * What the page knows of practice under way. practice/practice.js writes it, main.js reads it.
 */

/** @import { PracticeCase, PracticeDuel, PracticeMove, PracticeQuestion, PracticeTask } from "../engine/protocol.d.ts" */

/** Where one practises. @typedef {"home" | "allocator" | "questions" | "cases" | "saboteur" | "rescuer"} PracticeView */
/** A move of the learner's own: what a PracticeMove has of it. @typedef {Pick<PracticeMove, "kind" | "zone" | "order" | "at">} HandMove */

/**
 * How the learner's moves stand to the model's.
 *
 * @typedef {object} Verdict
 * @property {boolean} right
 * @property {number} done groups of moves that are as the model's
 * @property {number} groups in all
 * @property {number} at number of the first wrong move of the learner's; past the last when moves are missing
 * @property {HandMove | null} given that move
 * @property {PracticeMove | null} expected what the model did there
 * @property {string} sentence of the model's record
 */

/**
 * An exam of a lesson: so many of something, so many of them right.
 *
 * @typedef {object} Exam
 * @property {string} key of its result: lesson and step
 * @property {"cases" | "allocator"} kind
 * @property {number} count
 * @property {number} pass
 * @property {boolean[]} results so far
 * @property {number} seed
 */

/**
 * @typedef {object} PracticeState
 * @property {PracticeView} view
 * @property {"waiting" | "making" | "asking" | "told" | "refused"} phase
 * @property {string} topic a level, a topic or a size
 * @property {number} seed
 * @property {string} refusal
 * @property {Exam | null} exam
 * @property {PracticeTask | null} task
 * @property {HandMove[]} moves the learner's, in order
 * @property {"" | "lower" | "upper" | "whole"} putting a piece in hand that waits for its list
 * @property {boolean} flipping bits are chosen on the stage
 * @property {Verdict | null} verdict
 * @property {PracticeQuestion | null} question
 * @property {"auto" | 0 | 1 | 2} difficulty
 * @property {number | number[] | null} pick the answer so far
 * @property {{ page: number | number[] | null } | null} committed
 * @property {PracticeCase | null} case
 * @property {{ cause: number, repair: number } | null} chosen
 * @property {PracticeDuel | null} duel
 * @property {boolean} busy Python works on a request of the learner's
 */

/** @returns {PracticeState} */
export function noPractice() {
  return {
    view: "home",
    phase: "waiting",
    topic: "",
    seed: 1,
    refusal: "",
    exam: null,
    task: null,
    moves: [],
    putting: "",
    flipping: false,
    verdict: null,
    question: null,
    difficulty: "auto",
    pick: null,
    committed: null,
    case: null,
    chosen: null,
    duel: null,
    busy: false,
  };
}
