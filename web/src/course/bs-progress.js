/** The learner's own progress: how much is kept, taking it along as a text, bringing it in, forgetting it. */

import { css, html, LitElement, nothing } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";

export class BsProgress extends LitElement {
  static properties = {
    answers: { type: Number },
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
    /** the exported text, "" before it was asked for */
    this.text = "";
    /** what became of the last wish */
    this.said = "";
    this.failed = false;
    this.sure = false;
    this.pasted = "";
  }

  static styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
        margin-top: 16px;
        padding-top: 10px;
        border-top: 1px solid var(--line);
        font-size: 0.8125rem;
      }
      h3 {
        margin-bottom: 4px;
        font-size: 0.875rem;
      }
      p,
      label,
      summary {
        color: var(--soft);
      }
      summary {
        padding: 6px 0;
        cursor: pointer;
      }
      textarea {
        display: block;
        width: 100%;
        min-height: 4.5em;
        margin: 4px 0 6px;
        padding: 6px 8px;
        border: 1px solid var(--edge);
        border-radius: 8px;
        background: var(--bg);
        color: var(--ink);
        font: 0.8125rem / 1.4 var(--mono);
        overflow-wrap: anywhere;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 14px;
        align-items: center;
        min-height: 32px;
      }
      .said {
        margin-top: 6px;
        color: var(--ink);
      }
      .failed {
        padding: 6px 10px;
        border-left: 3px solid var(--warn);
        background: var(--warn-soft);
      }
    `,
  ];

  render() {
    const { answers } = this;
    return html`
      <h3>${t("menu.progress")}</h3>
      <p>${t("progress.about")} ${answers ? t("progress.count", { count: answers }) : nothing}</p>
      ${this.#take()} ${this.#bring()} ${this.#forget()}
      <p class="said ${this.failed ? "failed" : ""}" role="status" ?hidden=${!this.said}>${this.said}</p>
    `;
  }

  #take() {
    return html`
      <details>
        <summary>${t("progress.take")}</summary>
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
      <p>${t("progress.sure")}</p>
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
