/**
 * The model's own source, and the lines of one command: asked of Python when somebody looks at them.
 *
 * A line trace belongs to one command of one history. Stepping by line moves an index in it; the cursor follows.
 */

/** @import { CommandData, History, LineTrace, MachineRequest, SourceInfo } from "../engine/protocol.d.ts" */
/** @import { Moment, Store } from "../shell/store.js" */
/** @import { Engine } from "../engine/engine.js" */
/** @import { Player } from "../player/player.js" */

import { signal } from "@preact/signals-core";
import { refusalOf } from "../engine/engine.js";
import { commandIndexAt } from "../history/commands.js";

/** A command with more records than this is not traced line by line. */
const MOST_RECORDS = 20_000;

/** @typedef {{ text: string, lines: LineTrace["lines"], start: number, end: number }} Trace */

export class CodeReader {
  #store;
  #player;
  #engine;
  #machine;
  /** @type {import("@preact/signals-core").Signal<SourceInfo[] | null>} */
  source = signal(null);
  /** @type {import("@preact/signals-core").Signal<Trace | null>} */
  trace = signal(null);
  /** Where stepping by line stands; null when the cursor moved otherwise. @type {import("@preact/signals-core").Signal<number | null>} */
  index = signal(null);
  /** Somebody looks at the code. */
  watched = signal(false);
  failure = signal("");
  /** @type {CommandData | null} */
  #asked = null;

  /** @param {Store} store @param {Player} player @param {Engine} engine @param {(history: History) => MachineRequest} machine */
  constructor(store, player, engine, machine) {
    this.#store = store;
    this.#player = player;
    this.#engine = engine;
    this.#machine = machine;
    player.stepLine = (way) => this.step(way);
  }

  /** The cursor has moved, or somebody began to look. */
  follow() {
    const moment = this.#store.moment.value;
    this.#forgetIndex(moment);
    const wanted = this.watched.value || this.#store.granularity.value === "line";
    if (!wanted || !this.#engine.isReady || this.#store.playing.value) return;
    void this.#learnSource();
    if (moment) void this.#learnLines(moment);
  }

  /** @param {Moment | null} moment */
  #forgetIndex(moment) {
    const at = this.index.value;
    if (at !== null && this.trace.value?.lines[at]?.cursor !== moment?.cursor) this.index.value = null;
  }

  async #learnSource() {
    if (this.source.value || this.failure.value) return;
    try {
      this.source.value = await this.#engine.ask("source");
    } catch (error) {
      this.failure.value = refusalOf(error).message;
    }
  }

  /** @param {Moment} moment */
  async #learnLines({ history, cursor }) {
    const number = Math.max(0, commandIndexAt(history, cursor));
    const command = history.commands[number];
    if (!command || command === this.#asked || this.traceOf(history, cursor)) return;
    this.#asked = command;
    if (command.end - command.start > MOST_RECORDS) return;
    try {
      const { lines } = await this.#engine.askAbout(this.#machine(history), history, "lines", {
        command: number,
      });
      if (this.#asked !== command) return;
      this.trace.value = { text: command.text, lines, start: command.start, end: command.end };
    } catch (error) {
      this.failure.value = refusalOf(error).message;
    }
  }

  /** The trace that is known, if it is of the command at the cursor. @param {History} history @param {number} cursor */
  traceOf(history, cursor) {
    const trace = this.trace.value;
    const command = history.commands[Math.max(0, commandIndexAt(history, cursor))];
    const same = trace && command && trace.text === command.text && trace.start === command.start;
    return same && trace.end === command.end ? trace : null;
  }

  /** One line on or back. False: there is no trace here. @param {1 | -1} way */
  step(way) {
    const moment = this.#store.moment.value;
    if (!moment) return false;
    const trace = this.traceOf(moment.history, moment.cursor);
    if (!trace || (way === 1 && moment.cursor >= trace.end)) return false;
    const from = this.index.value ?? lineAt(trace.lines, moment.cursor) ?? -1;
    const to = from + way;
    const line = trace.lines[to];
    if (way === -1 && to < 0) return false;
    this.index.value = null;
    this.#player.seek(line ? line.cursor : trace.end, "step");
    this.index.value = line ? to : null;
    return true;
  }
}

/** The line that made the record before the cursor: the last that began before it. @param {LineTrace["lines"]} lines @param {number} cursor @returns {number | null} */
export function lineAt(lines, cursor) {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].cursor < cursor) low = middle + 1;
    else high = middle;
  }
  return low > 0 ? low - 1 : null;
}
