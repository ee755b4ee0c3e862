/**
 * The page as an activity of a learning platform, by SCORM 1.2: it reports progress and score, and takes answers back.
 *
 * Answers come from the platform's suspend_data alone and live in memory (see storage.js). The best score and status of
 * an attempt stay. Whatever is not recorded is said in a bar: see trouble.js.
 */

/** @import { Lesson } from "../engine/protocol.d.ts" */
/** @import { Store } from "../shell/store.js" */
/** @import { LessonFlow } from "../lesson/lesson-flow.js" */
/** @import { Progress } from "../lesson/progress.js" */
/** @import { Kept } from "./suspend-data.js" */
/** @import { Trouble } from "./trouble.js" */

import { effect, signal } from "@preact/signals-core";
import { keptAnswers } from "../lesson/answer-source.js";
import { loadIndex, loadLesson } from "../lesson/files.js";
import { hasProgress } from "../lesson/has-progress.js";
import { loadProgress, saveProgress } from "../lesson/progress.js";
import { tallyOf } from "../lesson/verdict.js";
import { packagedLessons, packageMeta } from "../shell/packaged.js";
import { parseRoute, routeTo } from "../shell/routes.js";
import { findApi, Platform } from "./platform.js";
import { best, betterStatus, scoreOf, sum } from "./score.js";
import { pack, unpack } from "./suspend-data.js";
import { followTabs } from "./tabs.js";
import { NO_TROUBLE, showTrouble } from "./trouble.js";

/** In a package: begin the session and go where the learner left; nothing elsewhere. Called before the first lesson opens. @param {Store} store @param {LessonFlow} flow */
export function startPackage(store, flow) {
  const ids = packagedLessons();
  if (ids.length === 0) return;
  const session = new Session(findApi(window), ids, {
    mastery: Number(packageMeta("mastery")),
    isRehearsing: () => flow.source !== keptAnswers,
  });
  showTrouble(session.trouble, { retry: () => session.retry(), reload: () => session.reload() });
  openWhereLeft(session.place, ids);
  void session.follow(store).catch(() => session.lose("unread"));
}

/** @param {string} place what the platform kept @param {string[]} ids */
function openWhereLeft(place, ids) {
  const wanted = [location.hash, place].find((hash) => ids.includes(parseRoute(hash)?.lesson ?? ""));
  history.replaceState(null, "", wanted ?? routeTo(ids[0] ?? ""));
}

export class Session {
  /** @type {Platform | null} */
  #platform = null;
  #owner;
  #mastery;
  #start = performance.now();
  /** Nothing is reported any more, or never was. */
  #over = true;
  /** @type {Record<string, Kept>} */
  #kept = {};
  /** What the platform had when this visit began. */
  #before = { score: 0, status: "" };
  /** @type {Map<string, Lesson>} */
  #lessons = new Map();
  /** @type {{ id: string, progress: Progress } | null} */
  #open = null;
  #isRehearsing;
  #endTabs = () => {};
  /** The route that was open last, "" at first. */
  place = "";
  /** @type {import("@preact/signals-core").Signal<Trouble>} */
  trouble = signal(NO_TROUBLE);

  /**
   * @param {{ api: import("./platform.js").Api, owner: Window } | null} found
   * @param {string[]} ids
   * @param {{ mastery: number, isRehearsing: () => boolean }} rules `mastery` of 100
   */
  constructor(found, ids, { mastery, isRehearsing }) {
    this.#isRehearsing = isRehearsing;
    this.ids = ids;
    this.#mastery = mastery;
    this.#owner = found?.owner ?? null;
    if (found) this.#begin(new Platform(found.api));
    else this.lose("missing");
  }

  /** @param {Platform} platform */
  #begin(platform) {
    if (!platform.begin()) return this.lose("refused", platform.error);
    this.#platform = platform;
    this.#over = false;
    this.#takeBack(platform);
    if (!this.#over) this.#endTabs = followTabs(visitOf(platform), () => this.lose("elsewhere"));
  }

  /** @param {Platform} platform */
  #takeBack(platform) {
    const kept = Object.entries(unpack(platform.read("cmi.suspend_data")));
    this.#kept = Object.fromEntries(kept.filter(([id]) => this.ids.includes(id)));
    for (const [id, { progress }] of Object.entries(this.#kept)) if (progress) saveProgress(id, progress);
    this.place = platform.read("cmi.core.lesson_location");
    this.#before = {
      score: Math.min(100, Number(platform.read("cmi.core.score.raw")) || 0),
      status: platform.read("cmi.core.lesson_status"),
    };
    const unmarked = ["browse", "review"].includes(platform.read("cmi.core.lesson_mode"));
    if (unmarked || platform.read("cmi.core.credit") === "no-credit") this.lose("preview");
  }

