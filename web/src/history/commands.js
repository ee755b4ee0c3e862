/** Which command a cursor belongs to. */

/** @import { CommandData, History } from "../engine/protocol.d.ts" */

/**
 * Index of the command that the record before the cursor belongs to; -1 at the very start.
 * At the end of a command that is still this command: its outcome is what is seen.
 *
 * @param {Pick<History, "commands">} history
 * @param {number} cursor
 */
export function commandIndexAt({ commands }, cursor) {
  if (cursor <= 0) return -1;
  let low = 0;
  let high = commands.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(commands[middle]) < cursor) low = middle + 1;
    else high = middle;
  }
  return low < commands.length ? low : -1;
}

/** @param {Pick<History, "commands">} history @param {number} cursor @returns {CommandData | null} */
export function commandAt(history, cursor) {
  return history.commands[commandIndexAt(history, cursor)] ?? null;
}

/** @param {CommandData | undefined} command */
function endOf(command) {
  return command ? command.end : 0;
}

/** One command for many requests: its records tell only what changed in the end. @param {{ text: string }} command */
export function repeats({ text }) {
  return text.includes(" times=");
}
