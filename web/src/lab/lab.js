/** Somebody's own allocator: written, kept, tested, scored; and logs of others. */

/** @import { LabFailure, LabNews } from "../engine/protocol.d.ts" */
/** @import { End } from "./python-of-lab.js" */
/** @import { Ending, Job, LabState } from "./state.js" */

import { signal } from "@preact/signals-core";
import skeleton from "../../../py/buddyscope/judge/examples/skeleton.py?raw";
import { PythonOfLab } from "./python-of-lab.js";
import { dropAllocator, Keeper, savedAllocators } from "./saved.js";
import { emptyJob, emptyLab, isBusy, MAX_LOG } from "./state.js";

/** Milliseconds after the last letter. */
const PAUSE = 300;

export class Lab {
  #python;
  #keeper = new Keeper();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** What the entry has. */
  #written = "";

  /** @param {PythonOfLab} [python] */
  constructor(python) {
    this.#python = python ?? new PythonOfLab((percent) => this.#loaded(percent));
    const entry = this.#keeper.latest();
    /** @type {import("@preact/signals-core").Signal<LabState>} */
    this.state = signal({
      ...emptyLab(),
      text: entry?.text ?? skeleton,
      name: entry?.name ?? "",
      id: this.#keeper.id,
      saved: savedAllocators(),
    });
    this.#written = this.state.peek().text;
  }

  /** Python begins to load, so that it is there when it is needed. */
  warm() {
    this.#python.start();
  }

  /** @param {Partial<LabState>} changes */
  #change(changes) {
    this.state.value = { ...this.state.peek(), ...changes };
  }

  /** @param {"test" | "log"} which @param {Partial<Job>} changes */
  #job(which, changes) {
    this.#change({ [which]: { ...this.state.peek()[which], ...changes } });
  }

  /** @param {number} percent */
  #loaded(percent) {
    for (const which of /** @type {const} */ (["test", "log"]))
      if (this.state.peek()[which].phase === "loading") this.#job(which, { percent });
  }

  // ------------------------------------------------------------- the text, and keeping it

  /** @param {string} text */
  edit(text) {
    this.#change({ text });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE);
  }

  /** Keep it now. */
  flush() {
    clearTimeout(this.#timer);
    const { text, name } = this.state.peek();
    if (text === this.#written) return;
    const trouble = this.#keeper.keep(text, name);
    this.#written = text;
    this.#change({ trouble, id: this.#keeper.id, saved: savedAllocators() });
  }

  /** Another text in an entry of its own; what was here is kept. @param {string} text @param {string} name */
  #begin(text, name) {
    this.flush();
    this.#keeper.begin();
    this.#written = text;
    this.#change({ text, name, id: "", trouble: "", test: emptyJob(), problem: "" });
  }

  /** @param {string} name of EXAMPLES */
  async example(name) {
    if (name === "skeleton") return this.#begin(skeleton, "");
    this.#job("test", { phase: "loading" });
    try {
      const { text } = await this.#python.ask({ do: "example", name });
      this.#begin(text, name);
    } catch {
      this.#job("test", { phase: "idle" });
      this.#change({ problem: "lab.problem.example" });
    }
  }

  /** @param {string} id */
  open(id) {
    this.flush();
    const entry = this.#keeper.open(id);
    if (!entry) return;
    this.#written = entry.text;
    this.#change({ text: entry.text, name: entry.name, id, trouble: "", test: emptyJob(), problem: "" });
  }

  /** @param {string} id */
  drop(id) {
    dropAllocator(id);
    if (id === this.#keeper.id) {
      this.#keeper.begin();
      this.#change({ id: "" });
    }
    this.#change({ saved: savedAllocators() });
  }

  /** @param {string} name */
  rename(name) {
    this.#written = "";
    this.#change({ name: name.slice(0, 60) });
    this.flush();
  }

  // ------------------------------------------------------------- jobs

  /** @param {Partial<Pick<LabState, "policy" | "seed" | "options" | "logText" | "view" | "problem">>} changes */
  set(changes) {
    this.#change(changes);
  }

  test() {
    this.flush();
    const { text: source, policy, seed } = this.state.peek();
    return this.#run("test", { do: "test", source, policy, seed }, source);
  }

  /** One of the graded traces, shrunk. @param {string} name */
  async trace(name) {
    const { text: source, policy, test } = this.state.peek();
    const { score } = test;
    await this.#run("test", { do: "trace", source, policy, name }, source);
    if (source === test.text) this.#job("test", { score: this.state.peek().test.score ?? score });
  }

  judge() {
    const { logText, options } = this.state.peek();
    if (!logText.text.trim()) return this.#change({ problem: "lab.problem.empty" });
    if (logText.text.length > MAX_LOG) return this.#change({ problem: "lab.problem.large" });
    this.#change({ problem: "" });
    return this.#run("log", { do: "log", text: logText.text, ...options }, logText.text);
  }

  /** @param {"test" | "log"} which @param {Record<string, unknown>} message @param {string} text */
  async #run(which, message, text) {
    const state = this.state.peek();
    if (isBusy(state.test) || isBusy(state.log)) return;
    this.#job(which, { ...emptyJob(), phase: "loading", percent: state[which].percent, text });
    const end = await this.#python.run(message, (news) => this.#hear(which, news));
    const job = this.state.peek()[which];
    this.#job(which, { phase: "idle", ending: endingOf(end, job.news, job.failure) });
    if (isSpent(end, job.news, job.failure)) {
      this.#python.drop();
      this.#python.start();
    }
  }

  /** @param {"test" | "log"} which @param {LabNews} news */
  #hear(which, news) {
    const job = this.state.peek()[which];
    const failure = news.failure ?? job.failure;
    const score = news.score ?? job.score;
    const play = which === "log" ? news.play : failure?.play;
    const step = news.failure || news.play ? (play?.steps.length ?? 1) - 1 : job.step;
    const phase = job.phase === "stopping" ? "stopping" : "running";
    this.#job(which, { phase, news, failure, score, step: Math.max(0, step) });
  }

  stop() {
    for (const which of /** @type {const} */ (["test", "log"]))
      if (isBusy(this.state.peek()[which])) this.#job(which, { phase: "stopping" });
    this.#python.stop();
  }

  /** @param {"test" | "log"} which @param {number} step */
  show(which, step) {
    this.#job(which, { step });
  }

  /** The twelve traces, as a zip. @returns {Promise<Blob>} */
  async traces() {
    const { zip } = await this.#python.ask({ do: "traces" });
    return new Blob([Uint8Array.from(atob(zip), (letter) => letter.charCodeAt(0))], {
      type: "application/zip",
    });
  }
}