  /** Report whatever the learner does from now on. @param {Store} store */
  async follow(store) {
    addEventListener("pageshow", ({ persisted }) => persisted && this.#comeBack());
    if (this.#over) return;
    // a page in the background may be taken away without another word
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.#suspend();
    });
    addEventListener("pagehide", () => this.end());
    await this.#load();
    effect(() => {
      const { progress, lesson, step } = store;
      // the open lesson's progress is reported before it is stored
      this.#open = { id: lesson.value?.id ?? "", progress: progress.value };
      if (step.value >= 0 && lesson.value) this.#report();
    });
  }

  /** All lessons of the package: a score is told of all of them, or not at all. */
  async #load() {
    const { lessons } = await loadIndex();
    for (const id of this.ids) {
      const entry = lessons.find((one) => one.id === id);
      if (!entry) throw new Error(id);
      this.#lessons.set(id, await loadLesson(entry));
    }
  }

  /** Nothing is recorded from here on, or was from the start. @param {Trouble["kind"]} kind @param {string} [code] the platform's error */
  lose(kind, code = "") {
    this.#over = true;
    this.#endTabs();
    this.trouble.value = { kind, code };
  }

  #report() {
    // what a presenter shows to a class is nobody's answer
    if (this.#over || this.#lessons.size < this.ids.length || this.#isRehearsing()) return;
    for (const [id, lesson] of this.#lessons) this.#kept[id] = this.#keep(id, lesson);
    const refused = !this.#sendScore() || !this.#send("cmi.suspend_data", pack(this.#kept), "answers");
    if (!refused && this.#platform?.commit()) this.trouble.value = NO_TROUBLE;
    else if (!refused) this.#complain("unsaved");
  }

  /** @returns {boolean} */
  #sendScore() {
    const tally = sum(this.ids.map((id) => this.#kept[id]?.tally ?? { total: 0, done: 0, right: 0 }));
    const score = Math.max(this.#before.score, scoreOf(tally));
    const done = tally.total > 0 && tally.done === tally.total;
    const status = done ? (score >= this.#mastery ? "passed" : "completed") : "incomplete";
    // a platform need not know the limits, nor the place
    this.#platform?.write("cmi.core.score.min", "0");
    this.#platform?.write("cmi.core.score.max", "100");
    if (parseRoute(location.hash)?.lesson)
      this.#platform?.write("cmi.core.lesson_location", location.hash.slice(0, 255));
    return (
      this.#send("cmi.core.score.raw", String(score), "unsaved") &&
      this.#send("cmi.core.lesson_status", betterStatus(this.#before.status, status), "unsaved")
    );
  }

  /** @param {string} name @param {string} value @param {Trouble["kind"]} kind of trouble when it is refused @returns {boolean} */
  #send(name, value, kind) {
    const done = this.#platform?.write(name, value) === true;
    if (!done) this.#complain(kind);
    return done;
  }

  /** @param {Trouble["kind"]} kind */
  #complain(kind) {
    this.trouble.value = { kind, code: this.#platform?.error ?? "" };
  }

  /** What was reached stays, also when answers are forgotten to try again. @param {string} id @param {Lesson} lesson @returns {Kept} */
  #keep(id, lesson) {
    const progress = this.#open?.id === id ? this.#open.progress : loadProgress(id);
    const before = this.#kept[id];
    const tally = best(before?.tally, tallyOf(lesson, progress));
    // of a lesson that came back as a tally there are no answers to send
    return { progress: before?.progress === null && !hasProgress(progress) ? null : progress, tally };
  }

  /** The learner may not come back: next time goes on from here. */
  #suspend() {
    if (this.#over) return;
    this.#report();
    this.#platform?.write("cmi.core.session_time", timespan(performance.now() - this.#start));
    this.#platform?.write("cmi.core.exit", "suspend");
    if (!this.#platform?.commit()) this.#complain("unsaved");
  }

  /** The learner leaves. */
  end() {
    if (this.#over) return;
    this.#suspend();
    this.#over = true;
    this.#endTabs();
    this.#platform?.finish();
  }

  /** Report once more what was refused. */
  retry() {
    this.#report();
  }

  /**
   * From the back/forward cache: the session has ended, somebody else may have signed in, and what the platform's page
   * knows is as old as this page. Only the platform can say who is here now, so its page is loaded again.
   */
  #comeBack() {
    this.lose("ended");
    this.reload();
  }

  /** The platform's page where this one lies inside it, else this one. */
  reload() {
    try {
      const above = this.#owner && isAbove(this.#owner) ? this.#owner : window;
      above.location.reload();
    } catch {
      location.reload();
    }
  }
}

/** @param {Window} owner */
function isAbove(owner) {
  for (let here = /** @type {Window} */ (window); ; here = here.parent) {
    if (here === owner) return true;
    if (here.parent === here) return false;
  }
}

/** @param {Platform} platform @returns {import("./tabs.js").Visit} */
function visitOf(platform) {
  return {
    page: crypto.randomUUID?.() ?? String(Math.random()),
    activity: location.pathname,
    learner: platform.read("cmi.core.student_id"),
  };
}

/** As SCORM 1.2 writes it: HHHH:MM:SS.SS. @param {number} ms */
export function timespan(ms) {
  const seconds = Math.floor(ms / 1000);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.00`;
}
