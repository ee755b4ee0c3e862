/**
 * <bs-callgraph>: the book's call graph, lit as the calls happen. Edges never taken are pale.
 *
 * Events: bs-goto {cursor} when a function is chosen: its next call, wrapping round, or the one before;
 * bs-pick {page: index} while a function is asked for; bs-link {link}.
 */

/** @import { History } from "../engine/protocol.d.ts" */
/** @import { Answers, Picked } from "../scene/scene.d.ts" */
/** @import { Edge, Graph, Node } from "./call-graph.js" */
/** @import { GraphState } from "./callgraph-state.js" */

import { html, LitElement, nothing, svg, unsafeCSS } from "lit";
import { callCursors, nextCallOf } from "../history/calls.js";
import { commandAt, repeats } from "../history/commands.js";
import { t } from "../i18n/language.js";
import { hearLinks, pointAt } from "../ui/pointing.js";
import callgraphStyles from "./bs-callgraph.css?inline";
import { graphsOf, NODE_HEIGHT, nodeWidth } from "./call-graph.js";
import { graphStateAt } from "./callgraph-state.js";

export class BsCallgraph extends LitElement {
  static styles = unsafeCSS(callgraphStyles);

  static properties = {
    history: { attribute: false },
    cursor: { type: Number },
    covered: { attribute: false },
    gate: { attribute: false },
    pick: { attribute: false },
    answers: { attribute: false },
    _lit: { state: true },
    _chosen: { state: true },
  };

  /** @type {(() => void) | null} */
  #deafen = null;

  constructor() {
    super();
    /** @type {History | null} */
    this.history = null;
    this.cursor = 0;
    /** Edges that were taken before this history. @type {ReadonlySet<string>} */
    this.covered = new Set();
    /** A function is asked for. @type {{ options: string[] } | null} */
    this.gate = null;
    /** The learner's pending pick. @type {Picked} */
    this.pick = null;
    /** @type {Answers | null} */
    this.answers = null;
    /** Pointed at, here or elsewhere. */
    this._lit = "";
    /** The function whose calls are gone through. */
    this._chosen = "";
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
    const state = graphStateAt(this.history, this.cursor, this.covered, this.#wanted);
    const { graph, taken } = state;
    // a kernel may have none
    if (graph.nodes.length === 0) return nothing;
    return html`
      <svg viewBox="0 0 ${graph.width} ${graph.height}" aria-hidden="true" data-graph=${graph.id}>
        ${graph.edges.map((edge) => edgeTemplate(edge, graph, state))}
        ${graph.nodes.map((node) => this.#node(node, state))}
      </svg>
      <p class="coverage">${t("graph.coverage", { taken, count: graph.edges.length })}</p>
      ${manyAtOnce(this.history, this.cursor) ? html`<p class="coverage many">${t("graph.many")}</p>` : nothing}
      ${this.gate ? nothing : this.#jumps()}
      <div class="unseen">
        <p>${t(`graph.${graph.id}`)}</p>
        ${this.#list(graph.nodes[0].name, state)}
      </div>
    `;
  }

  /** What is asked or answered says which graph; else the request does. */
  get #wanted() {
    const options = this.gate?.options ?? this.answers?.options;
    if (!options?.length || !this.history) return undefined;
    const { alloc, free } = graphsOf(this.history);
    return options.includes(alloc.nodes[0]?.name) ? alloc : free;
  }

