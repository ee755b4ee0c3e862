/** Acting in the past: which commands stay, and what a cut looks like. */

/** @import { Appended, CommandData, History } from "../engine/protocol.d.ts" */

import { cursorAfter } from "./ranges.js";

/**
 * How many commands stay when somebody acts at `cursor`. A request shown half-way is finished first:
 * the kernel cannot stop inside it either.
 *
 * @param {Pick<History, "commands">} history
 * @param {number} cursor
 */
export function keptCommands({ commands }, cursor) {
  let kept = 0;
  while (kept < commands.length && underWay(commands[kept], cursor)) kept++;
  return kept;
}

/** @param {CommandData} command @param {number} cursor */
function underWay({ start, end }, cursor) {
  return end <= cursor || start < cursor;
}

/**
 * The replacement that keeps `keep` commands and adds nothing: "undo" and "start over" need no Python.
 *
 * @param {History} history
 * @param {number} keep
 * @returns {Appended}
 */
export function nothingAfter(history, keep) {
  const { functions, names, bugs } = history;
  return {
    from: cursorAfter(history, keep),
    keep,
    functions,
    names,
    bugs,
    commands: [],
    records: new Int32Array(0),
  };
}
