/** Commands that a challenge offers, with a field for each ? in them. */

import { html } from "lit";
import { t, tryWords } from "../i18n/language.js";

/** @typedef {(command: string) => void} Run */

/** @type {Record<string, number>} */
const LEAST = { times: 1, ratio: 1, want: 1 };

/** @param {string} offer @param {string} name of the next block @param {boolean} off @param {Run} run */
export function offerForm(offer, name, off, run) {
  const keys = [...offer.matchAll(/(\w+)=\?/g)].map(([, key = ""]) => key);
  /** @param {SubmitEvent} event */
  const submit = (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    run(filledIn(offer, name, (key) => String(new FormData(form).get(key) ?? "")));
  };
  return html`
    <form class="offer" @submit=${submit}>
      ${keys.map(
        (key) => html`
          <label>${tryWords(`offer.${key}`) ?? key} <input type="number" name=${key} min=${LEAST[key] ?? 0} required inputmode="numeric" /></label>
        `,
      )}
      <button class=${isPlain(offer) ? "btn" : "btn quiet"} ?disabled=${off}>${doing(offer)}</button>
    </form>
  `;
}

/** Its button has a word; others show the command. @param {string} offer */
function isPlain(offer) {
  return offer.startsWith("?") || /^boot_|^free_all/.test(offer);
}

/** @param {string} offer */
function doing(offer) {
  const gfp = /gfp=(\w+)/.exec(offer)?.[1];
  if (offer.startsWith("?")) return gfp ? t("offer.ask.gfp", { gfp }) : t("offer.ask");
  if (/^boot_|^free_all/.test(offer)) return t("offer.hand_over");
  if (offer === "cpu number=?") return t("offer.go");
  return html`<code>${offer.replaceAll(/ \w+=\?/g, "")}</code>`;
}

/** @param {string} offer @param {string} name @param {(key: string) => string} numberFor */
export function filledIn(offer, name, numberFor) {
  return offer.replace(/^\? = /, `${name} = `).replace(/(\w+)=\?/g, (_, key) => `${key}=${numberFor(key)}`);
}
