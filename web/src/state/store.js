/**
 * What the page knows, as signals. Components never see it: main.js hands them plain values.
 *
 * Nothing here decides anything. app/ writes, main.js reads.
 */

/** @import { Frame, History, Lesson } from "../engine/protocol.d.ts" */
/** @import { Progress } from "../app/progress.js" */
/** @import { Granularity } from "./stops.js" */

import { signal } from "@preact/signals-core";

/** @typedef {{ id: string, title: string, part: string, number: number, count: number, langs: string[] }} LessonEntry */

/**
 * What is on the stage. `history` is cut at `limit`: nothing behind a gate is in it.
 *
 * @typedef {object} Moment
 * @property {History} history
 * @property {Frame} frame
 * @property {number} cursor
 * @property {number} start where the step begins
 * @property {number} limit how far one may go now
 * @property {"step" | "play" | "scrub" | "jump"} by how the cursor got here
 */

/**
 * @typedef {object} EngineState
 * @property {"loading" | "ready" | "failed"} phase
 * @property {number} loaded bytes, of everything
 * @property {number} total bytes
 * @property {string} what is being loaded, for people
 * @property {string} doing "download", "compile", "unpack", "install"
 * @property {boolean} live Python has run this lesson too, and got the same records
 * @property {string} message why it failed
 */

/** A challenge, or the learner's own requests, under way. */
/**
 * @typedef {object} BenchState
 * @property {"challenge" | "free"} kind
 * @property {number} used requests of the learner's own, up to the cursor
 * @property {boolean} busy Python is working
 * @property {string} error what it said last, "" when nothing
 * @property {string} nearest the word it thinks was meant
 * @property {boolean} helped the author's solution was played
 */

/** @returns {EngineState} */
export function loadingEngine() {
  return {
    phase: "loading",
    loaded: 0,
    total: 0,
    what: "Python",
    doing: "download",
    live: false,
    message: "",
  };
}

export function createStore() {
  return {
    /** @type {import("@preact/signals-core").Signal<LessonEntry[]>} */
    lessons: signal([]),
    /** @type {import("@preact/signals-core").Signal<Lesson | null>} */
    lesson: signal(null),
    /** index of the step that is open */
    step: signal(0),
    /** @type {import("@preact/signals-core").Signal<Progress>} */
    progress: signal({ predictions: {}, questions: {}, challenges: {} }),
    /** the page picked on the stage, not yet locked in @type {import("@preact/signals-core").Signal<number | null>} */
    pick: signal(null),
    hints: signal(0),
    /** the step has been played to its end since it was opened */
    played: signal(false),
    /** @type {import("@preact/signals-core").Signal<Moment | null>} */
    moment: signal(null),
    playing: signal(false),
    /** @type {import("@preact/signals-core").Signal<Granularity>} */
    granularity: signal("step"),
    speed: signal(1),
    engine: signal(loadingEngine()),
    /** @type {import("@preact/signals-core").Signal<BenchState | null>} */
    bench: signal(null),
    /** one line that can be dismissed */
    notice: signal(""),
    /** the lesson could not be opened; one sentence */
    failure: signal(""),
  };
}

/** @typedef {ReturnType<typeof createStore>} Store */
