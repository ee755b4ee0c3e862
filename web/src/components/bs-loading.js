/** Python on its way, small and calm: the lesson plays without it. When it fails: what happened, what still works. */

import { css, html, LitElement, nothing } from "lit";
import { t } from "../i18n/language.js";
import { base, buttons } from "../styles/controls.js";
import { send } from "./events.js";

export class BsLoading extends LitElement {
  static properties = {
    phase: {},
    words: {},
    percent: { type: Number },
    message: {},
    lost: { type: Boolean },
  };

  constructor() {
    super();
    /** "idle", "loading", "ready" or "failed" */
    this.phase = "ready";
    /** what is going on */
    this.words = "";
    this.percent = 0;
    /** why it failed: one sentence */
    this.message = "";
    /** it was ready before it failed */
    this.lost = false;
  }

  static styles = [
    base,
    buttons,
    css`
      .box {
        padding: 8px 26px;
        border-bottom: 1px solid var(--line);
        color: var(--soft);
        font-size: 0.75rem;
        line-height: 1.4;
      }
      .failed {
        padding: 14px 26px;
        background: var(--warn-soft);
        color: var(--ink);
        font-size: 0.8125rem;
      }
      .failed b {
        color: var(--warn);
      }
      .failed p {
        margin: 4px 0 10px;
      }
      progress {
        display: block;
        width: 100%;
        height: 4px;
        margin-top: 5px;
        border: 0;
        border-radius: 2px;
        background: var(--line);
        appearance: none;
      }
      progress::-webkit-progress-bar {
        border-radius: 2px;
        background: var(--line);
      }
      progress::-webkit-progress-value {
        border-radius: 2px;
        background: var(--accent);
      }
      progress::-moz-progress-bar {
        border-radius: 2px;
        background: var(--accent);
      }
      @media (max-width: 51.2em) {
        .box {
          padding-inline: 16px;
        }
      }
    `,
  ];

  render() {
    if (this.phase === "failed") return this.#failed();
    if (this.phase === "idle") return this.#idle();
    return this.phase === "loading" ? this.#loading() : nothing;
  }

  #idle() {
    return html`
      <div class="box">
        <span>${this.words}</span>
        <button class="link" @click=${() => send(this, "bs-retry")}>${t("python.start")}</button>
      </div>
    `;
  }

  #loading() {
    return html`
      <div class="box">
        <span>${this.words}</span>
        <progress max="100" .value=${this.percent} aria-label=${t("python.loading")}>${t("python.share", { percent: this.percent })}</progress>
      </div>
    `;
  }

  #failed() {
    return html`
      <div class="box failed" role="alert">
        <b>${t(this.lost ? "python.lost" : "python.why")}</b> ${this.message}
        <p>${t(this.lost ? "python.kept" : "python.without")}</p>
        <button class="btn" @click=${() => send(this, "bs-retry")}>${t("python.retry")}</button>
      </div>
    `;
  }
}

customElements.define("bs-loading", BsLoading);