/**
 * @param {End} end
 * @param {LabNews | null} news
 * @param {LabFailure | null} failure
 * @returns {Ending | null}
 */
function endingOf({ why, reason, error }, news, failure) {
  if (failure?.fault.kind === "out-of-memory")
    return { kind: "memory", line: Number(failure.fault.values.line) };
  if (why === "unusable")
    return { kind: "unusable", message: error?.message ?? "", line: error?.failure.line ?? 0 };
  if (why === "silent") return { kind: reason === "user" ? "stopped" : "silent" };
  if (why === "lost") return lost(error);
  if (news?.changed.length) return { kind: "changed", names: news.changed.join(", ") };
  if (reason === "total") return { kind: "slow" };
  if (reason === "user") return { kind: "stopped" };
  if (news?.stopped) return { kind: "endless", calling: news.stopped.calling, line: news.stopped.line };
  return null;
}

/** @param {import("../engine/failure.js").EngineError | null} error @returns {Ending} */
function lost(error) {
  if (error?.failure.key === "engine.noMemory") return { kind: "memory" };
  return { kind: "lost", message: error?.message ?? "", line: 0 };
}

/** Whether this Python can be trusted with another job. @param {End} end @param {LabNews | null} news @param {LabFailure | null} failure */
function isSpent({ why }, news, failure) {
  return (
    why === "silent" ||
    why === "lost" ||
    news?.stopped != null ||
    Boolean(news?.changed.length) ||
    failure?.fault.kind === "out-of-memory"
  );
}
