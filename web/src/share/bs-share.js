/** The share dialog: link, embed, picture, class. Each panel is a component of its own and gets the same subject. */

/** @import { Subject } from "./subject.js" */

import styles from "./bs-share.css?inline";
import "../i18n/all-words.js";
import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { base, buttons } from "../ui/styles/controls.js";
import "./bs-share-class.js";
import "./bs-share-embed.js";
import "./bs-share-link.js";
import "./bs-share-picture.js";
import { dialogStyles, dialogTitle } from "../ui/dialog.js";

const TABS = /** @type {const} */ (["link", "embed", "picture", "class"]);
/** One file on somebody's disk has no address that others could embed. @type {readonly (typeof TABS)[number][]} */
const SHOWN = __ONE_FILE__ ? TABS.filter((id) => id !== "embed") : TABS;

export class BsShare extends LitElement {
  static properties = { subject: { attribute: false }, _open: { state: true } };

  constructor() {
    super();
    /** @type {Subject | null} */
    this.subject = null;
    /** @type {(typeof TABS)[number]} */
    this._open = "link";
  }

  static styles = [base, buttons, dialogStyles, unsafeCSS(styles)];

  show() {
    const dialog = /** @type {HTMLDialogElement | null} */ (this.renderRoot.querySelector("dialog"));
    if (!dialog?.open) dialog?.showModal();
  }

  render() {
    const { subject } = this;
    return html`
      <dialog aria-labelledby="title" closedby="any">
        <div class="inside">
          ${dialogTitle(t("share.title"))}
          ${subject?.kind ? this.#tabs(subject) : html`<p>${t("share.nothing")}</p>`}
        </div>
      </dialog>
    `;
  }

  /** @param {Subject} subject */
  #tabs(subject) {
    return html`
      <div class="tabs" role="tablist" aria-label=${t("share.title")} @keydown=${this.#move}>
        ${SHOWN.map((id) => this.#tab(id))}
      </div>
      <div role="tabpanel" id="panel" aria-labelledby="tab-${this._open}">${this.#panel(subject)}</div>
    `;
  }

  /** @param {(typeof TABS)[number]} id */
  #tab(id) {
    const open = id === this._open;
    return html`
      <button
        role="tab"
        id="tab-${id}"
        aria-controls="panel"
        aria-selected=${open}
        tabindex=${open ? 0 : -1}
        @click=${() => this.#choose(id)}
      >${t(`share.tab.${id}`)}</button>
    `;
  }

  /** @param {(typeof TABS)[number]} id */
  #choose(id) {
    this._open = id;
  }

  /** @param {KeyboardEvent} event */
  async #move(event) {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way) return;
    event.preventDefault();
    this._open = SHOWN[(SHOWN.indexOf(this._open) + way + SHOWN.length) % SHOWN.length];
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('[aria-selected="true"]'))?.focus();
  }

  /** @param {Subject} subject */
  #panel(subject) {
    if (this._open === "link") return html`<bs-share-link .subject=${subject}></bs-share-link>`;
    if (this._open === "embed") return html`<bs-share-embed .subject=${subject}></bs-share-embed>`;
    if (this._open === "picture") return html`<bs-share-picture .subject=${subject}></bs-share-picture>`;
    if (this._open === "class") return html`<bs-share-class .subject=${subject}></bs-share-class>`;
    return nothing;
  }
}

customElements.define("bs-share", BsShare);
