/**
 * Where a learner acts: in a challenge, or freely from any point of a lesson.
 *
 * Each bench has a timeline of its own, so the recorded lesson stays as it is. Acting in the past
 * forks: what came after is replaced.
 */

/** @import { Challenge, History } from "../engine/protocol.d.ts" */
/** @import { BenchState, Store } from "../shell/store.js" */
/** @import { Engine } from "../engine/engine.js" */
/** @import { Player } from "../player/player.js" */

import { refusalOf } from "../engine/engine.js";
import { keptCommands, nothingAfter } from "../history/fork.js";
import { cursorAfter, cutAt } from "../history/ranges.js";
import { Timeline } from "../history/timeline.js";
import { judging } from "../kernels/judging.js";

/** @typedef {{ kind: BenchState["kind"], timeline: Timeline, setup: number, challenge: Challenge | null, helped: boolean }} Work */

export class Bench {
  #store;
  #player;
  #engine;
  #reducedMotion;
  /** @type {Map<string, Work>} */
  #kept = new Map();
  /** @type {Work | null} */
  #work = null;

  /**
   * @param {Store} store
   * @param {Player} player
   * @param {Engine} engine
   * @param {() => boolean} reducedMotion
   */
  constructor(store, player, engine, reducedMotion) {
    this.#store = store;
    this.#player = player;
    this.#engine = engine;
    this.#reducedMotion = reducedMotion;
  }

  /** A new lesson begins. */
  clear() {
    this.leave();
    this.#kept.clear();
  }

  /**
   * A challenge keeps its own attempt while the lesson is open.
   * @param {string} key
   * @param {History} history
   * @param {number} setup how many of its commands are not the learner's
   * @param {Challenge | null} challenge null: free play
   */
  open(key, history, setup, challenge) {
    const known = challenge ? this.#kept.get(key) : undefined;
    const timeline = known?.timeline ?? new Timeline(cutAt(history, cursorAfter(history, setup)));
    const kind = challenge ? "challenge" : "free";
    this.#work = known ?? { kind, timeline, setup, challenge, helped: false };
    this.#kept.set(key, this.#work);
    this.#show(timeline.length);
    this.#say({ kind, busy: false, error: "", nearest: "", helped: this.#work.helped });
  }

  leave() {
    this.#work = null;
    this.#store.bench.value = null;
  }

  /** Requests of the learner's own, up to the cursor. */
  get used() {
    const work = this.#work;
    return work ? Math.max(0, keptCommands(work.timeline.history, work.timeline.cursor) - work.setup) : 0;
  }

  /** A request of the learner's own, and not of the author's solution, has just ended in the goal. */
  get solved() {
    const work = this.#work;
    if (!work?.challenge || work.helped) return false;
    const { history, frame } = work.timeline;
    return judging.value?.challengeSolved(work.challenge, { history, frame, setup: work.setup }) ?? false;
  }

  /** @param {string} command */
  act(command) {
    return this.#run([command]);
  }

  undo() {
    if (this.#work && this.used > 0) this.#cut(this.#work.setup + this.used - 1);
  }

  startOver() {
    if (!this.#work) return;
    this.#work.helped = false;
    this.#cut(this.#work.setup);
  }

  /** Play the author's solution from the start. */
  async playSolution() {
    const work = this.#work;
    if (!work?.challenge) return;
    this.startOver();
    work.helped = true;
    await this.#run(work.challenge.solution);
  }

  /** @param {string[]} commands */
  async #run(commands) {
    const work = this.#work;
    if (!work || !this.#engine.isReady || this.#store.bench.value?.busy) return;
    const keep = keptCommands(work.timeline.history, work.timeline.cursor);
    this.#say({ busy: true, error: "", nearest: "" });
    try {
      const appended = await this.#engine.run(work.timeline.history, keep, commands);
      work.timeline.replaceTail(appended);
      if (work === this.#work) this.#play(appended.from);
      this.#say({ busy: false });
    } catch (error) {
      const { message, nearest } = refusalOf(error);
      this.#say({ busy: false, error: message, nearest });
    }
  }

  /** @param {number} keep */
  #cut(keep) {
    const work = this.#work;
    if (!work) return;
    this.#player.pause();
    work.timeline.replaceTail(nothingAfter(work.timeline.history, keep));
    this.#show(work.timeline.length);
    this.#say({ error: "", nearest: "" });
  }

  /** @param {number} from */
  #play(from) {
    this.#show(from);
    this.#player.runToEnd(this.#reducedMotion());
  }

  /** @param {number} cursor */
  #show(cursor) {
    const work = this.#work;
    if (!work) return;
    const { timeline, setup } = work;
    const start = cursorAfter(timeline.history, setup);
    this.#player.show(timeline, { start, limit: timeline.length, cursor });
  }

  /** @param {Partial<BenchState>} changes */
  #say(changes) {
    const work = this.#work;
    if (!work) return;
    const before = this.#store.bench.value;
    const none = { kind: work.kind, used: 0, busy: false, error: "", nearest: "", helped: false };
    this.#store.bench.value = { ...none, ...before, ...changes, used: this.used, helped: work.helped };
  }

  /** The cursor has moved. */
  refresh() {
    if (this.#work && this.#store.bench.value?.used !== this.used) this.#say({});
  }
}
