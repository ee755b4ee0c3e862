/** Sentences: of this moment, whether it is read out, and of this request so far. */

/** @import { History } from "../engine/protocol.d.ts" */
/** @import { Moment, Store } from "../shell/store.js" */
/** @import { Player } from "./player.js" */

import { commandIndexAt } from "../history/commands.js";
import { nextStop } from "../history/stops.js";
import { Timeline } from "../history/timeline.js";
import { sentenceAt } from "../kernels/described/sentences.js";

/** Below this, sentences follow each other too fast to be read out. */
const READABLE_PACE = 1000;

/** @typedef {{ cursor: number, sentence: string }} LogEntry */
/** @typedef {{ text: string, entries: LogEntry[] }} RequestLog */

/** A second cursor over the same history, so that the stage's own stays where it is. @type {WeakMap<History, Timeline>} */
const scouts = new WeakMap();

/** @param {Moment} moment */
export function sentenceOf({ history, frame, cursor }) {
  return sentenceAt(history, frame, cursor);
}

/** Silent while opening, scrubbing, and playing fast. @param {Moment} moment @param {Store["playing"]} playing @param {Player} player */
export function mayBeSaid({ by, cursor, limit }, playing, player) {
  if (by === "step") return true;
  return by === "play" && (cursor === limit || (playing.value && player.pace >= READABLE_PACE));
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
