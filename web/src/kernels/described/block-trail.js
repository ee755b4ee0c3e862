/**
 * What one request did to blocks: the block in hand, followed through its records.
 *
 * Nothing is decided here. A block leaves a list (in hand), its lower half is put on a list (the
 * upper half stays in hand), or a buddy is taken from a list (both are one block now): each is read
 * off the records. Blocks that ceased to exist on the way are the ghosts of the picture.
 */

/** @import { History } from "../../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "../../history/records.js" */
/** @import { Known } from "../index.js" */

import { commandAt, repeats } from "../../history/commands.js";
import { emptyRecord, readRecord } from "../../history/records.js";
import { kernelOf } from "../index.js";
import { reading } from "./writes.js";

/** @typedef {{ page: number, order: number }} Block */
/** @typedef {{ page: number, order: number, why: "split" | "merge" }} Ghost */
/** @typedef {{ hand: Block | null, ghosts: Ghost[] }} Trail */

/**
 * The trail of the request at the cursor, up to the cursor.
 * @param {History} history @param {number} cursor @returns {Trail}
 */
export function trailAt(history, cursor) {
  /** @type {Trail} */
  const trail = { hand: null, ghosts: [] };
  const command = commandAt(history, cursor);
  if (command && repeats(command)) return trail; // its records tell a difference, not a way
  const record = emptyRecord();
  const kernel = kernelOf(history);
  for (let number = command?.start ?? cursor; number < cursor; number++) {
    follow(trail, kernel, readRecord(history.records, number, record));
  }
  return trail;
}

/** @param {Trail} trail @param {Known} kernel @param {UnpackedRecord} r */
function follow(trail, { kinds, orderOf = (list) => list }, r) {
  const kind = kinds[r.kind];
  if (!kind) return;
  if (kind.of === "name") trail.hand = r.c ? null : { page: r.a, order: r.b };
  else if (kind.of === "free_list") {
    const block = { page: reading(kind, kind.item)(r), order: orderOf(reading(kind, kind.lists[1])(r)) };
    if (kind.shape === "leave") take(trail, block);
    else put(trail, block);
  } else if (kind.of === "local") trail.hand = kind.shape === "leave" ? { page: r.a, order: r.b } : null;
}

/** A block leaves a list: it is in hand, alone or together with its buddy. @param {Trail} trail @param {Block} block */
function take(trail, block) {
  const { hand } = trail;
  if (!hand || hand.order !== block.order) {
    trail.hand = block;
    return;
  }
  trail.ghosts.push({ ...hand, why: "merge" }, { ...block, why: "merge" });
  trail.hand = { page: Math.min(hand.page, block.page), order: hand.order + 1 };
}

/** A block joins a list: the one in hand, or its lower half. @param {Trail} trail @param {Block} block */
function put(trail, block) {
  const { hand } = trail;
  if (!hand || hand.order <= block.order) {
    trail.hand = null;
    return;
  }
  trail.ghosts.push({ ...hand, why: "split" });
  trail.hand = { page: block.page + 2 ** block.order, order: block.order };
}
