/** Edges, counts and answers of the call graph, and a function's standing in words. */

/** @import { Edge, Graph } from "../kernels/linux-2.4.22/call-graph.js" */
/** @import { GraphState } from "./callgraph-state.js" */

import { nothing, svg } from "lit";
import { t } from "../i18n/language.js";
import { NODE_HEIGHT } from "../kernels/linux-2.4.22/call-graph.js";

const STANDINGS = {
  active: "graph.active",
  path: "graph.path",
  never: "graph.never",
  before: "graph.before",
  seen: "graph.seen",
};

/** @param {string} name @param {GraphState} state */
export function standingWords(name, state) {
  const { standing, count } = state.nodes.get(name) ?? { standing: "never", count: 0 };
  return t(STANDINGS[standing], { count });
}

/** @param {Edge} edge @param {Graph} graph @param {GraphState} state */
export function edgeTemplate({ from, to, x1, x2 }, graph, state) {
  const top = (graph.nodes.find(({ name }) => name === from)?.y ?? 0) + NODE_HEIGHT;
  const bottom = graph.nodes.find(({ name }) => name === to)?.y ?? 0;
  const bend = Math.min(26, (bottom - top) / 2 + 6);
  const path = ["M", x1, top, "C", x1, top + bend, x2, bottom - bend, x2, bottom].join(" ");
  const standing = state.edges.get(`${from}>${to}`) ?? "never";
  return svg`<path class=${`edge ${standing}`} data-edge=${`${from}>${to}`} data-standing=${standing} d=${path}></path>`;
}

/** @param {number} x @param {number} y @param {number} count */
export function countTemplate(x, y, count) {
  return badge(x + 8, y, `×${count}`, "count");
}

/** Whose answer a function is. @param {number} x @param {number} y @param {"" | "you" | "kernel" | "both"} whose */
export function verdictTemplate(x, y, whose) {
  if (!whose) return nothing;
  const text = t(`scene.${whose}`);
  return badge(x + widthOf(text) - 4, y, text, `count ${whose}`);
}

/** @param {string} text */
function widthOf(text) {
  return text.length * 6.6 + 8;
}

/** @param {number} right @param {number} y @param {string} text @param {string} look */
function badge(right, y, text, look) {
  const width = widthOf(text);
  return svg`
    <rect class=${look} x=${right - width} y=${y - 7} width=${width} height="15" rx="7.5"></rect>
    <text class=${look} x=${right - width / 2} y=${y + 4}>${text}</text>
  `;
}
