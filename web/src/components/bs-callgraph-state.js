/** How each function and edge of a call graph stands at a cursor. */

/** @import { History } from "../engine/protocol.d.ts" */
/** @import { Graph } from "./bs-callgraph-data.js" */

import { callCounts, callStackAt, edgesTaken } from "../state/calls.js";
import { commandAt } from "../state/commands.js";
import { Kind, readRecord } from "../state/records.js";
import { ALLOC, FREE } from "./bs-callgraph-data.js";

/** active: it runs. path: it waits for the call it made. seen: ran earlier in this request. @typedef {"active" | "path" | "seen" | "never"} Standing */
/** @typedef {{ graph: Graph, nodes: Map<string, { standing: Standing, count: number }>, edges: Map<string, Standing> }} GraphState */

/** @param {History} history @param {number} cursor @returns {GraphState} */
export function graphStateAt(history, cursor) {
  const graph = graphAt(history, cursor);
  // functions without a kernel file are ours: they make a comparison visible, and are not in the graph
  const stack = callStackAt(history, cursor)
    .map((call) => history.functions[call.function])
    .flatMap((fn) => (fn?.file ? [fn.name] : []));
  const counts = namedCounts(history, cursor);
  const nodes = graph.nodes.map(({ name }) => {
    const count = counts.get(name) ?? 0;
    return /** @type {const} */ ([name, { standing: standing(stack, name, count), count }]);
  });
  return { graph, nodes: new Map(nodes), edges: edgeStandings(history, cursor, graph, stack) };
}

/** Not __get_free_pages(), which allocates. */
const FREEING = /^_*free_pages?(_ok)?$/;

/** Freeing commands begin by freeing, or by taking the name from the block. They show the freeing
 * graph, all others the allocating one. @param {History} history @param {number} cursor */
function graphAt(history, cursor) {
  const command = commandAt(history, cursor);
  if (!command) return ALLOC;
  for (let number = command.start; number < cursor; number++) {
    const { kind, a } = readRecord(history.records, number);
    if (kind === Kind.CALL) return FREEING.test(nameOf(history, a)) ? FREE : ALLOC;
    if (kind === Kind.NAME) return FREE;
  }
  return ALLOC;
}

/** @param {History} history @param {number} fn */
function nameOf(history, fn) {
  return history.functions[fn]?.name ?? "";
}

/** @param {History} history @param {number} cursor */
function namedCounts(history, cursor) {
  return new Map([...callCounts(history, cursor)].map(([fn, count]) => [nameOf(history, fn), count]));
}

/** @param {string[]} stack outermost first @param {string} name @param {number} count @returns {Standing} */
function standing(stack, name, count) {
  if (stack.at(-1) === name) return "active";
  if (stack.includes(name)) return "path";
  return count ? "seen" : "never";
}

/** @param {History} history @param {number} cursor @param {Graph} graph @param {string[]} stack @returns {Map<string, Standing>} */
function edgeStandings(history, cursor, graph, stack) {
  const live = new Set(stack.slice(1).map((name, i) => `${stack[i]}>${name}`));
  const taken = new Set();
  for (const edge of edgesTaken(history, cursor).keys()) {
    taken.add(
      edge
        .split(">")
        .map((fn) => nameOf(history, Number(fn)))
        .join(">"),
    );
  }
  /** @type {Map<string, Standing>} */
  const edges = new Map();
  for (const { from, to } of graph.edges) {
    const edge = `${from}>${to}`;
    edges.set(edge, live.has(edge) ? "active" : taken.has(edge) ? "seen" : "never");
  }
  return edges;
}
