/** Sentences: of this moment, and of this request so far. */

/** @import { History } from "../engine/protocol.d.ts" */
/** @import { Moment } from "../state/store.js" */

import { sentenceAt } from "../i18n/sentences.js";
import { commandIndexAt } from "../state/commands.js";
import { nextStop } from "../state/stops.js";
import { Timeline } from "../state/timeline.js";

/** @typedef {{ cursor: number, sentence: string }} LogEntry */
/** @typedef {{ text: string, entries: LogEntry[] }} RequestLog */

/** A second cursor over the same history, so that the stage's own stays where it is. @type {WeakMap<History, Timeline>} */
const scouts = new WeakMap();

/** @param {Moment} moment */
export function sentenceOf({ history, frame, cursor }) {
  return sentenceAt(history, frame, cursor);
}

/**
 * Every step of the request at the cursor, up to the cursor.
 * @param {Moment} moment
 * @returns {RequestLog | null} null at the very start
 */
export function logOfRequest({ history, cursor }) {
  const command = history.commands[commandIndexAt(history, cursor)];
  if (!command) return null;
  const scout = scouts.get(history) ?? new Timeline(history);
  scouts.set(history, scout);
  /** @type {LogEntry[]} */
  const entries = [];
  for (let at = command.start; at < cursor; ) {
    at = nextStop(history, at, "step", { hi: cursor });
    entries.push({ cursor: at, sentence: sentenceAt(history, scout.seek(at), at) });
  }
  return { text: command.text, entries };
}
