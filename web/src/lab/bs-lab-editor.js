/**
 * The text of an allocator, with line numbers. Tab indents, Shift+Tab takes it back, Enter keeps the indentation;
 * after Escape the Tab key leaves the field.
 */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base } from "../ui/styles/controls.js";
import styles from "./bs-lab-editor.css?inline";

const INDENT = "    ";

export class BsLabEditor extends LitElement {
  static properties = {
    text: {},
    label: {},
    marked: { type: Number },
    note: {},
    python: { type: Boolean },
  };

  constructor() {
    super();
    this.text = "";
    this.label = "";
    /** a line that something is said about; 0 for none */
    this.marked = 0;
    /** what is said about it */
    this.note = "";
    /** it is a program: Tab indents */
    this.python = false;
  }

  #leaves = false;

  static styles = [base, unsafeCSS(styles)];

  get #field() {
    return /** @type {HTMLTextAreaElement | null} */ (this.renderRoot.querySelector("textarea"));
  }

  render() {
    const lines = this.text.split("\n").length;
    const numbers = Array.from({ length: lines }, (_, i) => i + 1).join("\n");
    return html`
      <div class="frame">
        <pre class="numbers" aria-hidden="true">${numbers}</pre>
        <div class="field">
          ${this.marked ? html`<div class="mark" aria-hidden="true" style="--at:${this.marked - 1}"><span>${this.note}</span></div>` : nothing}
          <textarea
            aria-label=${this.label}
            aria-describedby="how"
            aria-invalid=${this.marked > 0}
            spellcheck="false"
            autocomplete="off"
            autocapitalize="off"
            wrap="off"
            .value=${this.text}
            @input=${this.#input}
            @keydown=${this.#keydown}
            @scroll=${this.#follow}
          ></textarea>
        </div>
      </div>
      <p id="how" class="unseen">${this.python ? t("lab.editor.how") : nothing}</p>
    `;
  }

  #input = () => {
    this.text = this.#field?.value ?? "";
    send(this, "bs-lab-text", { text: this.text });
  };

  /** Numbers and the mark stay beside their lines. */
  #follow = () => {
    const { scrollTop = 0 } = this.#field ?? {};
    this.style.setProperty("--scrolled", `${-scrollTop}px`);
  };

  /** @param {import("lit").PropertyValues<this>} changed */
  updated(changed) {
    if (changed.has("text") || changed.has("marked")) this.#follow();
    if (changed.has("marked") && this.marked) this.#reveal(this.marked);
  }

  /** @param {number} line */
  #reveal(line) {
    const field = this.#field;
    if (!field) return;
    const height = Number.parseFloat(getComputedStyle(field).lineHeight) || 19;
    const top = (line - 1) * height;
    if (top < field.scrollTop || top > field.scrollTop + field.clientHeight - 3 * height)
      field.scrollTop = Math.max(0, top - field.clientHeight / 2);
  }

  /** @param {KeyboardEvent} event */
  #keydown = (event) => {
    if (!this.python || event.isComposing) return;
    const leaves = this.#leaves;
    this.#leaves = event.key === "Escape";
    if (event.key === "Tab" && !leaves && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      this.#indent(event.shiftKey);
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.#type(`\n${this.#indentation()}`);
    }
  };

  /** Through the browser's own editing, so that it can be undone. @param {string} text */
  #type(text) {
    const field = this.#field;
    if (!field || document.execCommand("insertText", false, text)) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    this.#input();
  }

  /** Of the line with the caret; one more after a colon. */
  #indentation() {
    const { value = "", selectionStart = 0 } = this.#field ?? {};
    const line = value.slice(value.lastIndexOf("\n", selectionStart - 1) + 1, selectionStart);
    const spaces = /^ */.exec(line)?.[0] ?? "";
    return line.trimEnd().endsWith(":") ? spaces + INDENT : spaces;
  }

  /** The lines of the selection; without one, at the caret. @param {boolean} back */
  #indent(back) {
    const field = this.#field;
    if (!field) return;
    const { value, selectionStart, selectionEnd } = field;
    if (!back && selectionStart === selectionEnd) return this.#type(INDENT);
    const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
    const to = Math.max(selectionEnd, from);
    const lines = value.slice(from, to).split("\n");
    const changed = lines.map((line) => (back ? line.replace(/^ {1,4}/, "") : INDENT + line)).join("\n");
    field.setSelectionRange(from, to);
    this.#type(changed);
    field.setSelectionRange(from, from + changed.length);
  }

  focus() {
    this.#field?.focus();
  }
}

customElements.define("bs-lab-editor", BsLabEditor);
