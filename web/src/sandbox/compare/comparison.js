/**
 * A second machine that is told every request of the first: the same history under other settings.
 *
 * It follows: what is asked, undone or forked on the first happens there too. Its records are here, so its
 * picture moves with the cursor without Python.
 */

/** @import { History, MachineRequest, PresetInfo } from "../../engine/protocol.d.ts" */
/** @import { Depth, Difference } from "./differences.js" */
/** @import { Engine } from "../../engine/engine.js" */
/** @import { Sandbox } from "../sandbox.js" */

import { signal } from "@preact/signals-core";
import { refusalOf } from "../../engine/engine.js";
import { sharedCommands } from "../../history/branches.js";
import { nothingAfter } from "../../history/fork.js";
import { Timeline } from "../../history/timeline.js";
import { kernelNamed } from "../../kernels/index.js";
import { differences, sameLayout } from "./differences.js";

/** So many requests go to Python at once: it answers often, and the page shows how far it is. */
const SLICE = 1000;
/** More differences than these are not listed. */
const MOST = 200;

/**
 * @typedef {object} ComparisonState
 * @property {"closed" | "choosing" | "opening" | "open"} phase
 * @property {MachineRequest | null} machine the second one
 * @property {string} title
 * @property {number} done requests that it has been told
 * @property {string} error
 * @property {Depth} depth
 * @property {Difference[]} found
 * @property {number} tried settings that were tried before these
 * @property {string} kernel whose machines are offered; "" for that of the open machine
 * @property {PresetInfo[] | null} presets of another kernel; null: not known
 */

/** @returns {ComparisonState} */
function closed() {
  return {
    phase: "closed",
    machine: null,
    title: "",
    done: 0,
    error: "",
    depth: "page",
    found: [],
    tried: 0,
    kernel: "",
    presets: null,
  };
}

export class Comparison {
  #sandbox;
  #engine;
  /** @type {{ timeline: Timeline, refused: Map<number, string> } | null} */
  #other = null;
  /** Settings that were tried. @type {{ machine: MachineRequest, title: string }[]} */
  #tried = [];
  #turn = 0;
  /** the start of Python that knows the second machine */
  #start = 0;
  /** Somebody has said what counts as a difference. */
  #chosen = false;
  /** What counts as one as long as nobody has. @type {Depth} */
  #coarse = "page";
  /** @type {Promise<void> | null} */
  #following = null;
  state = signal(closed());

  /** @param {Sandbox} sandbox @param {Engine} engine */
  constructor(sandbox, engine) {
    this.#sandbox = sandbox;
    this.#engine = engine;
  }

  /** The second machine with its story. */
  get other() {
    return this.#other;
  }

