/** The part of a history before a record, the end of a command. */

/** @import { History } from "../engine/protocol.d.ts" */

import { WIDTH } from "./records.js";

/** @param {History} history @param {number} limit @returns {History} */
export function cutHistory(history, limit) {
  const commands = history.commands.filter(({ end }) => end <= limit);
  return { ...history, commands, records: history.records.slice(0, limit * WIDTH) };
}
