/**
 * Every sentence of the history, a page at a time, filtered by text and kind.
 *
 * Sentences need the state they speak of, so they are made only for what is shown, or searched.
 */

/** @import { History } from "../engine/protocol.d.ts" */

import { sentenceAt } from "../i18n/sentences.js";
import { commandIndexAt } from "../state/commands.js";
import { Kind, kindAt, recordCount } from "../state/records.js";
import { isStop } from "../state/stops.js";
import { Timeline } from "../state/timeline.js";

export const PAGE = 100;
/** A search looks at so many sentences at a time; one asks for more. */
export const SEARCH = 20_000;

/** @typedef {{ text: string, kind: string }} Filter */
/** `request` is the command that begins with this entry, or "". @typedef {{ cursor: number, sentence: string, request: string }} Entry */
/** `next`: where the search goes on, null at the end; `previous`: whether there is something before. @typedef {{ entries: Entry[], from: number, next: number | null }} LogPage */

/** @type {{ kind: string, title: string, kinds: number[] }[]} */
export const LOG_KINDS = [
  { kind: "", title: "Everything", kinds: [] },
  { kind: "calls", title: "Calls and returns", kinds: [Kind.CALL, Kind.RETURN] },
  { kind: "lists", title: "Free lists", kinds: [Kind.ADD_TO_FREE_LIST, Kind.DEL_FROM_FREE_LIST] },
  { kind: "bits", title: "Pair bits", kinds: [Kind.TOGGLE_BIT] },
  { kind: "counts", title: "Free pages and balance", kinds: [Kind.FREE_PAGES, Kind.NEED_BALANCE] },
  { kind: "pages", title: "Page counts and flags", kinds: [Kind.PAGE_COUNT, Kind.PAGE_FLAGS] },
  { kind: "names", title: "Who holds what", kinds: [Kind.NAME] },
  { kind: "task", title: "Task, locks, kswapd", kinds: [Kind.SYSTEM, Kind.LOCK, Kind.UNLOCK] },
  { kind: "bug", title: "BUG()", kinds: [Kind.BUG] },
];

/** A cursor of its own over the same history. @type {WeakMap<History, Timeline>} */
const scouts = new WeakMap();

/**
 * The entries after record `from`, at most a page of them.
 * @param {History} history @param {Filter} filter @param {number} from @returns {LogPage}
 */
export function logPage(history, { text, kind }, from) {
  const kinds = new Set(LOG_KINDS.find((one) => one.kind === kind)?.kinds ?? []);
  const words = text.trim().toLowerCase();
  const count = recordCount(history);
  /** @type {Entry[]} */
  const entries = [];
  let looked = 0;
  let cursor = from;
  while (cursor < count && entries.length < PAGE && looked < SEARCH) {
    cursor++;
    if (!isStop(history, cursor, "step") || (kinds.size && !kinds.has(kindAt(history.records, cursor - 1))))
      continue;
    looked++;
    const entry = entryAt(history, cursor);
    if (!words || `${entry.sentence} ${entry.request}`.toLowerCase().includes(words)) entries.push(entry);
  }
  return { entries, from, next: cursor < count ? cursor : null };
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
