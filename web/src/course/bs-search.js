/** Search of all lessons: Ctrl K or "/". Arrow keys go through the results, Enter opens one. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { dialogStyles, dialogTitle } from "../ui/dialog.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-search.css?inline";

/** @typedef {{ title: string, lesson: string, href: string, before: string, hit: string, after: string }} Result */

const EXAMPLES = ["rmqueue", "GFP_ATOMIC"];

export class BsSearch extends LitElement {
  static properties = { results: { attribute: false }, failure: {}, query: { state: true } };

  constructor() {
    super();
    /** @type {Result[]} */
    this.results = [];
    this.failure = "";
    this.query = "";
  }

  static styles = [base, buttons, dialogStyles, unsafeCSS(styles)];

  get #dialog() {
    return /** @type {HTMLDialogElement | null} */ (this.renderRoot.querySelector("dialog"));
  }

  show() {
    if (!this.#dialog?.open) this.#dialog?.showModal();
    const field = this.renderRoot.querySelector("input");
    field?.focus();
    field?.select();
    send(this, "bs-query", { query: this.query });
  }

  render() {
    return html`
      <dialog aria-labelledby="title" closedby="any" @keydown=${this.#move}>
        <div class="inside">
          ${dialogTitle(t("search.title"))}
          <label>
            ${t("search.label")}
            <input type="text" inputmode="search" enterkeyhint="search" autocomplete="off" spellcheck="false" .value=${this.query} @input=${this.#typed} />
          </label>
          <p class="count" role="status">${this.failure || this.#count()}</p>
          <ol @click=${() => this.#dialog?.close()}>
            ${this.results.map((result) => resultTemplate(result))}
          </ol>
        </div>
      </dialog>
    `;
  }

  #count() {
    const [example, other] = EXAMPLES;
    if (!this.query.trim()) return t("search.empty", { example, other });
    if (this.results.length === 0)
      return t("search.none", { query: this.query.trim().slice(0, 40), example });
    return t("search.found", { count: this.results.length });
  }

  /** @param {Event} event */
  #typed(event) {
    this.query = /** @type {HTMLInputElement} */ (event.target).value.slice(0, 100);
    send(this, "bs-query", { query: this.query });
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const links = [...this.renderRoot.querySelectorAll("li a")];
    const at = links.indexOf(/** @type {ShadowRoot} */ (this.renderRoot).activeElement ?? this);
    if (event.key === "Enter" && at < 0 && links[0]) {
      event.preventDefault();
      /** @type {HTMLElement} */ (links[0]).click();
    }
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const to =
      at + way < 0 ? this.renderRoot.querySelector("input") : links[Math.min(at + way, links.length - 1)];
    /** @type {HTMLElement | null | undefined} */ (to)?.focus();
  }
}

/** @param {Result} result */
function resultTemplate({ title, lesson, href, before, hit, after }) {
  return html`
    <li>
      <a href=${href}>
        <b>${lesson === title ? title : t("search.place", { lesson, step: title })}</b>
        <p>${before ? "… " : nothing}${before}<mark>${hit}</mark>${after} …</p>
      </a>
    </li>
  `;
}

customElements.define("bs-search", BsSearch);
