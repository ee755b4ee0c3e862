/**
 * The sandbox: a machine of the visitor's choice, requests, undo, redo, forks.
 *
 * Buttons, console and workloads all end in #append(): there is one history. The page can undo,
 * redo and go back to a fork without Python, because the records are here.
 */

/** @import { Appended, History, MachineRequest } from "../engine/protocol.d.ts" */
/** @import { Note, SandboxState, Store } from "../shell/store.js" */
/** @import { Engine } from "../engine/engine.js" */
/** @import { Player } from "../player/player.js" */
/** @import { Work } from "./saved.js" */

import { refusalOf } from "../engine/engine.js";
import { Branches, tailOf, upTo } from "../history/branches.js";
import { keptCommands, nothingAfter } from "../history/fork.js";
import { cursorAfter } from "../history/ranges.js";
import { Timeline } from "../history/timeline.js";
import { t } from "../i18n/language.js";
import { DEFAULT, kernelNamed } from "../kernels/index.js";
import { emptySandbox } from "../shell/store.js";
import { restoreWork } from "./persistence.js";

/** More requests at once than this are not shown step by step. */
const SHOWN = 3;
const MOST_NOTES = 200;

export class Sandbox {
  #store;
  #player;
  #engine;
  #reducedMotion;
  /** @type {Timeline | null} */
  #timeline = null;
  #branches = new Branches();
  /** The history before the last undo: redo leads back to it. @type {History | null} */
  #undone = null;
  #turn = 0;
  /** By kernel. @type {Map<string, NonNullable<SandboxState["presets"]>>} */
  #presets = new Map();

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

  /** @returns {SandboxState} */
  get state() {
    return this.#store.sandbox.value;
  }

  get history() {
    return this.#timeline?.history ?? null;
  }

  get timeline() {
    return this.#timeline;
  }

  get ready() {
    return this.#timeline !== null && this.#engine.isReady && !this.state.busy && !this.state.work;
  }

  /** @param {Partial<SandboxState>} changes */
  say(changes) {
    this.#store.sandbox.value = { ...this.state, ...changes };
  }

  // ------------------------------------------------------------- machines

