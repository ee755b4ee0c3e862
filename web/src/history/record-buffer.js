/**
 * Room for records that grow at their end: a workload's slices are written behind each other, and each history is a
 * view of its part. Copying everything for each slice would cost the square of their number.
 *
 * What is in a history never changes: only the room behind the last one is written to. A fork gets a room of its own.
 */

export class RecordRoom {
  #room = new Int32Array(0);
  /** how much of it has been written */
  #used = 0;

  /**
   * The first `length` numbers of `kept`, then `added`.
   * @param {Int32Array} kept @param {number} length @param {ArrayLike<number>} added @returns {Int32Array}
   */
  joined(kept, length, added) {
    const end = length + added.length;
    const here = kept.buffer === this.#room.buffer && length === this.#used && end <= this.#room.length;
    if (!here) this.#move(kept, length, end);
    this.#room.set(added, length);
    this.#used = end;
    return this.#room.subarray(0, end);
  }

  /** Half as much again as is needed now. @param {Int32Array} kept @param {number} length @param {number} end */
  #move(kept, length, end) {
    this.#room = new Int32Array(end + (end >> 1));
    this.#room.set(kept.subarray(0, length));
  }
}
