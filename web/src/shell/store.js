/**
 * What the page knows, as signals. Components never see it: main.js hands them plain values.
 *
 * Nothing here decides anything. app/ writes, main.js reads.
 */

/** @import { Frame, History, Lesson, MachineRequest, PresetInfo, WorkloadInfo } from "../engine/protocol.d.ts" */
/** @import { ReviewCard } from "../course/review.js" */
/** @import { Progress } from "../lesson/progress.js" */
/** @import { Granularity } from "../history/stops.js" */

import { signal } from "@preact/signals-core";
import { DEFAULT } from "../kernels/index.js";
import { noPractice } from "../practice/state.js";

/** How fine to stop: by line only where Python has traced the lines. @typedef {Granularity | "line"} Grain */
/** @typedef {{ id: string, title: string, titles: Record<string, string>, part: string, parts: Record<string, string>, number: number, count: number, langs: string[], minutes: number, asks: number }} LessonEntry */
/** @typedef {{ kind: "map" | "review" | "clinic" | "lab" | "teacher", id: string, failure: string, lesson: Lesson | null, cards: ReviewCard[], card: ReviewCard | null, seen: number }} PageState */
/** @typedef {{ id: string, lessons: string[], titles: Record<string, string>, abouts: Record<string, string> }} Route */

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
 * @property {"idle" | "loading" | "ready" | "failed"} phase idle: it starts when something needs it
 * @property {number} loaded bytes, of everything
 * @property {number} total bytes
 * @property {string} what is being loaded, for people
 * @property {string} doing "download", "compile", "unpack", "install"
 * @property {boolean} live Python has run this lesson too, and got the same records
 * @property {string} message why it failed
 * @property {boolean} lost it was ready before it failed
 * @property {boolean} quiet it was asked, and has not answered for a while
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

/**
 * The sandbox: a machine of the visitor's choice, and everything done to it.
 *
 * @typedef {object} SandboxState
 * @property {"choosing" | "opening" | "open"} phase
 * @property {string} kernel whose machines are offered
 * @property {PresetInfo[] | null} presets its machines; null: not known yet
 * @property {MachineRequest | null} machine
 * @property {string} title of the machine
 * @property {boolean} busy Python is working
 * @property {{ done: number, total: number } | null} restoring a saved history is being run again
 * @property {string} refusal why the machine could not be opened, "" when nothing
 * @property {number} redo requests that can be done again
 * @property {ForkInfo[]} forks futures that were left, newest first
 * @property {Note[]} notes what the console said besides the history
 * @property {WorkloadInfo[] | null} workloads
 * @property {{ name: string, done: number, total: number, rate: number } | null} work the workload that is running
 * @property {PythonLine[]} python what the Python prompt said
 */
/** @typedef {{ id: number, requests: number, shared: number, next: string }} ForkInfo */
/** @typedef {{ after: number, kind: "error" | "help" | "said", text: string, nearest: string }} Note */
/** @typedef {{ code: string, output: string, failed: boolean }} PythonLine */

/** @returns {SandboxState} */
export function emptySandbox() {
  return {
    phase: "choosing",
    kernel: DEFAULT,
    presets: null,
    machine: null,
    title: "",
    busy: false,
    restoring: null,
    refusal: "",
    redo: 0,
    forks: [],
    notes: [],
    workloads: null,
    work: null,
    python: [],
  };
}

/** @returns {EngineState} */
export function loadingEngine() {
  return {
    phase: "loading",
    loaded: 0,
    total: 0,
    what: "python",
    doing: "download",
    live: false,
    message: "",
    lost: false,
    quiet: false,
  };
}

export function createStore() {
  return {
    /** @type {import("@preact/signals-core").Signal<"lesson" | "sandbox" | "practice" | "page">} */
    place: signal("lesson"),
    sandbox: signal(emptySandbox()),
    practice: signal(noPractice()),
    /** what is shown instead of lesson and stage @type {import("@preact/signals-core").Signal<PageState | null>} */
    page: signal(null),
    /** playing goes round from A to B @type {import("@preact/signals-core").Signal<{ from: number, to: number } | null>} */
    loop: signal(null),
    /** @type {import("@preact/signals-core").Signal<LessonEntry[]>} */
    lessons: signal([]),
    /** ways through the course @type {import("@preact/signals-core").Signal<Route[]>} */
    routes: signal([]),
    /** @type {import("@preact/signals-core").Signal<Lesson | null>} */
    lesson: signal(null),
    /** index of the step that is open */
    step: signal(0),
    /** @type {import("@preact/signals-core").Signal<Progress>} */
    progress: signal({ predictions: {}, questions: {}, challenges: {} }),
    /** counts up when progress was brought in from elsewhere */
    progressChanged: signal(0),
    /** the answer to a prediction so far: a page, a choice or several; not yet locked in @type {import("@preact/signals-core").Signal<number | number[] | null>} */
    pick: signal(null),
    hints: signal(0),
    /** the step has been played to its end since it was opened */
    played: signal(false),
    /** @type {import("@preact/signals-core").Signal<Moment | null>} */
    moment: signal(null),
    playing: signal(false),
    /** @type {import("@preact/signals-core").Signal<Grain>} */
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
