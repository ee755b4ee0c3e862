/**
 * The command line: the same history as the buttons, with completion, and a Python prompt beside it.
 *
 * Events: bs-script {text}; bs-python {code}. Both are the raw text: sandbox/console/console.js reads it. bs-complete {text} asks what
 * the last word at the Python prompt can become, `completions` is the answer. bs-python-stop ends an endless loop.
 */

/** @import { Option, Surroundings } from "./complete.js" */
/** @import { ConsoleLine } from "./console.js" */
/** @import { PythonLine } from "../../shell/store.js" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { live } from "lit/directives/live.js";
import { t } from "../../i18n/language.js";
import { requestsOf } from "../../kernels/requests.js";
import { send } from "../../ui/emit.js";
import { base, buttons } from "../../ui/styles/controls.js";
import consoleStyles from "./bs-console.css?inline";
import { complete } from "./complete.js";

/** @typedef {"commands" | "python"} Tab */

export class BsConsole extends LitElement {
  static properties = {
    lines: { attribute: false },
    typed: { attribute: false },
    python: { attribute: false },
    around: { attribute: false },
    waiting: {},
    busy: { type: Boolean },
    completions: { attribute: false },
    _tab: { state: true },
    _text: { state: true },
    _options: { state: true },
    _chosen: { state: true },
  };

  #said = 0;

  constructor() {
    super();
    /** @type {ConsoleLine[]} */
    this.lines = [];
    /** what was typed before, oldest first @type {string[]} */
    this.typed = [];
    /** @type {PythonLine[]} */
    this.python = [];
    /** @type {Surroundings} */
    this.around = { orders: 0, nodes: [], zones: [], pages: [], held: [], next: "a" };
    this.waiting = "";
    this.busy = false;
    /** @type {{ text: string, options: string[] }} */
    this.completions = { text: "", options: [] };
    /** @type {Tab} */
    this._tab = "commands";
    this._text = "";
    /** @type {Option[]} */
    this._options = [];
    this._chosen = -1;
  }

  /** how far up in what was typed @type {number} */
  #back = 0;
  #from = 0;
  /** Enter was pressed when nothing could be run: it counts as soon as something can, unless the text is another by then */
  #pressed = false;
  /** what Python was asked to complete @type {string | null} */
  #asked = null;

  static styles = [base, buttons, unsafeCSS(consoleStyles)];

  render() {
    return html`
      <div class="box">
        <div class="tabs" role="tablist" aria-label=${t("console.prompt")} @keydown=${this.#moveTab}>
          ${this.#tabButton("commands", t("console.commands"))} ${this.#tabButton("python", t("console.python"))}
          <span class="hint">${t(`console.hint.${this._tab}`)}</span>
        </div>
        <div role="tabpanel" id="panel" aria-labelledby="tab-${this._tab}">
          <div class="out" role="log" aria-label=${t("console.said")} tabindex="0">
            ${this._tab === "commands" ? this.lines.map((line) => consoleLine(line)) : this.python.map((line) => pythonLine(line))}
          </div>
          ${this.#prompt()}
        </div>
      </div>
    `;
  }

