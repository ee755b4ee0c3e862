/** All keys, in a dialog. */

import { css, html, LitElement } from "lit";
import { t } from "../i18n/language.js";
import { KEY_HELP } from "../player/key-help.js";
import { dialogStyles, dialogTitle } from "../ui/dialog.js";
import { base, buttons } from "../ui/styles/controls.js";

export class BsHelp extends LitElement {
  static styles = [
    base,
    buttons,
    dialogStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 8px 16px;
        align-items: baseline;
      }
      kbd {
        display: inline-block;
        min-width: 1.9em;
        padding: 1px 6px;
        border: 1px solid var(--edge);
        border-bottom-width: 2px;
        border-radius: 5px;
        font-size: 0.75rem;
        text-align: center;
        white-space: nowrap;
      }
      dt {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }
      .more {
        margin-top: 14px;
        color: var(--soft);
        font-size: 0.8125rem;
      }
    `,
  ];

  show() {
    /** @type {HTMLDialogElement | null} */ (this.renderRoot.querySelector("dialog"))?.showModal();
  }

  render() {
    return html`
      <dialog aria-labelledby="title" closedby="any">
        <div class="inside">
          ${dialogTitle(t("keys.title"))}
          <dl>
            ${KEY_HELP.map(
              ({ keys, does }) => html`
                <dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt>
                <dd>${t(does)}</dd>
              `,
            )}
          </dl>
          <p class="more">
            ${t("keys.more")}
          </p>
        </div>
      </dialog>
    `;
  }
}

customElements.define("bs-help", BsHelp);
