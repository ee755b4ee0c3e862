/** What the record just before the cursor touched: the picture puts a ring around it. Read off the shape of its kind. */

/** @import { Frame, History } from "../../engine/protocol.d.ts" */
/** @import { UnpackedRecord } from "../../history/records.js" */
/** @import { Focus } from "../../scene/scene.d.ts" */
/** @import { Known } from "../index.js" */
/** @import { RecordKind } from "../kernel.d.ts" */

import { readRecord } from "../../history/records.js";
import { kernelOf } from "../index.js";
import { reading } from "./writes.js";

const NOTHING = Object.freeze({ zone: -1, order: -1, page: -1, bit: -1, left: null });

/** @param {History} history @param {Frame} frame at the cursor @param {number} cursor @returns {Focus | null} */
export function focusAt(history, frame, cursor) {
  if (cursor <= 0) return null;
  const record = readRecord(history.records, cursor - 1);
  const kernel = kernelOf(history);
  const kind = kernel.kinds[record.kind];
  const part = kind && partOf(kernel, kind);
  if (!part) return null;
  return { ...NOTHING, ...fieldsOf(kernel, kind, record), part, left: leftOf(kind, frame, record) };
}

/** Null for what the picture does not have. @param {Known} kernel @param {RecordKind} kind @returns {Focus["part"] | null} */
function partOf(kernel, { name, shape, of, fields }) {
  if (of === "free_list") return "list";
  if (of === "name") return "name";
  if (shape === "enter" || shape === "leave") return "block";
  if (shape === "flip") return "bit";
  if (shape === "add") return "free";
  if (kernel.events?.[name]) return "lock";
  if (shape !== "set") return null;
  if (fields[0] === "page") return "count";
  return fields[0] === "zone" && fields[1] === "new" ? "balance" : null;
}

/** @param {Known} kernel @param {RecordKind} kind @param {UnpackedRecord} r */
function fieldsOf({ orderOf = (list) => list }, kind, r) {
  /** @type {Partial<Focus>} */
  const found = {};
  for (const field of /** @type {const} */ (["zone", "order", "page", "bit"])) {
    if (kind.fields.includes(field)) found[field] = reading(kind, field)(r);
  }
  if (kind.of === "free_list" && kind.lists[1]) found.order = orderOf(reading(kind, kind.lists[1])(r));
  return found;
}

/** Of an entry that left a free list: how many entries were nearer to the head. @param {RecordKind} kind @param {Frame} frame @param {UnpackedRecord} r */
function leftOf(kind, frame, r) {
  if (kind.of !== "free_list" || kind.shape !== "leave") return null;
  const [zone, list] = kind.lists.map((field) => reading(kind, field)(r));
  const place = frame.zones[zone]?.lists[list]?.ahead(reading(kind, "stamp")(r)) ?? 0;
  return { page: reading(kind, kind.item)(r), place };
}
