/** Python was asked and says nothing, for long: what that can mean, and how to go on. */

import { css, html, LitElement, nothing } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";

export class BsWaiting extends LitElement {
  static properties = { quiet: { type: Boolean } };

  constructor() {
    super();
    this.quiet = false;
  }

  static styles = [
    base,
    buttons,
    css`
      .box {
        padding: 14px 26px;
        border-bottom: 1px solid var(--line);
        background: var(--warn-soft);
        font-size: 0.8125rem;
        line-height: 1.4;
      }
      p {
        margin: 0 0 10px;
      }
      @media (max-width: 51.2em) {
        .box {
          padding-inline: 16px;
        }
      }
    `,
  ];

  render() {
    if (!this.quiet) return nothing;
    return html`
      <div class="box" role="alert">
        <p>${t("waiting.quiet")}</p>
        <button class="btn" @click=${() => send(this, "bs-retry")}>${t("waiting.stop")}</button>
      </div>
    `;
  }
}

customElements.define("bs-waiting", BsWaiting);
