/** The choice of language: each by its own name. */

import { html } from "lit";
import { LANGUAGES, language, t } from "../i18n/language.js";

/** @param {string} [classes] */
export function languageField(classes = "") {
  return html`
    <select class=${classes} aria-label=${t("header.language")} @change=${choose}>
      ${Object.entries(LANGUAGES).map(
        ([tag, name]) =>
          html`<option value=${tag} lang=${tag} ?selected=${language.value.tag.startsWith(tag)}>${name}</option>`,
      )}
    </select>
  `;
}

/** @param {Event} event */
function choose(event) {
  const field = /** @type {HTMLSelectElement} */ (event.target);
  const detail = { tag: field.value };
  field.dispatchEvent(new CustomEvent("bs-language", { detail, bubbles: true, composed: true }));
}
