/** The call graphs of a kernel, laid out by hand for a width of 296, and the size of their nodes. */

/** @import { CallGraph, OfMachine } from "../kernels/kernel.d.ts" */
/** @typedef {CallGraph["nodes"][number]} Node */
/** @typedef {CallGraph["edges"][number]} Edge */
/** @typedef {CallGraph & { id: "alloc" | "free" }} Graph */

import { kernelOf } from "../kernels/index.js";

export const NODE_HEIGHT = 30;
const CHARACTER = 7.1;
/** @type {CallGraph} */
const NO_GRAPH = { width: 296, height: 0, nodes: [], edges: [] };

/** @param {string} name */
export function nodeWidth(name) {
  return Math.round(name.length * CHARACTER + 18);
}

/** @type {WeakMap<object, { alloc: Graph, free: Graph }>} */
const known = new WeakMap();

/** The same objects each time; empty graphs for a kernel without. @param {OfMachine} of @returns {{ alloc: Graph, free: Graph }} */
export function graphsOf(of) {
  const kernel = kernelOf(of);
  const { alloc = NO_GRAPH, free = NO_GRAPH } = kernel.callGraphs ?? {};
  const graphs = known.get(kernel) ?? { alloc: { id: "alloc", ...alloc }, free: { id: "free", ...free } };
  known.set(kernel, graphs);
  return graphs;
}