  /** @param {Partial<ComparisonState>} changes */
  #say(changes) {
    this.state.value = { ...this.state.value, ...changes };
  }

  get isOpen() {
    return this.state.value.phase === "open";
  }

  /** @param {"choose" | "cancel" | "close" | "back"} act */
  act(act) {
    if (act === "back") void this.back();
    else this[act]();
  }

  /** The form for the settings. */
  choose() {
    this.#say({ phase: "choosing", error: "" });
  }

  /** Machines of another kernel are looked at. @param {string} kernel "" for that of the open machine */
  async lookAt(kernel) {
    this.#say({ kernel, presets: null, error: "" });
    if (!kernel) return;
    try {
      const presets = await this.#sandbox.presetsOf(kernel);
      if (this.state.value.kernel === kernel) this.#say({ presets });
    } catch (error) {
      this.#say({ error: refusalOf(error).message });
    }
  }

  /** Back from it. */
  cancel() {
    if (this.#other) this.#say({ phase: "open", error: "" });
    else this.close();
  }

  close() {
    this.#turn++;
    this.#other = null;
    this.#tried = [];
    this.state.value = closed();
  }

  /** @param {MachineRequest} machine @param {string} title */
  async open(machine, title) {
    const turn = ++this.#turn;
    const { machine: now, title: nowTitle } = this.state.value;
    this.#say({ phase: "opening", error: "" });
    try {
      const history = await this.#boot(machine);
      if (turn !== this.#turn) return;
      if (now && this.#other) this.#tried.push({ machine: now, title: nowTitle });
      this.#begin(
        machine,
        title,
        new Timeline({ ...history, records: history.records ?? new Int32Array(0) }),
      );
      await this.follow();
    } catch (error) {
      if (turn === this.#turn) this.#say({ phase: "choosing", error: refusalOf(error).message });
    }
  }

  /** @param {MachineRequest} machine */
  async #boot(machine) {
    const history = await this.#engine.ask("beside", { machine });
    await kernelNamed(history?.machine?.kernel);
    this.#start = this.#engine.starts;
    return history;
  }

  /** @param {MachineRequest} machine @param {string} title @param {Timeline} timeline */
  #begin(machine, title, timeline) {
    this.#other = { timeline, refused: new Map() };
    const left = this.#sandbox.history;
    this.#chosen = false;
    // of two kernels one wants to know which page each gives
    const alike =
      left && (left.machine.kernel !== timeline.history.machine.kernel || sameLayout(left, timeline.history));
    this.#coarse = alike ? "page" : "success";
    this.#say({
      phase: "open",
      machine,
      title,
      done: 0,
      depth: this.#coarse,
      found: [],
      tried: this.#tried.length,
    });
  }

  /** The settings before these. */
  async back() {
    const last = this.#tried.pop();
    if (!last) return;
    const kept = [...this.#tried];
    await this.open(last.machine, last.title);
    this.#tried = kept;
    this.#say({ tried: kept.length });
  }

  /** @param {Depth} depth */
  look(depth) {
    this.#chosen = true;
    this.#say({ depth });
    this.#compare();
  }

  /** The first machine's history may have changed: the second one is told. One at a time. @returns {Promise<void>} */
  follow() {
    this.#following ??= this.#catchUp().finally(() => {
      this.#following = null;
    });
    return this.#following;
  }

  async #catchUp() {
    const other = this.#other;
    try {
      while (other && other === this.#other && (await this.#slice(other)));
    } catch (error) {
      if (other === this.#other) this.#say({ error: refusalOf(error).message });
    }
    if (other && other === this.#other) this.#compare();
  }

  /** @param {NonNullable<Comparison["other"]>} other @returns {Promise<boolean>} whether there was something to tell */
  async #slice(other) {
    const left = this.#sandbox.history;
    if (!left) return false;
    const keep = await this.#known(left, other);
    if (keep < other.timeline.history.commands.length) forget(other, keep);
    const commands = left.commands.slice(keep, keep + SLICE).map(({ text }) => text);
    if (commands.length === 0) return false;
    const answer = await this.#engine.ask("beside", { keep, commands });
    if (other !== this.#other) return false;
    other.timeline.replaceTail({ ...answer, records: answer.records ?? new Int32Array(0) });
    for (const [at, said] of answer.refused) other.refused.set(at, said);
    this.#say({ done: other.timeline.history.commands.length, error: "" });
    return true;
  }

  /** How many requests the second machine has been told; none after Python was started anew. @param {History} left @param {NonNullable<Comparison["other"]>} other */
  async #known(left, other) {
    const { machine } = this.state.value;
    if (this.#start === this.#engine.starts || !machine) return sharedCommands(left, other.timeline.history);
    await this.#boot(machine);
    return 0;
  }

  #compare() {
    const timeline = this.#sandbox.timeline;
    const other = this.#other;
    if (!timeline || !other) return;
    const look = (/** @type {Depth} */ depth) => differences({ timeline, refused: NONE }, other, depth, MOST);
    let depth = this.#chosen ? this.state.value.depth : this.#coarse;
    let found = look(depth);
    // the same blocks by another way: that is worth saying, unless somebody does not want to know
    if (found.length === 0 && !this.#chosen) [depth, found] = finer(depth, look("way"));
    this.#say({ depth, found, done: other.timeline.history.commands.length });
  }
}

/** On the first machine every command of the history has run. @type {ReadonlyMap<number, string>} */
export const NONE = new Map();

/** @param {Depth} depth @param {Difference[]} found @returns {[Depth, Difference[]]} */
function finer(depth, found) {
  return found.length ? ["way", found] : [depth, found];
}

/** @param {NonNullable<Comparison["other"]>} other @param {number} keep */
function forget({ timeline, refused }, keep) {
  timeline.replaceTail(nothingAfter(timeline.history, keep));
  for (const at of [...refused.keys()]) if (at >= keep) refused.delete(at);
}
