/** Commands that a challenge offers, with a field for each ? in them. */

import { html } from "lit";

/** @typedef {(command: string) => void} Run */

/** @type {Record<string, string>} */
const LABELS = {
  want: "Pages needed",
  page: "Page",
  first: "From page",
  last: "to page",
  withhold: "All pages but",
  order: "Order",
  number: "CPU",
};
/** What the button says, by the command's verb. @type {Record<string, string>} */
const DOES = {
  boot_page: "Hand over",
  boot_pages: "Hand over",
  free_all_bootmem: "Hand over",
  cpu: "Go there",
};

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
          <label>${LABELS[key] ?? key} <input type="number" name=${key} min="0" required inputmode="numeric" /></label>
        `,
      )}
      <button class="btn" ?disabled=${off}>${buttonWords(offer)}</button>
    </form>
  `;
}

/** @param {string} offer */
function buttonWords(offer) {
  const gfp = /gfp=(\w+)/.exec(offer)?.[1];
  if (offer.startsWith("?")) return gfp ? `Ask with ${gfp}` : "Ask";
  const [verb = ""] = offer.split(" ");
  return offer.includes("?") ? (DOES[verb] ?? verb) : `Run ${offer}`;
}

/** @param {string} offer @param {string} name @param {(key: string) => string} numberFor */
export function filledIn(offer, name, numberFor) {
  return offer.replace(/^\? = /, `${name} = `).replace(/(\w+)=\?/g, (_, key) => `${key}=${numberFor(key)}`);
}
