/** What the dialogs share: a heading, a close button, and styles for the native <dialog>. */

import { html, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { icons } from "./icons.js";
import styles from "./styles/dialog.css?inline";

export const dialogStyles = unsafeCSS(styles);

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