  /** @param {Node} node @param {GraphState} state */
  #node({ name, x, y }, state) {
    const { standing, count } = state.nodes.get(name) ?? { standing: "never", count: 0 };
    const width = nodeWidth(name);
    return svg`
      <g
        class=${`${standing} ${this._lit === name ? "lit" : ""} ${this.#choiceOf(name)}`}
        data-function=${name}
        data-standing=${standing}
        @click=${() => this.#choose(name)}
        @pointerenter=${() => pointAt(this, { kind: "function", name })}
        @pointerleave=${() => pointAt(this, null)}
      >
        <rect x=${x} y=${y} width=${width} height=${NODE_HEIGHT} rx="8"></rect>
        <text x=${x + width / 2} y=${y + 19}>${name}</text>
        ${count > 1 ? countTemplate(x + width, y, count) : nothing}
        ${verdictTemplate(x, y, this.#answerOf(name))}
      </g>
    `;
  }

  /** @param {string} name */
  #choiceOf(name) {
    const answer = this.#answerOf(name);
    if (answer) return answer;
    if (!this.gate) return this._chosen === name ? "chosen" : "";
    return this.gate.options[Number(this.pick ?? -1)] === name ? "asked picked" : "asked";
  }

  /** @param {string} name @returns {"" | "you" | "kernel" | "both"} */
  #answerOf(name) {
    if (!this.answers) return "";
    const { options, picked, truth } = this.answers;
    const [theirs, its] = [options[Number(picked ?? -1)] === name, options[Number(truth)] === name];
    return theirs && its ? "both" : theirs ? "you" : its ? "kernel" : "";
  }

  /** To the calls of the chosen function before and after the cursor. */
  #jumps() {
    const name = this._chosen;
    if (!this.history || !name) return nothing;
    const calls = callCursors(this.history, name);
    const at = calls.indexOf(this.cursor) + 1;
    const words = at
      ? t("graph.call", { name, at, count: calls.length })
      : t("graph.calls", { name, count: calls.length });
    const button = (/** @type {1 | -1} */ way, /** @type {string} */ key, /** @type {string} */ sign) => html`
      <button type="button" aria-label=${t(key, { name })} title=${t(key, { name })} ?disabled=${calls.length === 0} @click=${() => this.#goTo(name, way)}>${sign}</button>
    `;
    return html`<p class="jumps">${button(-1, "graph.previous", "←")}<span>${words}</span>${button(1, "graph.next", "→")}</p>`;
  }

  /** The same graph as nested lists of buttons, for keyboard and screen reader. @param {string} name @param {GraphState} state @returns {unknown} */
  #list(name, state) {
    const called = state.graph.edges
      .filter(({ from, to }) => from === name && isFirstWay(state, from, to))
      .map(({ to }) => to);
    const options = this.gate?.options;
    const answer = this.#answerOf(name);
    return html`
      <ul>
        <li>
          <button
            type="button"
            aria-pressed=${options ? String(options[Number(this.pick ?? -1)] === name) : nothing}
            @click=${() => this.#choose(name)}
            @focus=${() => pointAt(this, { kind: "function", name })}
            @blur=${() => pointAt(this, null)}
          >${name}: ${standingWords(name, state)}${answer ? ` (${t(`scene.${answer}`)})` : ""}</button>
          ${called.map((callee) => this.#list(callee, state))}
        </li>
      </ul>
    `;
  }

  /** @param {string} name */
  #choose(name) {
    if (!this.gate) {
      this._chosen = name;
      this.#goTo(name, 1);
      return;
    }
    const page = this.gate.options.indexOf(name);
    if (page >= 0)
      this.dispatchEvent(new CustomEvent("bs-pick", { detail: { page }, bubbles: true, composed: true }));
  }

  /** @param {string} name @param {1 | -1} way */
  #goTo(name, way) {
    if (!this.history) return;
    const cursor = nextCallOf(this.history, name, this.cursor, way);
    if (cursor === null) return;
    this.dispatchEvent(new CustomEvent("bs-goto", { detail: { cursor }, bubbles: true, composed: true }));
  }
}

/** Then the graph stays pale, though thousands of calls were made. @param {History} history @param {number} cursor */
function manyAtOnce(history, cursor) {
  const command = commandAt(history, cursor);
  return command !== null && repeats(command);
}

/** A function with two callers stands under the first one only. @param {GraphState} state @param {string} from @param {string} to */
function isFirstWay({ graph }, from, to) {
  return graph.edges.find((edge) => edge.to === to)?.from === from;
}

// ------------------------------------------------------------ edges, counts and words

const STANDINGS = {
  active: "graph.active",
  path: "graph.path",
  never: "graph.never",
  before: "graph.before",
  seen: "graph.seen",
};

/** @param {string} name @param {GraphState} state */
function standingWords(name, state) {
  const { standing, count } = state.nodes.get(name) ?? { standing: "never", count: 0 };
  return t(STANDINGS[standing], { count });
}

/** @param {Edge} edge @param {Graph} graph @param {GraphState} state */
function edgeTemplate({ from, to, x1, x2 }, graph, state) {
  const top = (graph.nodes.find(({ name }) => name === from)?.y ?? 0) + NODE_HEIGHT;
  const bottom = graph.nodes.find(({ name }) => name === to)?.y ?? 0;
  const bend = Math.min(26, (bottom - top) / 2 + 6);
  const path = ["M", x1, top, "C", x1, top + bend, x2, bottom - bend, x2, bottom].join(" ");
  const standing = state.edges.get(`${from}>${to}`) ?? "never";
  return svg`<path class=${`edge ${standing}`} data-edge=${`${from}>${to}`} data-standing=${standing} d=${path}></path>`;
}

/** @param {number} x @param {number} y @param {number} count */
function countTemplate(x, y, count) {
  return badge(x + 8, y, `×${count}`, "count");
}

/** Whose answer a function is. @param {number} x @param {number} y @param {"" | "you" | "kernel" | "both"} whose */
function verdictTemplate(x, y, whose) {
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

customElements.define("bs-callgraph", BsCallgraph);