  /** @param {Tab} tab @param {string} name */
  #tabButton(tab, name) {
    const open = this._tab === tab;
    return html`
      <button role="tab" id="tab-${tab}" aria-controls="panel" aria-selected=${open} tabindex=${open ? 0 : -1} @click=${() => this.#show(tab)}>${name}</button>
    `;
  }

  /** @param {Tab} tab */
  #show(tab) {
    this._tab = tab;
    this._text = "";
    this.#close();
    this.#back = 0;
  }

  /** @param {KeyboardEvent} event */
  #moveTab(event) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    this.#show(this._tab === "commands" ? "python" : "commands");
    this.updateComplete.then(() => {
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('[aria-selected="true"]'))?.focus();
    });
  }

  #prompt() {
    const python = this._tab === "python";
    const listed = this._options.length > 0;
    const rows = Math.min(8, this._text.split("\n").length);
    return html`
      <form class="prompt" @submit=${this.#submit}>
        ${listed ? optionList(this._options, this._chosen, (i) => this.#take(i)) : nothing}
        <span aria-hidden="true">${python ? ">>>" : ">"}</span>
        <textarea
          rows=${rows}
          spellcheck="false"
          autocapitalize="off"
          autocomplete="off"
          role="combobox"
          aria-label=${t(python ? "console.python" : "console.command")}
          aria-autocomplete="list"
          aria-expanded=${listed ? "true" : "false"}
          aria-controls=${listed ? "options" : nothing}
          aria-activedescendant=${listed && this._chosen >= 0 ? `option-${this._chosen}` : nothing}
          placeholder=${python ? "machine.system.zones[0].free_pages" : `${this.around.next} = ${(this.around.requests ?? requestsOf()).examples.field}`}
          .value=${live(this._text)}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
          @blur=${this.#close}
        ></textarea>
        ${
          python && this.busy
            ? html`<button type="button" class="btn" @click=${() => send(this, "bs-python-stop")}>${t("console.stop")}</button>`
            : html`<button class="btn quiet" ?disabled=${this.#off}>${t("console.run")}</button>`
        }
      </form>
      ${this.waiting ? html`<p class="waiting">${this.waiting}</p>` : nothing}
    `;
  }

  get #off() {
    return this.busy || this.waiting !== "";
  }

  /** @returns {HTMLTextAreaElement} */
  get #field() {
    return /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector("textarea"));
  }

  #onInput() {
    this._text = this.#field.value;
    this.#back = 0;
    this.#offer(false);
  }

  /** @param {boolean} always also before anything was typed */
  #offer(always) {
    const caret = this.#field.selectionStart;
    const several = this._text.includes("\n");
    if (this._tab === "python" || several || (!always && !this._text.trim())) return this.#close();
    const { from, options } = complete(this._text, caret, this.around);
    this.#from = from;
    this._options = options;
    this._chosen = -1;
  }

  #close() {
    this._options = [];
    this._chosen = -1;
  }

  /** @param {number} i */
  #take(i) {
    const { text } = this._options[i];
    const caret = this.#field.selectionStart;
    const room = text.endsWith("=") || this._tab === "python" ? "" : " ";
    this._text = this._text.slice(0, this.#from) + text + room + this._text.slice(caret);
    const at = this.#from + text.length + room.length;
    this.updateComplete.then(() => {
      this.#field.focus();
      this.#field.setSelectionRange(at, at);
      if (!room && this._tab === "commands") this.#offer(true);
    });
    this.#close();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const act = this.#keys(event);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** @param {KeyboardEvent} event @returns {(() => void) | null} */
  #keys({ key, shiftKey, ctrlKey }) {
    const listed = this._options.length > 0;
    const several = this._text.includes("\n");
    if (key === "Enter" && listed && this._chosen >= 0) return () => this.#take(this._chosen);
    if (key === "Enter" && !shiftKey)
      return several && !ctrlKey && this._tab === "python" ? null : () => this.#run();
    if (key === "Escape" && listed) return () => this.#close();
    if (key === "Tab" && !shiftKey) return this._tab === "python" ? this.#pythonTab() : this.#tabKey();
    if (several || (key !== "ArrowUp" && key !== "ArrowDown")) return null;
    const way = key === "ArrowUp" ? -1 : 1;
    return listed && (this._chosen >= 0 || way === 1) ? () => this.#choose(way) : () => this.#recall(-way);
  }

  /** Tab leaves the field when there is nothing to complete: nobody is trapped. @returns {(() => void) | null} */
  #tabKey() {
    if (!this._text.trim()) return null;
    if (this._options.length === 0) this.#offer(false);
    return this._options.length ? () => this.#take(Math.max(0, this._chosen)) : null;
  }

  /** The same at the Python prompt: Python has to be asked, and is asked once. @returns {(() => void) | null} */
  #pythonTab() {
    if (this._options.length) return () => this.#take(Math.max(0, this._chosen));
    const before = this._text.slice(0, this.#field.selectionStart);
    if (!/[\w.]$/.test(before) || this.#off || this.#asked === before) return null;
    this.#asked = before;
    return () => send(this, "bs-complete", { text: before });
  }

  /** Python has answered; if one has typed on meanwhile, it is too late. */
  #hear() {
    const { text, options } = this.completions;
    if (this._tab !== "python" || text !== this.#asked || !this._text.startsWith(text)) return;
    this.#from = text.length - (/[\w.]*$/.exec(text)?.[0].length ?? 0);
    const known = text.slice(this.#from);
    this._options = options.filter((one) => one !== known).map((one) => ({ text: one, about: "" }));
    this._chosen = -1;
  }

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("completions")) this.#hear();
    if (changed.has("_text")) this.#pressed = false;
    if (this.#pressed && !this.#off) this.#run();
  }

  /** @param {number} way */
  #choose(way) {
    const count = this._options.length;
    this._chosen = (this._chosen + way + count) % count;
  }

  /** @param {number} way 1: further back */
  #recall(way) {
    const past = this._tab === "python" ? this.python.map(({ code }) => code) : this.typed;
    this.#back = Math.max(0, Math.min(past.length, this.#back + way));
    this._text = this.#back ? past[past.length - this.#back] : "";
    this.#close();
    const end = this._text.length;
    this.updateComplete.then(() => this.#field.setSelectionRange(end, end));
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    this.#run();
  }

  #run() {
    const text = this._text.trim();
    this.#pressed = this.#off;
    if (!text || this.#off) return;
    this._text = "";
    this.#back = 0;
    this.#close();
    if (this._tab === "python") send(this, "bs-python", { code: text });
    else send(this, "bs-script", { text });
  }

  /** @param {import("lit").PropertyValues} changed */
  updated(changed) {
    // only when something was added: reading the height makes the browser lay the page out
    const said = this.lines.length + this.python.length;
    if (said === this.#said && !changed.has("_tab")) return;
    this.#said = said;
    const out = this.renderRoot.querySelector(".out");
    if (out) out.scrollTop = out.scrollHeight;
  }
}

// ------------------------------------------------------------ lines and completions

/** @param {ConsoleLine} line */
function consoleLine({ kind, text, answer, nearest }) {
  if (kind === "command")
    return html`<div class="line"><code>${text}</code>${answer ? html`<span class="answer">${answer}</span>` : nothing}</div>`;
  return html`<div class=${kind}>${text} ${nearest ? t("console.nearest", { nearest }) : nothing}</div>`;
}

/** @param {PythonLine} line */
function pythonLine({ code, output, failed }) {
  return html`<div class="line"><code>${code}</code></div>${output ? html`<pre class=${failed ? "error" : ""}>${output}</pre>` : nothing}`;
}

/** @param {Option[]} options @param {number} chosen -1: none @param {(i: number) => void} take */
function optionList(options, chosen, take) {
  return html`
    <ul class="options" id="options" role="listbox" aria-label=${t("console.options")}>
      ${options.map(
        ({ text, about }, i) => html`
          <li
            role="option"
            id="option-${i}"
            aria-selected=${i === chosen ? "true" : "false"}
            @pointerdown=${(/** @type {Event} */ event) => {
              event.preventDefault();
              take(i);
            }}
          >
            <code>${text}</code>${about ? html`<small>${about}</small>` : nothing}
          </li>
        `,
      )}
    </ul>
  `;
}

customElements.define("bs-console", BsConsole);
