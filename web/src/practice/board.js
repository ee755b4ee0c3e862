/** What of a situation is on the stage: the learner's own doing, or the model's once it may be seen. */

/** @import { History, PracticeTask, Situation } from "../engine/protocol.d.ts" */
/** @import { Piece } from "./hand-moves.js" */
/** @import { HandMove } from "./state.js" */
/** @import { Player } from "../player/player.js" */

import { cursorAfter, cutAt } from "../history/ranges.js";
import { previousStop } from "../history/stops.js";
import { Timeline } from "../history/timeline.js";
import { t } from "../i18n/language.js";
import { bitCount } from "../kernels/described/frames.js";
import { sentenceAt } from "../kernels/described/sentences.js";
import { FREE } from "../kernels/practice.js";
import { handAfter, handHistory } from "./hand-moves.js";

/** @param {import("../engine/protocol.d.ts").Frame} frame @returns {string[]} */
export function bitOptions({ zones: [zone] }) {
  return zone.maps.flatMap((_, order) =>
    Array.from({ length: bitCount(zone.info, order) }, (_, bit) => `${order}:${bit}`),
  );
}

export class PracticeDesk {
  #player;
  /** The model's own run, for the player. @type {Timeline | null} */
  #model = null;
  /** The same, to look at without moving what is on the stage. @type {Timeline | null} */
  #scout = null;
  /** Where the question begins. */
  #start = 0;
  /** A block that is given back by hand. @type {{ piece: Piece, name: string } | null} */
  #given = null;
  /** @type {HandMove[]} */
  #moves = [];
  #told = false;

  /** @param {Player} player */
  constructor(player) {
    this.#player = player;
  }

  /** @param {History} history with the command that is asked about as its last @param {Situation | PracticeTask} situation */
  begin(history, situation) {
    this.#model = new Timeline(history);
    this.#scout = new Timeline(history);
    this.#start = cursorAfter(history, situation.setup.length);
    this.#told = false;
    this.#given = this.#blockOf(situation.command);
    this.show([]);
  }

  /** Where the question stands, without what comes after. */
  get frame() {
    return this.#scout?.seek(this.#start) ?? null;
  }

  /** What is in hand. @param {HandMove[]} moves @returns {Piece | null} */
  handAfter(moves) {
    const { frame } = this;
    return frame ? handAfter(frame, this.#given?.piece ?? null, moves) : null;
  }

  /** Every bit of the zone as "order:pair", in the order in which they are offered. */
  get bitOptions() {
    return this.frame ? bitOptions(this.frame) : [];
  }

  get freeing() {
    return this.#given !== null;
  }

  /** @param {string} command */
  #blockOf(command) {
    const name = new RegExp(`^${FREE} (\\w+)`).exec(command)?.[1];
    const held = [...(this.frame?.blocks ?? [])].find(([, block]) => block.name === name);
    return held && name ? { piece: { page: held[0], order: held[1].order }, name } : null;
  }

  /** The machine, and on it what the learner has done. @param {HandMove[]} moves */
  show(moves) {
    this.#moves = moves;
    const { history } = this.#model ?? {};
    const { frame } = this;
    if (!history || !frame) return;
    const start = this.#start;
    const timeline =
      moves.length === 0
        ? new Timeline(cutAt(history, start))
        : new Timeline(
            handHistory(history, start, frame, this.#given?.piece ?? null, moves, {
              text: t("practice.by_hand"),
              names: {
                lower: t("practice.lower"),
                upper: t("practice.upper"),
                hand: t("practice.in_hand"),
              },
              freed: this.#given?.name ?? "",
            }),
          );
    this.#player.show(timeline, { start, limit: timeline.length, cursor: timeline.length });
  }

  /** The sentence of a record of the model's. @param {number} cursor records of the command up to and including it */
  sentenceOf(cursor) {
    const scout = this.#scout;
    if (!scout) return "";
    const at = this.#start + cursor;
    return sentenceAt(scout.history, scout.seek(at), at);
  }

  /** The model's way, from its beginning or from just before a record. @param {number} cursor of the record, 0: none */
  showModel(cursor) {
    const model = this.#model;
    if (!model) return;
    this.#told = true;
    const start = this.#start;
    const at = cursor ? previousStop(model.history, start + cursor, "step") : start;
    this.#player.show(model, { start, limit: model.length, cursor: Math.max(start, at) });
  }

  /** Back from elsewhere. */
  showAgain() {
    if (this.#told) this.showModel(0);
    else this.show(this.#moves);
  }
}
