/** Other futures: timelines that were replaced when somebody acted in the past, and what two of them share. */

/** @import { Appended, History } from "../engine/protocol.d.ts" */
/** @import { ForkInfo } from "../shell/store.js" */

import { cursorAfter } from "./ranges.js";
import { WIDTH } from "./records.js";

/** So many futures are kept; the oldest goes first. */
const MOST = 12;

/** What brings a timeline that shares the first `keep` commands with `history` to it. @param {History} history @param {number} keep @returns {Appended} */
export function tailOf(history, keep) {
  const from = cursorAfter(history, keep);
  const { functions, names, bugs, commands, records } = history;
  return {
    from,
    keep,
    functions,
    names,
    bugs,
    commands: commands.slice(keep),
    records: Int32Array.from(records.slice(from * WIDTH)),
  };
}

/** Its first commands only. @param {Appended} tail @param {number} count @returns {Appended} */
export function upTo(tail, count) {
  const commands = tail.commands.slice(0, count);
  const records = (commands.at(-1)?.end ?? tail.from) - tail.from;
  return { ...tail, commands, records: tail.records.slice(0, records * WIDTH) };
}

/** How many commands two histories begin with alike. @param {History} one @param {History} other */
export function sharedCommands({ commands: one }, { commands: other }) {
  let shared = 0;
  while (shared < one.length && one[shared].text === other[shared]?.text) shared++;
  return shared;
}

/** Does `longer` go on where `shorter` ends? @param {History} shorter @param {History} longer */
function isPartOf(shorter, longer) {
  return sharedCommands(shorter, longer) === shorter.commands.length;
}

export class Branches {
  /** @type {{ id: number, history: History }[]} */
  #left = [];
  #last = 0;

  /**
   * A future that is about to be replaced. One that goes on from another takes its place.
   * @param {History} history
   */
  keep(history) {
    if (history.commands.length === 0) return;
    if (this.#left.some((fork) => isPartOf(history, fork.history))) return;
    const others = this.#left.filter((fork) => !isPartOf(fork.history, history));
    this.#left = [{ id: ++this.#last, history }, ...others].slice(0, MOST);
  }

  /** Go back to it: it is no fork any more. @param {number} id @returns {History | null} */
  take(id) {
    const found = this.#left.find((fork) => fork.id === id);
    this.#left = this.#left.filter((fork) => fork.id !== id);
    return found?.history ?? null;
  }

  /** The list for people, against the history that is open. @param {History} now @returns {ForkInfo[]} */
  list(now) {
    return this.#left.map(({ id, history }) => {
      const shared = sharedCommands(now, history);
      const { commands } = history;
      return { id, requests: commands.length, shared, next: commands[shared]?.text ?? "" };
    });
  }
}
