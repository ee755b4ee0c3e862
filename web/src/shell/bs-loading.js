/** Python on its way, small and calm: the lesson plays without it. When it fails: what happened, what still works. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-loading.css?inline";

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

  static styles = [base, buttons, unsafeCSS(styles)];

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
