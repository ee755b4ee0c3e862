/** What the dialogs share: a heading, a close button, and styles for the native <dialog>. */

import { css, html } from "lit";
import { t } from "../i18n/language.js";
import { icons } from "./icons.js";

export const dialogStyles = css`
  dialog {
    width: min(30rem, calc(100vw - 24px));
    max-height: calc(100dvh - 24px);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--panel);
    color: var(--ink);
    box-shadow: var(--shadow);
  }
  dialog::backdrop {
    background: rgb(10 14 20 / 40%);
  }
  .inside {
    padding: 18px 22px 22px;
  }
  .title {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-bottom: 10px;
  }
  .title h2 {
    font-size: 1.0625rem;
  }
  .close {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    margin-right: -10px;
    padding: 0;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--soft);
  }
  .close:hover {
    color: var(--ink);
  }
`;

/** @param {string} title */
export function dialogTitle(title) {
  return html`
    <div class="title">
      <h2 id="title">${title}</h2>
      <button class="close" aria-label=${t("dialog.close")} @click=${closeAround}>${icons.close}</button>
    </div>
  `;
}

/** @param {Event} event */
function closeAround(event) {
  /** @type {Element} */ (event.currentTarget).closest("dialog")?.close();
}
