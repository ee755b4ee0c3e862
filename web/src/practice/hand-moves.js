/**
 * The allocator's work, done by hand: moves of a learner become records of their own, so that the stage can draw them.
 *
 * Nothing here knows what is right. A move only has to be possible: what is taken must be there.
 */

/** @import { Frame, History } from "../engine/protocol.d.ts" */
/** @import { HandMove } from "./state.js" */

import { cutHistory } from "../history/ranges.js";
import { Kind, WIDTH } from "../history/records.js";
import { alignmentBase, kernelOf } from "../kernels/index.js";

/** What is in hand: no free block, and nobody's yet. @typedef {{ page: number, order: number }} Piece */
/** @typedef {{ records: number[][], hand: Piece | null, moves: HandMove[] }} Work */
/** @typedef {{ lower: string, upper: string, hand: string }} PieceNames */

/**
 * Everything that moves lead to.
 * @param {Frame} frame before the first of them
 * @param {Piece | null} given what is in hand from the start: a block that is given back
 * @param {HandMove[]} moves
 * @returns {Piece | null}
 */
export function handAfter(frame, given, moves) {
  return moves.reduce((hand, move) => handAfterOne(hand, move, frame, given !== null), given);
}

/** @param {Piece | null} hand @param {HandMove} move @param {Frame} frame @param {boolean} freeing a block goes back as a whole @returns {Piece | null} */
function handAfterOne(hand, { kind, zone, order, at }, frame, freeing) {
  if (kind === "take" && !hand) return { page: at, order };
  if (kind === "take" && hand) return joined(hand, at, alignmentBase(frame, zone));
  if (kind === "put" && hand) return freeing ? null : without(hand, at);
  return kind === "hand" ? null : hand;
}

/** Two blocks as one, the lower first. @param {Piece} hand @param {number} other first page @param {number} start from where blocks are aligned */
function joined({ page, order }, other, start) {
  const first = Math.min(page, other) - start;
  return { page: start + (first & ~(2 ** (order + 1) - 1)), order: order + 1 };
}

/** The half that stays when the other goes back. @param {Piece} hand @param {number} at @returns {Piece} */
function without({ page, order }, at) {
  return { page: at === page ? page + 2 ** (order - 1) : page, order: order - 1 };
}

/** The page where a piece of the hand begins. @param {Piece} hand @param {"lower" | "upper" | "whole"} piece */
export function pageOf({ page, order }, piece) {
  return piece === "upper" ? page + 2 ** (order - 1) : page;
}

/**
 * The learner's own history: the machine up to here, then one command with what they did.
 *
 * @param {History} history the machine's, up to the command
 * @param {number} start where the command begins
 * @param {Frame} frame there
 * @param {Piece | null} given
 * @param {HandMove[]} moves
 * @param {{ text: string, names: PieceNames, freed: string }} told text of the command, and what to call the pieces in hand
 * @returns {History}
 */
export function handHistory(history, start, frame, given, moves, { text, names, freed }) {
  const base = cutHistory(history, start);
  const table = [...history.names, names.lower, names.upper, names.hand];
  const journal = new Journal(frame, start, table, freed, numbersOf(history));
  let hand = given;
  for (const move of moves) {
    const next = handAfterOne(hand, move, frame, given !== null);
    journal.show(given !== null ? whole(next, names) : halves(next, names));
    journal.write(move); // last, so that the sentence of the moment is about the move
    hand = next;
  }
  const end = start + journal.records.length / WIDTH;
  const command = { text, start, end, page: null, order: null, bug: null, misuse: null, served: 0, wakes: 0 };
  return {
    ...base,
    names: table,
    commands: [...base.commands, command],
    records: Int32Array.from([...base.records, ...journal.records]),
  };
}

/** @typedef {{ page: number, order: number, name: string }} Label */

/** @param {Piece | null} hand @param {PieceNames} names @returns {Label[]} */
function whole(hand, names) {
  return hand ? [{ ...hand, name: names.hand }] : [];
}

/** A block in hand shows where it can be cut. @param {Piece | null} hand @param {PieceNames} names @returns {Label[]} */
function halves(hand, names) {
  if (!hand || hand.order === 0) return whole(hand, names);
  const order = hand.order - 1;
  return [
    { page: hand.page, order, name: names.lower },
    { page: pageOf(hand, "upper"), order, name: names.upper },
  ];
}

/** Numbers of the kinds of records that moves become. @typedef {{ enter: number, leave: number, count: number, flip: number }} Numbers */

/** @param {History} history @returns {Numbers} */
function numbersOf(history) {
  const { kinds } = kernelOf(history);
  const find = (/** @type {string} */ of, /** @type {string} */ shape) =>
    kinds.find((kind) => kind?.of === of && kind.shape === shape)?.number ?? 0;
  return {
    enter: find("free_list", "enter"),
    leave: find("free_list", "leave"),
    count: find("free_pages", "add"),
    flip: kinds.find((kind) => kind?.shape === "flip")?.number ?? 0,
  };
}

/** Records, one move after the other. */
class Journal {
  /** @type {number[]} */
  records = [];
  /** Stamps of what was put back, by list and page. @type {Map<string, number>} */
  #stamps = new Map();
  /** What is drawn as being in hand. @type {Label[]} */
  #labels = [];
  #frame;
  #start;
  #names;
  /** A block that was given back loses its name at the first move. */
  #freed;
  #numbers;

  /** @param {Frame} frame @param {number} start @param {string[]} names @param {string} freed @param {Numbers} numbers */
  constructor(frame, start, names, freed, numbers) {
    this.#numbers = numbers;
    this.#frame = frame;
    this.#start = start;
    this.#names = names;
    this.#freed = freed;
  }

  /** @param {number} kind @param {number} a @param {number} b @param {number} c @param {number} d */
  #add(kind, a, b, c, d) {
    this.records.push(kind, a, b, c, d);
  }

  /** @param {HandMove} move */
  write({ kind, zone, order, at }) {
    const key = `${zone}:${order}:${at}`;
    if (kind === "take") {
      const stamp = this.#stamps.get(key) ?? this.#frame.zones[zone]?.lists[order]?.get(at) ?? -1;
      this.#add(this.#numbers.count, zone, -(2 ** order), 0, 0);
      this.#add(this.#numbers.leave, zone, order, at, stamp);
    } else if (kind === "put") {
      this.#add(this.#numbers.count, zone, 2 ** order, 0, 0);
      this.#stamps.set(key, this.#start + this.records.length / WIDTH);
      this.#add(this.#numbers.enter, zone, order, at, 0);
    } else if (kind === "flip") {
      this.#add(this.#numbers.flip, zone, order, at, 0);
    }
  }

  /** @param {Label[]} labels */
  show(labels) {
    if (this.#freed) this.#forgetFreed();
    for (const { page, order, name } of this.#labels) this.#name(page, order, 0, this.#number(name));
    for (const { page, order, name } of labels) this.#name(page, order, this.#number(name), 0);
    this.#labels = labels;
  }

  #forgetFreed() {
    const held = [...this.#frame.blocks].find(([, { name }]) => name === this.#freed);
    if (held) this.#name(held[0], held[1].order, 0, this.#number(this.#freed));
    this.#freed = "";
  }

  /** @param {string} name */
  #number(name) {
    return this.#names.lastIndexOf(name);
  }

  /** @param {number} page @param {number} order @param {number} name @param {number} old */
  #name(page, order, name, old) {
    this.#add(Kind.NAME, page, order, name, old);
  }
}
