/**
 * What one request did to blocks: the block in hand, followed through its records.
 *
 * Nothing is decided here. A block leaves a list (in hand), its lower half is put on a list (the
 * upper half stays in hand), or a buddy is taken from a list (both are one block now): each is read
 * off the records. Blocks that ceased to exist on the way are the ghosts of the picture.
 */

/** @import { History } from "../../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "../../history/records.js" */

import { commandAt, repeats } from "../../history/commands.js";
import { emptyRecord, Kind, readRecord } from "../../history/records.js";

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
  for (let number = command?.start ?? cursor; number < cursor; number++) {
    follow(trail, readRecord(history.records, number, record));
  }
  return trail;
}

/** @param {Trail} trail @param {UnpackedRecord} r */
function follow(trail, r) {
  if (r.kind === Kind.NAME) trail.hand = r.c ? null : { page: r.a, order: r.b };
  else if (r.kind === Kind.DEL_FROM_FREE_LIST) take(trail, { page: r.c, order: r.b });
  else if (r.kind === Kind.ADD_TO_FREE_LIST) put(trail, { page: r.c, order: r.b });
  else if (r.kind === Kind.DEL_FROM_LOCAL) trail.hand = { page: r.a, order: r.b };
  else if (r.kind === Kind.ADD_TO_LOCAL) trail.hand = null;
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
