/**
 * A free list: its entries by stamp, so that the order is always right, whichever way time goes.
 *
 * Behaves as a Map from page to stamp. Entries lie in chunks of ascending stamps: adding at the head,
 * removing and putting back are cheap at a million entries, and the first few of the list cost nothing.
 */

const MOST = 512;

/** Below the stamps of all entries that were there before record 0. As in py/buddyscope/tracing/lists.py. */
const TAIL = 2 ** 30;

/** The stamp of an entry that a record adds at the tail: below every other so far. At the head it is the record's number. @param {number} number of the record */
export function tailStamp(number) {
  return -TAIL - number;
}

/** @typedef {{ stamps: number[], pages: number[] }} Chunk */

export class FreeList {
  /** Never empty chunks. @type {Chunk[]} */
  #chunks = [];
  size = 0;

  /** @param {ArrayLike<number>} pages @param {ArrayLike<number>} stamps ascending: the head comes last */
  static of(pages, stamps) {
    const list = new FreeList();
    list.size = pages.length;
    const half = MOST / 2;
    for (let at = 0; at < pages.length; at += half) {
      const cut = (/** @type {ArrayLike<number>} */ all) =>
        Array.from({ length: Math.min(half, all.length - at) }, (_, i) => all[at + i]);
      list.#chunks.push({ stamps: cut(stamps), pages: cut(pages) });
    }
    return list;
  }

  /** @param {number} page @param {number} stamp */
  set(page, stamp) {
    this.size++;
    const at = Math.max(0, this.#chunkOf(stamp));
    const chunk = this.#chunks[at];
    if (!chunk) {
      this.#chunks.push({ stamps: [stamp], pages: [page] });
      return this;
    }
    const place = below(chunk.stamps, stamp);
    chunk.stamps.splice(place, 0, stamp);
    chunk.pages.splice(place, 0, page);
    if (chunk.stamps.length > MOST) this.#split(at);
    return this;
  }

  /** @param {number} page @param {number} [stamp] found by looking through the list when left out */
  delete(page, stamp = this.get(page)) {
    if (stamp === undefined) return false;
    const at = this.#chunkOf(stamp);
    const chunk = this.#chunks[at];
    const place = chunk ? below(chunk.stamps, stamp) : 0;
    if (!chunk || chunk.stamps[place] !== stamp) return false;
    chunk.stamps.splice(place, 1);
    chunk.pages.splice(place, 1);
    if (chunk.stamps.length === 0) this.#chunks.splice(at, 1);
    this.size--;
    return true;
  }

  /** The first pages from the head. @param {number} [count] @returns {number[]} */
  head(count = this.size) {
    /** @type {number[]} */
    const pages = [];
    for (let at = this.#chunks.length - 1; at >= 0 && pages.length < count; at--) {
      const chunk = this.#chunks[at].pages;
      for (let i = chunk.length - 1; i >= 0 && pages.length < count; i--) pages.push(chunk[i]);
    }
    return pages;
  }

  /** How many entries are nearer to the head than one of this stamp. @param {number} stamp */
  ahead(stamp) {
    let count = 0;
    for (let at = this.#chunks.length - 1; at >= 0; at--) {
      const { stamps } = this.#chunks[at];
      if (stamps[0] > stamp) count += stamps.length;
      else return count + stamps.length - below(stamps, stamp + 1);
    }
    return count;
  }

  /** @param {number} page */
  get(page) {
    for (const { pages, stamps } of this.#chunks) {
      const at = pages.indexOf(page);
      if (at !== -1) return stamps[at];
    }
    return undefined;
  }

  /** @param {number} page */
  has(page) {
    return this.get(page) !== undefined;
  }

  /** The head comes last. @returns {Generator<[page: number, stamp: number]>} */
  *entries() {
    for (const { pages, stamps } of this.#chunks) {
      for (let i = 0; i < pages.length; i++) yield [pages[i], stamps[i]];
    }
  }

  *keys() {
    for (const { pages } of this.#chunks) yield* pages;
  }

  *values() {
    for (const { stamps } of this.#chunks) yield* stamps;
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  /** The last chunk that begins at or below the stamp. @param {number} stamp */
  #chunkOf(stamp) {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#chunks[middle].stamps[0] <= stamp) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** @param {number} at */
  #split(at) {
    const { stamps, pages } = this.#chunks[at];
    const half = stamps.length >> 1;
    this.#chunks.splice(at + 1, 0, { stamps: stamps.splice(half), pages: pages.splice(half) });
  }
}

/** How many of the ascending values are below the limit. @param {number[]} values @param {number} limit */
function below(values, limit) {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
