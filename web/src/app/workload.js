/** A workload, slice by slice: shown as it grows, and stopped between two slices. */

/** @import { Appended, WorkloadInfo } from "../engine/protocol.d.ts" */
/** @import { Engine } from "./engine.js" */
/** @import { Sandbox } from "./sandbox.js" */

import { noteOrigin } from "../share/origins.js";
import { refusalOf } from "./engine.js";
import { keptCommands } from "./fork.js";

/** @typedef {{ name: string, seed: number, requests: number, params: Record<string, number> }} Work */

export class Workloads {
  #sandbox;
  #engine;
  #cursor;
  #stopping = false;

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
    const keep = keptCommands(history, this.#cursor());
    this.#sandbox.say({ work: { name: work.name, done: 0, total: work.requests } });
    try {
      let { done, total } = await this.#slice(work, { ...work }, keep);
      while (done < total && !this.#stopping) ({ done, total } = await this.#slice(work, { go_on: true }));
      this.#sandbox.note({ kind: "said", text: endOf(work, done, total), nearest: "" });
    } catch (error) {
      const { message, nearest } = refusalOf(error);
      this.#sandbox.note({ kind: "error", text: message, nearest });
    } finally {
      this.#sandbox.say({ work: null });
    }
  }

  /** @param {Work} work @param {Record<string, unknown>} message @param {number} [keep] */
  async #slice(work, message, keep = this.#sandbox.history?.commands.length ?? 0) {
    const { history, state } = this.#sandbox;
    if (!history || !state.machine) throw new Error("The machine was closed.");
    const answer = await this.#engine.workload(history, keep, message, state.machine);
    if (this.#sandbox.history !== history)
      throw new Error("Another machine was opened. The workload has stopped.");
    const { done, total } = answer;
    noteOrigin(answer.commands, work, done - answer.commands.length);
    this.#sandbox.append(answer, true);
    this.#sandbox.say({ work: { name: work.name, done, total } });
    return { done, total };
  }
}

/** @param {Work} work @param {number} done @param {number} total */
function endOf({ name, seed }, done, total) {
  const whole = done >= total ? "" : ` of ${total}, stopped`;
  return `Workload ${name}, seed ${seed}: ${done} requests${whole}.`;
}
