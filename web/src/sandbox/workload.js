/** A workload, slice by slice: shown as it grows, and stopped between two slices. */

/** @import { Appended, WorkloadInfo } from "../engine/protocol.d.ts" */
/** @import { Engine } from "../engine/engine.js" */
/** @import { Sandbox } from "./sandbox.js" */

import { refusalOf } from "../engine/engine.js";
import { keptCommands } from "../history/fork.js";
import { t, tryWords } from "../i18n/language.js";
import { noteOrigin } from "./workload-runs.js";

/** @typedef {{ name: string, seed: number, requests: number, params: Record<string, number> }} Work */

/** A slice should take Python so long, in milliseconds: shorter is wasteful, longer runs slowly in the browser. */
const AIM = 100;
const FIRST = 200;
const LARGEST = 10_000;

export class Workloads {
  #sandbox;
  #engine;
  #cursor;
  #stopping = false;
  #slice = FIRST;
  #began = 0;

  /** @param {Sandbox} sandbox @param {Engine} engine @param {() => number} cursor */
  constructor(sandbox, engine, cursor) {
    this.#sandbox = sandbox;
    this.#engine = engine;
    this.#cursor = cursor;
  }

  /** What there is; asked for once. */
  async learn() {
    if (this.#sandbox.state.workloads || !this.#engine.isReady) return;
    try {
      /** @type {WorkloadInfo[]} */
      const workloads = await this.#engine.ask("workload", { name: "" });
      this.#sandbox.say({ workloads });
    } catch (error) {
      this.#sandbox.note({ kind: "error", ...refusalOf(error), text: refusalOf(error).message });
    }
  }

  stop() {
    this.#stopping = true;
  }

  /** @param {Work} work */
  async run(work) {
    const { history, state, ready } = this.#sandbox;
    if (!history || !state.machine || !ready) return;
    this.#stopping = false;
    this.#slice = FIRST;
    this.#began = performance.now();
    const keep = keptCommands(history, this.#cursor());
    this.#sandbox.say({ work: { name: work.name, done: 0, total: work.requests, rate: 0 } });
    try {
      let { done, total } = await this.#run(work, { ...work }, keep);
      while (done < total && !this.#stopping) ({ done, total } = await this.#run(work, { go_on: true }));
      this.#sandbox.note({ kind: "said", text: endOf(work, done, total), nearest: "" });
    } catch (error) {
      const { message, nearest } = refusalOf(error);
      this.#sandbox.note({ kind: "error", text: message, nearest });
    } finally {
      this.#sandbox.say({ work: null });
    }
  }

  /** One slice. @param {Work} work @param {Record<string, unknown>} message @param {number} [keep] */
  async #run(work, message, keep = this.#sandbox.history?.commands.length ?? 0) {
    const { history, state } = this.#sandbox;
    if (!history || !state.machine) throw new Error(t("workload.closed"));
    const start = performance.now();
    const slice = { ...message, slice: this.#slice };
    const answer = await this.#engine.workload(history, keep, slice, state.machine);
    if (this.#sandbox.history !== history) throw new Error(t("workload.other"));
    this.#slice = nextSlice(this.#slice, performance.now() - start);
    const { done, total } = answer;
    noteOrigin(answer.commands, work, done - answer.commands.length);
    this.#sandbox.append(answer, true);
    const rate = Math.round((1000 * done) / Math.max(1, performance.now() - this.#began));
    this.#sandbox.say({ work: { name: work.name, done, total, rate } });
    return { done, total };
  }
}

/** @param {number} slice @param {number} took milliseconds */
function nextSlice(slice, took) {
  const wanted = Math.round((slice * AIM) / Math.max(1, took));
  return Math.max(50, Math.min(LARGEST, 4 * slice, wanted));
}

/** @param {Work} work @param {number} done @param {number} total */
function endOf({ name, seed }, done, total) {
  const title = tryWords(`workload.${name}`) ?? name;
  return t(done >= total ? "workload.ended" : "workload.stopped", { name: title, seed, done, total });
}
