/** What the page knows of an allocator that somebody writes, or of its log. lab.js writes it, elements read it. */

/** @import { LabFailure, LabNews, LabScore } from "../engine/protocol.d.ts" */
/** @import { SavedAllocator } from "./saved.js" */

/**
 * How a job ended that has no result: a call that did not return, an interpreter that could not be interrupted, names
 * outside of the allocator that it wrote to, memory that ran out, the visitor's own stop, or a text that cannot be used.
 *
 * @typedef {{ kind: "endless", calling: string, line: number }
 *   | { kind: "silent" | "slow" | "stopped" | "memory", line?: number }
 *   | { kind: "changed", names: string }
 *   | { kind: "lost" | "unusable", message: string, line: number }} Ending
 */

/**
 * @typedef {object} Job
 * @property {"idle" | "loading" | "running" | "stopping"} phase loading: Python is on its way
 * @property {number} percent of Python's files
 * @property {LabNews | null} news
 * @property {LabFailure | null} failure
 * @property {LabScore | null} score
 * @property {Ending | null} ending
 * @property {number} step of the run that is shown
 * @property {string} text that all of this is about
 */

/**
 * @typedef {object} LabState
 * @property {"write" | "log" | "course"} view
 * @property {string} text of the allocator
 * @property {string} name of it, "" for none
 * @property {string} id of its entry in this browser's storage
 * @property {"" | "memory" | "split"} trouble with keeping it
 * @property {SavedAllocator[]} saved
 * @property {string} policy
 * @property {number} seed
 * @property {Job} test
 * @property {Job} log
 * @property {LogOptions} options
 * @property {{ text: string, name: string }} logText
 * @property {string} problem with a file, or with something that was fetched; a key of the dictionaries
 */

/** @typedef {{ pages: number, max_order: number, page_bytes: number, base: string, policy: string, reader: string }} LogOptions */

export const POLICIES = Object.freeze([
  "lower-recent",
  "lower-oldest",
  "lower-lowest",
  "upper-recent",
  "upper-oldest",
  "upper-lowest",
  "linux-2.4.22",
  "none",
]);

export const EXAMPLES = Object.freeze([
  "skeleton",
  "correct",
  "broken_merge",
  "broken_split",
  "broken_buddy",
]);

export const MAX_LOG = 8 << 20;

/** @returns {Job} */
export function emptyJob() {
  return {
    phase: "idle",
    percent: 0,
    news: null,
    failure: null,
    score: null,
    ending: null,
    step: 0,
    text: "",
  };
}

/** @returns {LabState} */
export function emptyLab() {
  return {
    view: "write",
    text: "",
    name: "",
    id: "",
    trouble: "",
    saved: [],
    policy: "lower-recent",
    seed: 1,
    test: emptyJob(),
    log: emptyJob(),
    options: { pages: 0, max_order: 0, page_bytes: 0, base: "", policy: "", reader: "" },
    logText: { text: "", name: "" },
    problem: "",
  };
}

/** Whether something of the job goes on. @param {Job} job */
export function isBusy({ phase }) {
  return phase !== "idle";
}
