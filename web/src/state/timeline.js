/**
 * A history and a cursor in it.
 *
 * seek() applies or undoes records one by one from where the cursor is, so scrubbing never waits
 * for Python. Checkpoints for far seeks in very long histories are not needed yet.
 */

/** @import { Appended, Frame, History } from "../engine/protocol.d.ts" */

import { firstFrame, nameStartBlocks } from "./frames.js";
import { emptyRecord, readRecord, recordCount, WIDTH } from "./records.js";
import { WRITES } from "./writes.js";

export { orderedList, snapshotOf } from "./frames.js";

export class Timeline {
  #record = emptyRecord();

  /** @param {History} history */
  constructor(history) {
    /** A new object after every replaceTail(), so that indexes kept by history stay right. @type {History} */
    this.history = withTypedRecords(history);
    /** What is true at the cursor. A new object after every move; its parts are shared. @type {Frame} */
    this.frame = firstFrame(this.history);
    nameStartBlocks(this.frame, this.history.start.blocks, this.history.names);
  }

  /** How many records there are: the cursor's upper end. */
  get length() {
    return recordCount(this.history);
  }

  get cursor() {
    return this.frame.cursor;
  }

  /** @param {number} cursor clamped to [0, length] @returns {Frame} */
  seek(cursor) {
    const target = Math.max(0, Math.min(this.length, Math.trunc(cursor)));
    if (target === this.cursor) return this.frame;
    const frame = { ...this.frame };
    for (let number = this.cursor; number < target; number++) this.#change("apply", frame, number);
    for (let number = this.cursor - 1; number >= target; number--) this.#change("undo", frame, number);
    frame.cursor = target;
    this.frame = frame;
    return frame;
  }

  /**
   * Fork: everything after `appended.from` is replaced. A cursor beyond goes back to it.
   * @param {Appended} appended
   */
  replaceTail(appended) {
    this.seek(Math.min(this.cursor, appended.from));
    const { machine, start, commands, records } = this.history;
    this.history = {
      machine,
      start,
      functions: appended.functions,
      names: appended.names,
      bugs: appended.bugs,
      commands: [...commands.slice(0, appended.keep), ...appended.commands],
      records: joined(records, appended.from * WIDTH, appended.records),
    };
  }

  /** @param {"apply" | "undo"} way @param {Frame} frame @param {number} number */
  #change(way, frame, number) {
    const { records, names } = this.history;
    const record = readRecord(records, number, this.#record);
    WRITES[record.kind]?.[way](frame, record, names);
  }
}

/** @param {History} history @returns {History} */
function withTypedRecords(history) {
  if (history.records instanceof Int32Array) return history;
  return { ...history, records: Int32Array.from(history.records) };
}

/** @param {ArrayLike<number>} kept @param {number} length @param {ArrayLike<number>} added */
function joined(kept, length, added) {
  const records = new Int32Array(length + added.length);
  records.set(Array.prototype.slice.call(kept, 0, length));
  records.set(added, length);
  return records;
}