  /** What there is to choose from, of the kernel that is looked at; asked for once. */
  async learnPresets() {
    const { kernel, presets } = this.state;
    if (presets || !this.#engine.isReady) return;
    try {
      const found = await this.presetsOf(kernel);
      if (this.state.kernel === kernel) this.say({ presets: found });
    } catch (error) {
      this.say({ refusal: refusalOf(error).message });
    }
  }

  /** The machines of a kernel, whichever is looked at. Rejected when Python refuses. @param {string} kernel @returns {Promise<NonNullable<SandboxState["presets"]>>} */
  async presetsOf(kernel) {
    const found = this.#presets.get(kernel) ?? (await this.#engine.ask("presets", { kernel }));
    await kernelNamed(kernel);
    this.#presets.set(kernel, found);
    return found;
  }

  /** Look at the machines of another kernel. @param {string} kernel */
  lookAt(kernel) {
    if (kernel === this.state.kernel) return;
    this.say({ kernel, presets: this.#presets.get(kernel) ?? null, refusal: "" });
  }

  /** @param {MachineRequest} machine @returns {Promise<boolean>} whether it is open */
  async open(machine) {
    const turn = ++this.#turn;
    this.say({ phase: "opening", refusal: "" });
    try {
      const history = await this.#engine.open(machine);
      if (turn !== this.#turn) return false;
      this.#begin(machine, history);
      return true;
    } catch (error) {
      if (turn === this.#turn)
        this.say({ phase: this.#timeline ? "open" : "choosing", refusal: refusalOf(error).message });
      return false;
    }
  }

  /** @param {MachineRequest} machine @param {History} history */
  #begin(machine, history) {
    const kernel = machine.kernel ?? DEFAULT;
    const before = this.state.machine;
    // each kernel has its own workloads
    const workloads = before && (before.kernel ?? DEFAULT) === kernel ? this.state.workloads : null;
    const presets = this.#presets.get(kernel) ?? null;
    this.#timeline = new Timeline(history);
    this.#branches = new Branches();
    this.#undone = null;
    this.#store.loop.value = null;
    this.#store.sandbox.value = {
      ...emptySandbox(),
      kernel,
      presets,
      workloads,
      phase: "open",
      machine,
      title: titleOf(machine, presets),
    };
    this.show();
  }

  /** A machine with its history, made elsewhere: by a link. @param {MachineRequest} machine @param {History} history */
  adopt(machine, history) {
    this.#turn++;
    this.#begin(machine, history);
  }

  /** Back on the stage, where the cursor was; or nothing, while no machine is open. */
  show() {
    if (this.#timeline && this.state.phase === "open") this.showAt(this.#timeline.cursor);
    else this.#player.hide();
  }

  /** Choose another machine; the one that is open stays until then. */
  choose() {
    this.#turn++;
    this.#player.hide();
    this.say({ phase: "choosing", refusal: "" });
  }

  /** Back from choosing. */
  keepMachine() {
    if (!this.#timeline) return;
    this.say({ phase: "open", refusal: "" });
    this.show();
  }

  // ------------------------------------------------------------- what is kept

  /** All that is needed to come back here; null while no machine is open. @returns {Work | null} */
  get work() {
    const { machine, title } = this.state;
    const timeline = this.#timeline;
    if (!machine || !timeline) return null;
    return {
      machine,
      title,
      commands: timeline.history.commands.map(({ text }) => text),
      cursor: timeline.cursor,
    };
  }

  /** A saved sandbox, by running it again. @param {Work} work @returns {Promise<"open" | "stopped" | "no">} */
  restore(work) {
    return restoreWork(this, this.#engine, work);
  }

  // ------------------------------------------------------------- requests

  /** @param {string[]} commands @returns {Promise<boolean>} whether they ran */
  async run(commands) {
    const timeline = this.#timeline;
    const { machine } = this.state;
    if (!timeline || !machine || !this.ready || commands.length === 0) return false;
    const keep = keptCommands(timeline.history, timeline.cursor);
    this.say({ busy: true });
    try {
      const appended = await this.#engine.run(timeline.history, keep, commands, machine);
      if (timeline !== this.#timeline) return false;
      this.append(appended);
      return true;
    } catch (error) {
      if (timeline === this.#timeline) this.#refuse(error, commands.length);
      return false;
    } finally {
      if (timeline === this.#timeline) this.say({ busy: false });
    }
  }

  /** @param {unknown} error @param {number} lines */
  #refuse(error, lines) {
    const { message, nearest, line } = refusalOf(error);
    const said = message.replace(/\.$/, "");
    const text =
      lines > 1 ? t("sandbox.refused.script", { line: line || 1, said }) : t("sandbox.refused", { said });
    this.note({ kind: "error", text, nearest });
  }

  /** Python has answered: the future is what it says. What was there before stays reachable. @param {Appended} appended @param {boolean} [quietly] show its end, not its way */
  append(appended, quietly = false) {
    const timeline = this.#timeline;
    if (!timeline) return;
    this.#leave(appended.keep);
    timeline.replaceTail(appended);
    this.#listBranches();
    if (quietly || appended.commands.length > SHOWN) return this.showAt(timeline.length);
    this.showAt(appended.from);
    this.#player.runToEnd(this.#reducedMotion());
  }

  /** The first `keep` commands stay: what else is known becomes a fork. @param {number} keep */
  #leave(keep) {
    const history = this.#timeline?.history;
    if (this.#undone) this.#branches.keep(this.#undone);
    else if (history && keep < history.commands.length) this.#branches.keep(history);
    this.#undone = null;
  }

  #listBranches() {
    const now = this.#timeline?.history;
    if (!now) return;
    const redo = (this.#undone?.commands.length ?? now.commands.length) - now.commands.length;
    this.say({ redo, forks: this.#branches.list(now) });
  }

  /** What the console says besides the history. @param {Omit<Note, "after">} note */
  note(note) {
    const after = this.#timeline ? this.#timeline.history.commands.length : 0;
    this.say({ notes: [...this.state.notes, { ...note, after }].slice(-MOST_NOTES) });
  }

  // ------------------------------------------------------------- undo, redo, forks

  /** The last request never happened. */
  undo(count = 1) {
    const { length = 0 } = this.#timeline?.history.commands ?? {};
    this.#cut(length && Math.max(0, length - count));
  }

  /** As after boot. */
  reset() {
    this.#cut(0);
  }

  /** @param {number} keep */
  #cut(keep) {
    const timeline = this.#timeline;
    if (!timeline || this.state.busy || this.state.work || keep < 0) return;
    if (keep >= timeline.history.commands.length) return;
    this.#undone ??= timeline.history;
    timeline.replaceTail(nothingAfter(timeline.history, keep));
    this.#listBranches();
    this.showAt(timeline.length);
  }

  /** One request that was undone happens again. */
  redo() {
    const timeline = this.#timeline;
    if (!timeline || !this.#undone || this.state.busy || this.state.work) return;
    const keep = timeline.history.commands.length;
    const whole = this.#undone;
    timeline.replaceTail(upTo(tailOf(whole, keep), 1));
    if (keep + 1 >= whole.commands.length) this.#undone = null;
    this.#listBranches();
    this.showAt(timeline.length);
  }

  /** Back to a future that was left. @param {number} id */
  goBack(id) {
    const timeline = this.#timeline;
    if (!timeline || this.state.busy || this.state.work) return;
    const history = this.#branches.take(id);
    if (!history) return;
    this.#leave(0);
    timeline.replaceTail(tailOf(history, 0));
    this.#listBranches();
    this.showAt(timeline.length);
  }

  /** On the stage, when the sandbox is the place. @param {number} cursor */
  showAt(cursor) {
    const timeline = this.#timeline;
    if (!timeline || this.#store.place.value !== "sandbox") return;
    this.#player.show(timeline, { start: 0, limit: timeline.length, cursor });
  }

  /** After so many requests. @param {number} count */
  goTo(count) {
    const history = this.history;
    if (history) this.#player.seek(cursorAfter(history, count), "step");
  }
}

/** @param {MachineRequest} machine @param {SandboxState["presets"]} presets */
function titleOf(machine, presets) {
  if ("custom" in machine) return machine.custom.title || t("choose.yours");
  return presets?.find(({ name }) => name === machine.preset)?.title ?? machine.preset;
}
