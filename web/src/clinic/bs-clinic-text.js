/** The pasted text with line numbers: what was read is underlined, what the verdict rests on is tinted. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-clinic-text.css?inline";
import { OPENED, textRows } from "./text-rows.js";

/** @typedef {import("../engine/protocol.d.ts").ClinicFindings} ClinicFindings */
/** @typedef {import("../engine/protocol.d.ts").ClinicReport} ClinicReport */

export class BsClinicText extends LitElement {
  static properties = {
    text: {},
    findings: { attribute: false },
    report: { attribute: false },
    line: { type: Number },
    asked: { type: Number },
    opened: { state: true },
  };

  constructor() {
    super();
    this.text = "";
    /** @type {ClinicFindings | null} */
    this.findings = null;
    /** @type {ClinicReport | null} */
    this.report = null;
    /** that is pointed at; 0 for none */
    this.line = 0;
    /** how often a line was asked for */
    this.asked = 0;
    /** folds that were opened @type {readonly [number, number][]} */
    this.opened = [];
  }

  static styles = [base, buttons, unsafeCSS(styles)];

  /** @type {string[]} */
  #lines = [];
  /** @type {ReturnType<typeof textRows>} */
  #rows = [];

  /** @param {import("lit").PropertyValues<this>} changed */
  willUpdate(changed) {
    if (changed.has("text")) {
      this.#lines = this.text.split("\n");
      this.opened = [];
    }
    if (changed.has("line") && this.line) this.opened = [...this.opened, [this.line - 5, this.line + 5]];
    if (
      ["text", "findings", "report", "opened"].some((name) => changed.has(/** @type {any} */ (name))) ||
      this.line
    )
      this.#rows = textRows(this.#lines, this.findings, this.report, this.opened);
  }

  render() {
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${t("clinic.text")} translate="no">
        <ol>${this.#rows.map((row) => (row.kind === "line" ? this.#line(row) : this.#fold(row)))}</ol>
      </div>
    `;
  }

  /** @param {import("./text-rows.js").LineRow} row */
  #line({ number, pieces, rests, read }) {
    const kinds = `${rests ? "rests" : read ? "read" : "unread"} ${number === this.line ? "here" : ""}`;
    return html`<li class=${kinds} id="line-${number}" aria-current=${number === this.line ? "location" : nothing}><span class="n">${number}</span><code>${pieces.map(({ text, mark }) => (mark ? html`<mark class=${mark}>${text}</mark>` : text))}</code></li>`;
  }

  /** @param {import("./text-rows.js").FoldRow} row */
  #fold({ first, last }) {
    const words = t("clinic.fold", { count: last - first + 1, first, last });
    const open = () => (this.opened = [...this.opened, [first, Math.min(last, first + OPENED - 1)]]);
    return html`<li class="fold"><span class="n">⋯</span><button class="link" @click=${open}>${words}: ${t("clinic.fold.open")}</button></li>`;
  }

  /** @param {import("lit").PropertyValues<this>} changed */
  updated(changed) {
    if (changed.has("asked") && this.line) this.#scrollTo(this.line);
    else if (changed.has("report") && this.report) this.#scrollTo(this.report.lines[0]);
  }

  /** The page around stays where it is on a wide screen, and comes along on a phone. @param {number} line */
  #scrollTo(line) {
    const row = this.renderRoot.querySelector(`#line-${line}`);
    row?.scrollIntoView?.({ block: this.line ? "center" : "nearest" });
  }
}

customElements.define("bs-clinic-text", BsClinicText);
