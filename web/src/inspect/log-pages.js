/**
 * Every sentence of the history, a page at a time or all at once, filtered.
 *
 * Sentences need the state they speak of, so they are made only for what is shown, searched or copied.
 */

/** @import { History } from "../engine/protocol.d.ts" */
/** @import { Filter } from "../kernels/described/log-kinds.js" */

import { commandIndexAt } from "../history/commands.js";
import { recordCount } from "../history/records.js";
import { isStop } from "../history/stops.js";
import { Timeline } from "../history/timeline.js";
import { passing } from "../kernels/described/log-kinds.js";
import { sentenceAt } from "../kernels/described/sentences.js";

export const PAGE = 100;
/** A search looks at so many sentences at a time; one asks for more. */
const SEARCH = 20_000;

/** `request` is the command that begins with this entry, or "". @typedef {{ cursor: number, sentence: string, request: string }} Entry */
/** `next`: where the search goes on, null at the end. @typedef {{ entries: Entry[], from: number, next: number | null }} LogPage */

/** A cursor of its own over the same history. @type {WeakMap<History, Timeline>} */
const scouts = new WeakMap();

/**
 * The entries after record `from`, at most `most` of them.
 * @param {History} history @param {Filter} filter @param {number} from @param {number} [most] @returns {LogPage}
 */
export function logPage(history, filter, from, most = PAGE) {
  const passes = passing(history, filter);
  const words = filter.text.trim().toLowerCase();
  const { start, end } = rangeOf(history, filter.request);
  /** @type {Entry[]} */
  const entries = [];
  let looked = 0;
  let cursor = Math.max(from, start);
  while (cursor < end && entries.length < most && looked < SEARCH) {
    cursor++;
    if (!isStop(history, cursor, "step") || !passes(cursor - 1)) continue;
    looked++;
    const entry = entryAt(history, cursor);
    if (!words || `${entry.sentence} ${entry.request}`.toLowerCase().includes(words)) entries.push(entry);
  }
  return { entries, from, next: cursor < end ? cursor : null };
}

/** Records of one request, or of all. @param {History} history @param {number} request */
function rangeOf(history, request) {
  return history.commands[request] ?? { start: 0, end: recordCount(history) };
}

/** @param {History} history @param {number} cursor @returns {Entry} */
function entryAt(history, cursor) {
  const scout = scouts.get(history) ?? new Timeline(history);
  scouts.set(history, scout);
  const command = history.commands[commandIndexAt(history, cursor)];
  const request = command?.start === cursor - 1 ? command.text : "";
  return { cursor, sentence: sentenceAt(history, scout.seek(cursor), cursor), request };
}

/** As plain text, one sentence a line, requests before theirs. @param {Entry[]} entries */
export function logText(entries) {
  return entries
    .flatMap(({ cursor, sentence, request }) => [
      ...(request ? [`> ${request}`] : []),
      `${cursor}\t${sentence}`,
    ])
    .join("\n");
}

/**
 * The whole filtered log as text, piece by piece, so that the page can breathe between two and stop.
 * @param {History} history @param {Filter} filter @returns {Generator<{ text: string, cursor: number }>}
 */
export function* wholeLog(history, filter) {
  for (let from = 0; ; ) {
    const { entries, next } = logPage(history, filter, from, 2000);
    yield { text: logText(entries), cursor: next ?? recordCount(history) };
    if (next === null) return;
    from = next;
  }
}
