/**
 * The page as an activity of a learning platform, by SCORM 1.2: it tells progress and score, and remembers answers.
 *
 * Only the package that `buddyscope export scorm` writes has the <meta name="buddyscope-lms"> that starts this. The
 * platform's window stands above ours, or opened ours, and offers an object named API.
 */

/** @import { Lesson } from "../engine/protocol.d.ts" */
/** @import { Store } from "../shell/store.js" */
/** @import { Progress } from "../lesson/progress.js" */
/** @import { Kept } from "./suspend-data.js" */

import { effect } from "@preact/signals-core";
import { loadIndex, loadLesson } from "../lesson/files.js";
import { loadProgress, saveProgress } from "../lesson/progress.js";
import { scoreOf, sum, tallyOf } from "./score.js";
import { pack, unpack } from "./suspend-data.js";

/**
 * @typedef {object} Api
 * @property {(empty: "") => string} LMSInitialize
 * @property {(empty: "") => string} LMSFinish
 * @property {(empty: "") => string} LMSCommit
 * @property {(name: string) => string} LMSGetValue
 * @property {(name: string, value: string) => string} LMSSetValue
 */

/** The standard says: at most seven windows up, then the opener's way. @param {Window} start @returns {Api | null} */
export function findApi(start) {
  for (const first of [start, start.opener].filter(Boolean)) {
    let here = first;
    for (let i = 0; i < 8; i++) {
      try {
        if (here.API) return here.API;
      } catch {
        break; // a window of another origin
      }
      if (here.parent === here) break;
      here = here.parent;
    }
  }
  return null;
}

/** @param {string} name */
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? "";

/** Restore what the platform kept; called before the first lesson opens. @returns {Session | null} */
export function beginSession() {
  const ids = meta("buddyscope-lms").split(" ").filter(Boolean);
  const api = ids.length > 0 ? findApi(window) : null;
  if (ids.length === 0 || api?.LMSInitialize("") !== "true") return null;
  return new Session(api, ids, Number(meta("buddyscope-mastery")));
}

export class Session {
  #api;
  #mastery;
  #start = performance.now();
  #over = false;
  /** @type {Record<string, Kept>} */
  #kept;
  /** @type {Map<string, Lesson>} */
  #lessons = new Map();

  /** @param {Api} api @param {string[]} ids @param {number} mastery of 100 */
  constructor(api, ids, mastery) {
    this.#api = api;
    this.#mastery = mastery;
    this.ids = ids;
    this.#kept = unpack(api.LMSGetValue("cmi.suspend_data"));
    for (const [id, { progress }] of Object.entries(this.#kept)) if (progress) saveProgress(id, progress);
    const place = String(api.LMSGetValue("cmi.core.lesson_location") ?? "");
    if (!location.hash) location.hash = place.startsWith("#/") ? place : `#/lesson/${ids[0]}`;
  }

  /** Tell the platform whatever the learner does from now on. @param {Store} store */
  async follow(store) {
    const { lessons } = await loadIndex();
    const entries = lessons.filter(({ id }) => this.ids.includes(id));
    for (const entry of entries) this.#lessons.set(entry.id, await loadLesson(entry));
    effect(() => {
      const { progress, lesson, step } = store;
      // the open lesson's progress is told before it is stored
      const open = { id: lesson.value?.id ?? "", progress: progress.value };
      if (step.value >= 0) this.#report(open);
    });
    addEventListener("pagehide", () => this.end());
  }

  /** @param {{ id: string, progress: Progress } | null} open */
  #report(open) {
    if (this.#over) return;
    for (const [id, lesson] of this.#lessons) {
      this.#kept[id] = this.#keep(id, lesson, id === open?.id ? open.progress : loadProgress(id));
    }
    const tally = sum(this.ids.map((id) => this.#kept[id]?.tally ?? { total: 0, done: 0, right: 0 }));
    const score = scoreOf(tally);
    const done = tally.done === tally.total;
    this.#set("cmi.core.score.min", "0");
    this.#set("cmi.core.score.max", "100");
    this.#set("cmi.core.score.raw", String(score));
    this.#set(
      "cmi.core.lesson_status",
      done ? (score >= this.#mastery ? "passed" : "completed") : "incomplete",
    );
    this.#set("cmi.core.lesson_location", location.hash.slice(0, 255));
    this.#set("cmi.suspend_data", pack(this.#kept));
    this.#api.LMSCommit("");
  }

  /** A lesson of which only the tally came back keeps it until more is done. @param {string} id @param {Lesson} lesson @param {Progress} progress @returns {Kept} */
  #keep(id, lesson, progress) {
    const tally = tallyOf(lesson, progress);
    const before = this.#kept[id];
    return before?.progress === null && before.tally.done > tally.done ? before : { progress, tally };
  }

  /** @param {string} name @param {string} value */
  #set(name, value) {
    this.#api.LMSSetValue(name, value);
  }

  /** The learner leaves; next time goes on from here. */
  end() {
    if (this.#over) return;
    this.#report(null);
    this.#over = true;
    this.#set("cmi.core.session_time", timespan(performance.now() - this.#start));
    this.#set("cmi.core.exit", "suspend");
    this.#api.LMSCommit("");
    this.#api.LMSFinish("");
  }
}

/** As SCORM 1.2 writes it: HHHH:MM:SS.SS. @param {number} ms */
export function timespan(ms) {
  const seconds = Math.floor(ms / 1000);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.00`;
}
