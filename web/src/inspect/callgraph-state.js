/** How each function and edge of a call graph stands at a cursor. */

/** @import { History } from "../engine/protocol.d.ts" */
/** @import { Graph } from "./call-graph.js" */

import { callCounts, callStackAt, edgesTaken, firstTaken } from "../history/calls.js";
import { commandAt } from "../history/commands.js";
import { Kind, readRecord } from "../history/records.js";
import { kernelOf } from "../kernels/index.js";
import { graphsOf } from "./call-graph.js";

/** active: it runs. path: it waits for the call it made. seen: ran earlier in this request. before: in an earlier one. @typedef {"active" | "path" | "seen" | "before" | "never"} Standing */
/** @typedef {{ graph: Graph, nodes: Map<string, { standing: Standing, count: number }>, edges: Map<string, Standing>, taken: number }} GraphState taken: edges, ever */

/**
 * @param {History} history
 * @param {number} cursor
 * @param {ReadonlySet<string>} [covered] edges that were taken before this history, "caller>callee"
 * @param {Graph} [wanted] default: the one that the request is about
 * @returns {GraphState}
 */
export function graphStateAt(history, cursor, covered = new Set(), wanted) {
  const graph = wanted ?? graphAt(history, cursor);
  const ever = takenAt(history, cursor, covered);
  // functions without a kernel file are ours: they make a comparison visible, and are not in the graph
  const stack = callStackAt(history, cursor)
    .map((call) => history.functions[call.function])
    .flatMap((fn) => (fn?.file ? [fn.name] : []));
  const counts = namedCounts(history, cursor);
  const nodes = graph.nodes.map(({ name }) => {
    const count = counts.get(name) ?? 0;
    return /** @type {const} */ ([name, { standing: standing(stack, name, count, ever), count }]);
  });
  const edges = edgeStandings(history, cursor, graph, stack, ever);
  const taken = [...edges.values()].filter((one) => one !== "never").length;
  return { graph, nodes: new Map(nodes), edges, taken };
}

/** Edges taken up to a cursor, and before. @param {History} history @param {number} cursor @param {ReadonlySet<string>} covered */
function takenAt(history, cursor, covered) {
  const taken = new Set(covered);
  for (const [edge, at] of firstTaken(history)) if (at < cursor) taken.add(edge);
  return taken;
}

/** Freeing commands begin by freeing, or by taking the name from the block. They show the freeing
 * graph, all others the allocating one. @param {History} history @param {number} cursor */
function graphAt(history, cursor) {
  const command = commandAt(history, cursor);
  const { alloc, free } = graphsOf(history);
  const { isFreeing } = kernelOf(history);
  if (!command) return alloc;
  for (let number = command.start; number < cursor; number++) {
    const { kind, a } = readRecord(history.records, number);
    if (kind === Kind.CALL) return isFreeing?.(nameOf(history, a)) ? free : alloc;
    if (kind === Kind.NAME) return free;
  }
  return alloc;
}

/** @param {History} history @param {number} fn */
function nameOf(history, fn) {
  return history.functions[fn]?.name ?? "";
}

/** @param {History} history @param {number} cursor */
function namedCounts(history, cursor) {
  return new Map([...callCounts(history, cursor)].map(([fn, count]) => [nameOf(history, fn), count]));
}

/** @param {string[]} stack outermost first @param {string} name @param {number} count @param {Set<string>} ever @returns {Standing} */
function standing(stack, name, count, ever) {
  if (stack.at(-1) === name) return "active";
  if (stack.includes(name)) return "path";
  if (count) return "seen";
  return [...ever].some((edge) => edge.split(">").includes(name)) ? "before" : "never";
}

/** @param {History} history @param {number} cursor @param {Graph} graph @param {string[]} stack @param {Set<string>} ever @returns {Map<string, Standing>} */
function edgeStandings(history, cursor, graph, stack, ever) {
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
    const past = taken.has(edge) ? "seen" : ever.has(edge) ? "before" : "never";
    edges.set(edge, live.has(edge) ? "active" : past);
  }
  return edges;
}
