/**
 * The book's two call graphs, laid out by hand for a width of 296.
 *
 * alloc_pages(): figure 6.3, with the wake-up of kswapd, which is in the code and not in the figure.
 * __free_pages(): figure 6.4.
 */

/** @typedef {{ name: string, x: number, y: number }} Node */
/** An edge leaves the bottom of `from` at x1 and enters the top of `to` at x2. @typedef {{ from: string, to: string, x1: number, x2: number }} Edge */
/** @typedef {{ id: "alloc" | "free", width: number, height: number, nodes: Node[], edges: Edge[] }} Graph */

export const NODE_HEIGHT = 30;
const CHARACTER = 7.1;

/** @param {string} name */
export function nodeWidth(name) {
  return Math.round(name.length * CHARACTER + 18);
}

/** @type {Graph} */
export const ALLOC = {
  id: "alloc",
  width: 296,
  height: 350,
  nodes: [
    { name: "alloc_pages", x: 2, y: 4 },
    { name: "_alloc_pages", x: 2, y: 58 },
    { name: "__alloc_pages", x: 2, y: 112 },
    { name: "rmqueue", x: 2, y: 174 },
    { name: "expand", x: 2, y: 228 },
    { name: "wakeup_kswapd", x: 183, y: 160 },
    { name: "balance_classzone", x: 155, y: 212 },
    { name: "try_to_free_pages_zone", x: 120, y: 316 },
    { name: "__free_pages_ok", x: 2, y: 276 },
  ],
  edges: [
    { from: "alloc_pages", to: "_alloc_pages", x1: 36, x2: 36 },
    { from: "_alloc_pages", to: "__alloc_pages", x1: 36, x2: 36 },
    { from: "__alloc_pages", to: "rmqueue", x1: 36, x2: 36 },
    { from: "rmqueue", to: "expand", x1: 36, x2: 36 },
    { from: "__alloc_pages", to: "wakeup_kswapd", x1: 98, x2: 206 },
    { from: "__alloc_pages", to: "balance_classzone", x1: 78, x2: 176 },
    { from: "balance_classzone", to: "try_to_free_pages_zone", x1: 238, x2: 238 },
    { from: "balance_classzone", to: "__free_pages_ok", x1: 176, x2: 100 },
  ],
};

/** @type {Graph} */
export const FREE = {
  id: "free",
  width: 296,
  height: 200,
  nodes: [
    { name: "__free_pages", x: 2, y: 4 },
    { name: "__free_pages_ok", x: 2, y: 58 },
    { name: "lru_cache_del", x: 2, y: 112 },
    { name: "__lru_cache_del", x: 2, y: 166 },
  ],
  edges: [
    { from: "__free_pages", to: "__free_pages_ok", x1: 36, x2: 36 },
    { from: "__free_pages_ok", to: "lru_cache_del", x1: 36, x2: 36 },
    { from: "lru_cache_del", to: "__lru_cache_del", x1: 36, x2: 36 },
  ],
};
