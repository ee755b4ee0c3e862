/**
 * A history and a cursor in it.
 *
 * seek() applies or undoes records one by one from where the cursor is, or from a checkpoint when
 * that is nearer, so scrubbing never waits for Python.
 */

/** @import { Appended, Frame, History } from "../engine/protocol.d.ts" */

import { firstFrame, nameStartBlocks } from "../kernels/described/frames.js";
import { writesOf } from "../kernels/described/writes.js";
import { kernelOf } from "../kernels/index.js";
import { Checkpoints, restore } from "./checkpoints.js";
import { RecordRoom } from "./record-buffer.js";
import { emptyRecord, readRecord, recordCount, WIDTH } from "./records.js";

export { orderedList, snapshotOf } from "../kernels/described/frames.js";

export class Timeline {
  #record = emptyRecord();
  #checkpoints = new Checkpoints();
  #room = new RecordRoom();
  #writes;

  /** @param {History} history */
  constructor(history) {
    /** A new object after every replaceTail(), so that indexes kept by history stay right. @type {History} */
    this.history = withTypedRecords(history);
    this.#writes = writesOf(kernelOf(history));
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
    const near = this.#checkpoints.towards(this.cursor, target);
    if (near) restore(frame, near, this.history.records);
    this.#walk(frame, target);
    this.frame = frame;
    return frame;
  }

  /** @param {Frame} frame @param {number} target */
  #walk(frame, target) {
    let { due } = this.#checkpoints;
    for (; frame.cursor < target; frame.cursor++) {
      if (frame.cursor >= due) {
        this.#checkpoints.keep(frame);
        due = this.#checkpoints.due;
      }
      this.#change("apply", frame, frame.cursor);
    }
    for (; frame.cursor > target; frame.cursor--) this.#change("undo", frame, frame.cursor - 1);
  }

  /**
   * Fork: everything after `appended.from` is replaced. A cursor beyond goes back to it.
   * @param {Appended} appended
   */
  replaceTail(appended) {
    this.seek(Math.min(this.cursor, appended.from));
    this.#checkpoints.dropAfter(appended.from);
    const { machine, start, commands, records } = this.history;
    this.history = {
      machine,
      start,
      functions: appended.functions,
      names: appended.names,
      bugs: appended.bugs,
      commands: [...commands.slice(0, appended.keep), ...appended.commands],
      records: this.#room.joined(
        /** @type {Int32Array} */ (records),
        appended.from * WIDTH,
        appended.records,
      ),
    };
  }

  /** @param {"apply" | "undo"} way @param {Frame} frame @param {number} number */
  #change(way, frame, number) {
    const { records, names } = this.history;
    const record = readRecord(records, number, this.#record);
    this.#writes[record.kind]?.[way](frame, record, names);
  }
}

/** @param {History} history @returns {History} */
function withTypedRecords(history) {
  if (history.records instanceof Int32Array) return history;
  return { ...history, records: Int32Array.from(history.records) };
}
