/**
 * The book's two call graphs, laid out by hand for a width of 296. One table for Python and the page:
 * py/buddyscope/kernels/linux_2_4_22/service/call_graph.json; call_graph.py says what is in it and what is left out.
 */

import graphs from "../../../../py/buddyscope/kernels/linux_2_4_22/service/call_graph.json" with {
  type: "json",
};

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
export const ALLOC = { id: "alloc", ...graphs.alloc };

/** @type {Graph} */
export const FREE = { id: "free", ...graphs.free };
