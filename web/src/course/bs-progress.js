/** The learner's own progress: how much is kept, taking it along as a text, bringing it in, forgetting it. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-progress.css?inline";

export class BsProgress extends LitElement {
  static properties = {
    answers: { type: Number },
    packaged: { type: Boolean },
    text: {},
    said: {},
    failed: { type: Boolean },
    sure: { state: true },
    pasted: { state: true },
  };

  constructor() {
    super();
    /** how many answers are kept for the open lesson */
    this.answers = 0;
    /** a learning platform keeps the progress, not this browser */
    this.packaged = false;
    /** the exported text, "" before it was asked for */
    this.text = "";
    /** what became of the last wish */
    this.said = "";
    this.failed = false;
    this.sure = false;
    this.pasted = "";
  }

  static styles = [base, buttons, unsafeCSS(styles)];

  render() {
    const { answers, packaged } = this;
    return html`
      <h3>${t("menu.progress")}</h3>
      <p>${packaged ? t("lms.progress.about") : html`${t("progress.about")} ${answers ? t("progress.count", { count: answers }) : nothing}`}</p>
      ${this.#take()} ${packaged ? nothing : this.#bring()} ${this.#forget()}
      <p class="said ${this.failed ? "failed" : ""}" role="status" ?hidden=${!this.said}>${this.said}</p>
    `;
  }

  #take() {
    return html`
      <details>
        <summary>${t("progress.take")}</summary>
        ${this.packaged ? nothing : html`<p class="whose">${t("progress.whose")}</p>`}
        <button class="btn quiet" @click=${() => send(this, "bs-progress-export")}>${t("progress.export")}</button>
        ${this.text ? this.#exported() : nothing}
      </details>
    `;
  }

  #exported() {
    return html`
      <label>${t("progress.text")}<textarea readonly .value=${this.text} @focus=${selectAll}></textarea></label>
      <button class="btn quiet" @click=${() => send(this, "bs-progress-copy")}>${t("progress.copy")}</button>
    `;
  }

  #bring() {
    const typed = (/** @type {Event} */ event) => {
      this.pasted = /** @type {HTMLTextAreaElement} */ (event.target).value;
    };
    return html`
      <details>
        <summary>${t("progress.bring")}</summary>
        <label>${t("progress.paste")}<textarea class="paste" spellcheck="false" .value=${this.pasted} @input=${typed}></textarea></label>
        <button
          class="btn quiet"
          ?disabled=${!this.pasted.trim()}
          @click=${() => send(this, "bs-progress-import", { text: this.pasted })}
        >
          ${t("progress.import")}
        </button>
      </details>
    `;
  }

  #forget() {
    if (this.sure) return this.#really();
    return html`
      ${this.packaged ? html`<p class="stays">${t("lms.progress.forget")}</p>` : nothing}
      <div class="row">
        ${this.answers ? html`<button class="link" @click=${() => send(this, "bs-forget")}>${t("progress.forget")}</button>` : nothing}
        <button class="link" @click=${() => (this.sure = true)}>${t("progress.forget_all")}</button>
      </div>
    `;
  }

  #really() {
    const all = () => {
      this.sure = false;
      send(this, "bs-forget-all");
    };
    return html`
      <p>${t(this.packaged ? "lms.progress.sure" : "progress.sure")}</p>
      <div class="row">
        <button class="btn" @click=${all}>${t("progress.sure.yes")}</button>
        <button class="btn quiet" @click=${() => (this.sure = false)}>${t("progress.sure.no")}</button>
      </div>
    `;
  }
}

/** @param {Event} event */
function selectAll(event) {
  /** @type {HTMLTextAreaElement} */ (event.target).select();
}

customElements.define("bs-progress", BsProgress);
