/** Saboteur and Rescuer: requests of the learner's own on a machine from a seed, and what they came to. */

/** @import { Frame, History, MachineRequest, PracticeDuel } from "../engine/protocol.d.ts" */
/** @import { Store } from "../shell/store.js" */
/** @import { Engine } from "../engine/engine.js" */
/** @import { Player } from "../player/player.js" */

import { refusalOf } from "../engine/engine.js";
import { keptCommands, nothingAfter } from "../history/fork.js";
import { cursorAfter } from "../history/ranges.js";
import { Timeline } from "../history/timeline.js";

export class Duel {
  #store;
  #player;
  #engine;
  #calm;
  /** @type {{ timeline: Timeline, setup: number, machine: MachineRequest } | null} */
  #work = null;

  /** @param {Store} store @param {Player} player @param {Engine} engine @param {() => boolean} calm */
  constructor(store, player, engine, calm) {
    this.#store = store;
    this.#player = player;
    this.#engine = engine;
    this.#calm = calm;
  }

  /** @param {History} history @param {MachineRequest} machine */
  begin(history, machine) {
    const timeline = new Timeline(history);
    this.#work = { timeline, setup: history.commands.length, machine };
    this.#show(timeline.length);
  }

  close() {
    this.#work = null;
  }

  /** Requests of the learner's own, up to the cursor. */
  get used() {
    const work = this.#work;
    return work ? Math.max(0, keptCommands(work.timeline.history, work.timeline.cursor) - work.setup) : 0;
  }

  /** @param {string} command */
  async act(command) {
    const work = this.#work;
    const { practice } = this.#store;
    if (!work || !this.#engine.isReady || practice.value.busy) return;
    const keep = Math.max(work.setup, keptCommands(work.timeline.history, work.timeline.cursor));
    practice.value = { ...practice.value, busy: true, refusal: "" };
    let refusal = "";
    try {
      const appended = await this.#engine.run(work.timeline.history, keep, [command], work.machine);
      if (work !== this.#work) return;
      work.timeline.replaceTail(appended);
      this.#show(appended.from);
      this.#player.runToEnd(this.#calm());
    } catch (error) {
      refusal = refusalOf(error).message;
    }
    if (work === this.#work) practice.value = { ...practice.value, busy: false, refusal };
  }

  undo() {
    if (this.#work && this.used > 0) this.#cut(this.#work.setup + this.used - 1);
  }

  startOver() {
    if (this.#work) this.#cut(this.#work.setup);
  }

  /** @param {number} keep */
  #cut(keep) {
    const work = this.#work;
    if (!work) return;
    this.#player.pause();
    work.timeline.replaceTail(nothingAfter(work.timeline.history, keep));
    this.#show(work.timeline.length);
  }

  /** @param {number} cursor */
  #show(cursor) {
    const work = this.#work;
    if (!work) return;
    const start = cursorAfter(work.timeline.history, work.setup);
    this.#player.show(work.timeline, { start, limit: work.timeline.length, cursor });
  }

  /** What it came to: pages in use, or frees. Null while the goal is not met. @param {PracticeDuel} duel */
  resultOf(duel) {
    const work = this.#work;
    if (!work || this.used === 0) return null;
    const { frame, history, cursor } = work.timeline;
    if (cursor !== cursorAfter(history, work.setup + this.used)) return null;
    if (hasOrder(frame, duel.order) === (duel.kind === "saboteur")) return null;
    return duel.kind === "saboteur" ? inUse(frame) : this.used;
  }
}

/** A free block of this order or a larger one. @param {Frame} frame @param {number} order */
export function hasOrder({ zones }, order) {
  return zones.some(({ lists }) => lists.slice(order).some(({ size }) => size > 0));
}

/** @param {Frame} frame */
export function inUse({ zones }) {
  return zones.reduce((sum, { info, free_pages }) => sum + info.size - free_pages, 0);
}
