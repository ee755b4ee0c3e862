/** One line: save the site for offline use, with its size; how far it is; that it is there. */

import { css, html, LitElement, nothing } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";

export class BsOffline extends LitElement {
  static properties = { phase: {}, loaded: { type: Number }, total: { type: Number } };

  constructor() {
    super();
    /** "off", "idle", "saving", "saved" or "failed" */
    this.phase = "off";
    this.loaded = 0;
    /** bytes */
    this.total = 0;
  }

  static styles = [
    base,
    buttons,
    css`
      p {
        margin: 0;
        padding: 10px 0;
        color: var(--soft);
        font-size: 0.75rem;
      }
    `,
  ];

  render() {
    if (this.phase === "off") return nothing;
    const size = (this.total / 1e6).toFixed(1);
    const loaded = (this.loaded / 1e6).toFixed(1);
    if (this.phase === "saving") return html`<p role="status">${t("offline.saving", { loaded, size })}</p>`;
    if (this.phase === "saved") return html`<p role="status">${t("offline.saved")}</p>`;
    return html`
      <p>
        ${this.phase === "failed" ? html`<span role="alert">${t("offline.failed")}</span>` : nothing}
        <button class="btn quiet" @click=${() => send(this, "bs-save-offline")}>${t("offline.save", { size })}</button>
      </p>
    `;
  }
}

customElements.define("bs-offline", BsOffline);
