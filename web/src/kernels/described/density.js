/**
 * How much of each pixel column of a picture is free, in blocks of which order. Exact at any size.
 *
 * Sums of whole parts are taken where a column is wider than a part; the rest is counted page by page. So the
 * cost grows with the columns, and nothing is lost between them.
 */

/** @import { PageMap } from "./page-map.js" */
/** @import { Columns } from "../../scene/scene.d.ts" */

import { freeOrder } from "./page-map.js";

/** @typedef {{ key: string, columns: Columns }} Known */
/** @type {WeakMap<PageMap, Known[]>} */
const kept = new WeakMap();
/** An overview and a window of one zone. */
const KEPT = 2;

/**
 * Columns of a window. The same object as long as nothing changed.
 * @param {PageMap} map @param {number} from zone-relative, may be a fraction @param {number} span pages @param {number} width columns
 * @returns {Columns}
 */
export function columnsOf(map, from, span, width) {
  const key = `${map.version}:${from}:${span}:${width}`;
  const known = kept.get(map) ?? [];
  const found = known.find((one) => one.key === key);
  if (found) return found.columns;
  const columns = span < width ? countWide(map, from, span, width) : count(map, from, span, width);
  kept.set(map, [{ key, columns }, ...known].slice(0, KEPT));
  return columns;
}

/** @param {PageMap} map @param {number} from @param {number} span @param {number} width @returns {Columns} */
function count(map, from, span, width) {
  const { orders } = map;
  const free = new Uint32Array(width * orders);
  const pages = new Uint32Array(width);
  const edge = (/** @type {number} */ column) =>
    Math.max(0, Math.min(map.size, Math.round(from + (column * span) / width)));
  const reader = new Reader(map, edge(0));
  for (let column = 0; column < width; column++) {
    const end = edge(column + 1);
    pages[column] = end - edge(column);
    reader.addTo(end, free, column * orders);
  }
  return { width, orders, free, pages };
}

/** Pages wider than a column: each column is one page's. @param {PageMap} map @param {number} from @param {number} span @param {number} width @returns {Columns} */
function countWide(map, from, span, width) {
  const first = Math.floor(from);
  const seen = Math.ceil(from + span) - first;
  const single = count(map, first, seen, seen);
  const { orders } = map;
  const free = new Uint32Array(width * orders);
  const pages = new Uint32Array(width);
  for (let column = 0; column < width; column++) {
    const page = Math.floor(from + ((column + 0.5) * span) / width) - first;
    pages[column] = single.pages[page];
    for (let order = 0; order < orders; order++)
      free[column * orders + order] = single.free[page * orders + order];
  }
  return { width, orders, free, pages };
}

/** Goes through a zone from left to right. */
class Reader {
  #map;
  #at;
  /** Order of the free block that one is in, until `#until`; -1: not free. */
  #order = -1;
  #until = 0;

  /** @param {PageMap} map @param {number} from */
  constructor(map, from) {
    this.#map = map;
    this.#at = from;
    const before = Math.max(0, from - ((from + map.skew) % map.part));
    for (let page = before; page < from; page++) this.#enter(page);
  }

  /** Count up to `end`. @param {number} end @param {Uint32Array} free @param {number} offset */
  addTo(end, free, offset) {
    const { part, skew, orders, sums } = this.#map;
    while (this.#at < end) {
      if ((this.#at + skew) % part === 0 && this.#at + part <= end) {
        const first = ((this.#at + skew) / part) * orders;
        for (let order = 0; order < orders; order++) free[offset + order] += sums[first + order];
        this.#at += part;
      } else this.#page(end, free, offset);
    }
  }

  /** @param {number} end @param {Uint32Array} free @param {number} offset */
  #page(end, free, offset) {
    this.#enter(this.#at);
    if (this.#at >= this.#until) {
      this.#at++;
      return;
    }
    const stop = Math.min(end, this.#until);
    free[offset + this.#order] += stop - this.#at;
    this.#at = stop;
  }

  /** @param {number} page */
  #enter(page) {
    const order = freeOrder(this.#map, page);
    if (order < 0) return;
    this.#order = order;
    this.#until = page + this.#map.pages[order];
  }
}
