/**
 * <bs-callgraph>: the book's call graph, lit as the calls happen.
 *
 * Event: bs-goto {cursor} when a function is chosen: its next call, wrapping round.
 */

/** @import { History } from "../engine/protocol.d.ts" */
/** @import { Edge, Graph, Node } from "./bs-callgraph-data.js" */
/** @import { GraphState, Standing } from "./bs-callgraph-state.js" */

import { html, LitElement, nothing, svg } from "lit";
import { t } from "../i18n/language.js";
import { nextCallOf } from "../state/calls.js";
import { callgraphStyles } from "./bs-callgraph-css.js";
import { NODE_HEIGHT, nodeWidth } from "./bs-callgraph-data.js";
import { graphStateAt } from "./bs-callgraph-state.js";
import { hearLinks, pointAt } from "./bs-stage-link.js";

export class BsCallgraph extends LitElement {
  static styles = callgraphStyles;

  static properties = {
    history: { attribute: false },
    cursor: { type: Number },
    _lit: { state: true },
  };

  /** @type {(() => void) | null} */
  #deafen = null;

  constructor() {
    super();
    /** @type {History | null} */
    this.history = null;
    this.cursor = 0;
    /** Pointed at, here or elsewhere. */
    this._lit = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.#deafen = hearLinks((link) => {
      this._lit = link?.kind === "function" ? link.name : "";
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#deafen?.();
  }

  render() {
    if (!this.history) return nothing;
    const state = graphStateAt(this.history, this.cursor);
    const { graph } = state;
    return html`
      <svg viewBox="0 0 ${graph.width} ${graph.height}" aria-hidden="true" data-graph=${graph.id}>
        ${graph.edges.map((edge) => edgeTemplate(edge, graph, state))}
        ${graph.nodes.map((node) => this.#node(node, state))}
      </svg>
      <div class="unseen">
        <p>${t(`graph.${graph.id}`)}</p>
        ${this.#list(graph.nodes[0].name, state)}
      </div>
    `;
  }

  /** @param {Node} node @param {GraphState} state */
  #node({ name, x, y }, state) {
    const { standing, count } = state.nodes.get(name) ?? { standing: "never", count: 0 };
    const width = nodeWidth(name);
    return svg`
      <g
        class=${this._lit === name ? `${standing} lit` : standing}
        data-function=${name}
        data-standing=${standing}
        @click=${() => this.#goTo(name)}
        @pointerenter=${() => pointAt(this, { kind: "function", name })}
        @pointerleave=${() => pointAt(this, null)}
      >
        <rect x=${x} y=${y} width=${width} height=${NODE_HEIGHT} rx="8"></rect>
        <text x=${x + width / 2} y=${y + 19}>${name}</text>
        ${count > 1 ? countTemplate(x + width, y, count) : nothing}
      </g>
    `;
  }

  /** The same graph as nested lists of buttons, for keyboard and screen reader. @param {string} name @param {GraphState} state @returns {unknown} */
  #list(name, state) {
    const called = state.graph.edges.filter(({ from }) => from === name).map(({ to }) => to);
    return html`
      <ul>
        <li>
          <button
            type="button"
            @click=${() => this.#goTo(name)}
            @focus=${() => pointAt(this, { kind: "function", name })}
            @blur=${() => pointAt(this, null)}
          >${name}: ${standingWords(name, state)}</button>
          ${called.map((callee) => this.#list(callee, state))}
        </li>
      </ul>
    `;
  }

  /** @param {string} name */
  #goTo(name) {
    if (!this.history) return;
    const cursor = nextCallOf(this.history, name, this.cursor);
    if (cursor === null) return;
    this.dispatchEvent(new CustomEvent("bs-goto", { detail: { cursor }, bubbles: true, composed: true }));
  }
}

/** @param {string} name @param {GraphState} state */
function standingWords(name, state) {
  const { standing, count } = state.nodes.get(name) ?? { standing: "never", count: 0 };
  const keys = { active: "graph.active", path: "graph.path", never: "graph.never", seen: "graph.seen" };
  return t(keys[standing], { count });
}

/** @param {Edge} edge @param {Graph} graph @param {GraphState} state */
function edgeTemplate({ from, to, x1, x2 }, graph, state) {
  const top = (graph.nodes.find(({ name }) => name === from)?.y ?? 0) + NODE_HEIGHT;
  const bottom = graph.nodes.find(({ name }) => name === to)?.y ?? 0;
  const bend = Math.min(26, (bottom - top) / 2 + 6);
  const path = `M${x1} ${top}C${x1} ${top + bend} ${x2} ${bottom - bend} ${x2} ${bottom}`;
  return svg`<path class=${`edge ${state.edges.get(`${from}>${to}`) ?? "never"}`} d=${path}></path>`;
}

/** @param {number} x @param {number} y @param {number} count */
function countTemplate(x, y, count) {
  const text = `×${count}`;
  const width = text.length * 6.6 + 8;
  return svg`
    <rect class="count" x=${x - width + 8} y=${y - 7} width=${width} height="15" rx="7.5"></rect>
    <text class="count" x=${x - width / 2 + 8} y=${y + 4}>${text}</text>
  `;
}

customElements.define("bs-callgraph", BsCallgraph);
