/** The Python of the model itself: the function that runs, its line, its arguments, and where book and kernel have it. */

/** @import { SourceInfo } from "../engine/protocol.d.ts" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t, tryWords } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-code.css?inline";
import { colouredLines } from "./python-highlight.js";

export class BsCode extends LitElement {
  static properties = {
    info: { attribute: false },
    waiting: {},
    running: {},
    over: { type: Boolean },
    args: { attribute: false },
    stack: { attribute: false },
    line: { attribute: false },
    locals: { attribute: false },
    lines: { type: Boolean },
    functions: { attribute: false },
    _chosen: { state: true },
  };

  constructor() {
    super();
    /** @type {SourceInfo | null} */
    this.info = null;
    this.waiting = "";
    this.running = "";
    /** the request has ended: its outermost function is shown */
    this.over = false;
    /** @type {[string, string][]} */
    this.args = [];
    /** @type {string[]} */
    this.stack = [];
    /** number of the current line in its file @type {number | null} */
    this.line = null;
    /** @type {[string, string][]} */
    this.locals = [];
    /** a line trace is there */
    this.lines = false;
    /** @type {SourceInfo[]} */
    this.functions = [];
    /** a function chosen by hand, until the cursor moves @type {number} */
    this._chosen = -1;
  }

  static styles = [base, buttons, unsafeCSS(styles)];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("info") || changed.has("line")) this._chosen = -1;
  }

  render() {
    const info = this.functions[this._chosen] ?? this.info;
    if (!this.functions.length) return html`<p class="note">${this.waiting || t("code.coming")}</p>`;
    return html`
      ${this.#bar(info)}
      ${this.stack.length ? html`<p class="stack">${this.stack.slice(0, -1).map((name) => html`${name} › `)}<b>${this.stack.at(-1)}</b></p>` : nothing}
      ${info ? this.#function(info) : html`<p class="note">${this.running ? t("code.helper", { name: this.running }) : t("code.nothing")}</p>`}
    `;
  }

  /** @param {SourceInfo | null} info */
  #bar(info) {
    const at = info ? this.functions.indexOf(info) : -1;
    return html`
      <div class="bar">
        <select aria-label=${t("code.function")} @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) => (this._chosen = Number(event.target.value))}>
          ${at < 0 ? html`<option value="-1" selected>${t("code.choose")}</option>` : nothing}
          ${this.functions.map(({ name, file }, i) => html`<option value=${i} ?selected=${i === at}>${name} · ${file}</option>`)}
        </select>
        <button class="step" ?disabled=${!this.lines} aria-label=${t("code.back")} title=${t("code.back")} @click=${() => send(this, "bs-line", { way: -1 })}>↑</button>
        <button class="step" ?disabled=${!this.lines} aria-label=${t("code.forward")} title=${t("code.forward")} @click=${() => send(this, "bs-line", { way: 1 })}>↓</button>
      </div>
    `;
  }

  /** @param {SourceInfo} info */
  #function(info) {
    const shown = info === this.info;
    const hot = shown && this.line !== null ? this.line - info.line : -1;
    const text = colouredLines(undented(info.text));
    return html`
      ${shown && this.over ? html`<p class="note">${t("code.over")}</p>` : nothing}
      <pre tabindex="0" aria-label=${t("code.text", { name: info.name, file: info.file, line: info.line })}><code>${text.map(
        (line, i) =>
          html`<span class="line ${i === hot ? "hot" : ""}" aria-current=${i === hot ? "true" : nothing}>${line.map(({ text: part, kind }) => (kind ? html`<span class=${kind}>${part}</span>` : part))}${line.length ? nothing : " "}</span>`,
      )}</code></pre>
      ${shown ? this.#values(this.locals.length ? t("code.variables") : t("code.called"), this.locals.length ? this.locals : this.args) : nothing}
      <p class="note">${sectionsOf(info)}</p>
      ${info.notes.length ? html`<h3>${t("code.notes")}</h3><ul>${info.notes.map(({ id, text: english }) => html`<li>${tryWords(`difference.${id}`) ?? english}</li>`)}</ul>` : nothing}
    `;
  }

  /** @param {string} title @param {[string, string][]} values */
  #values(title, values) {
    if (!values.length) return nothing;
    return html`<h3>${title}</h3><dl>${values.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
  }

  /** @param {import("lit").PropertyValues} changed */
  updated(changed) {
    if (!this.offsetParent || !(changed.has("line") || changed.has("info"))) return;
    this.renderRoot.querySelector(".hot")?.scrollIntoView({ block: "nearest" });
  }
}

/** @param {SourceInfo} info */
function sectionsOf({ book, spec, file }) {
  const parts = [
    book && t("code.book", { book }),
    spec && t("code.spec", { spec }),
    t("code.file", { file }),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** @param {string} text */
function undented(text) {
  const margin = /^ */.exec(text)?.[0] ?? "";
  return margin ? text.replaceAll(new RegExp(`^${margin}`, "gm"), "") : text;
}

customElements.define("bs-code", BsCode);
