/** What each request came to, in numbers: one pass over the records. */

/** @import { History } from "../../engine/protocol.d.ts" */

import { emptyRecord, Kind, readRecord } from "../../history/records.js";
import { kernelOf } from "../index.js";
import { messageInWords } from "../messages.js";

/**
 * @typedef {object} RequestResult
 * @property {number} number from 1
 * @property {string} command
 * @property {number | null} page
 * @property {number | null} order
 * @property {boolean} failed a block was asked for and none came, or the kernel would have stopped
 * @property {string} bug
 * @property {string} misuse
 * @property {number} splits
 * @property {number} merges
 * @property {string[]} functions called, each once, in the order of their first calls
 * @property {number} records
 */

/** @param {History} history @returns {RequestResult[]} */
export function resultsOf(history) {
  return history.commands.map((command, at) => {
    const { text, page, order, bug, misuse, start, end } = command;
    const { splits, merges, called } = counted(history, start, end);
    return {
      number: at + 1,
      command: text,
      page,
      order,
      failed: bug !== null || gaveNothing(history, start, end),
      bug: bug ? messageInWords(bug) : "",
      misuse: misuse ? messageInWords(misuse) : "",
      splits,
      merges,
      functions: called,
      records: end - start,
    };
  });
}

/** @param {History} history @param {number} start @param {number} end */
function counted(history, start, end) {
  const record = emptyRecord();
  /** @type {string[]} */
  const stack = [];
  const called = new Set();
  let [splits, merges] = [0, 0];
  const { kinds, splitsIn = [], mergesIn = [] } = kernelOf(history);
  for (let number = start; number < end; number++) {
    const { kind, a } = readRecord(history.records, number, record);
    if (kind === Kind.CALL) {
      stack.push(history.functions[a].name);
      called.add(history.functions[a].name);
    } else if (kind === Kind.RETURN) stack.pop();
    else if (kinds[kind]?.of === "free_list") {
      const running = stack.at(-1) ?? "";
      if (kinds[kind].shape === "enter" && splitsIn.includes(running)) splits++;
      if (kinds[kind].shape === "leave" && mergesIn.includes(running)) merges++;
    }
  }
  return { splits, merges, called: [...called] };
}

/** What a call that gives a block returns when it has none. @type {Record<string, (value: number) => boolean>} */
const NOTHING = { page: (value) => value === -1, address: (value) => value === 0 };

/** The outermost call came back with nothing. @param {History} history @param {number} start @param {number} end */
function gaveNothing(history, start, end) {
  const first = readRecord(history.records, start);
  const last = readRecord(history.records, end - 1);
  if (end <= start || last.kind !== Kind.RETURN || first.kind !== Kind.CALL) return false;
  return NOTHING[history.functions[last.a]?.returns]?.(last.b) ?? false;
}
