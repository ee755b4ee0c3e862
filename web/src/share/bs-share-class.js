/** For teachers: presenter mode, answer codes, handouts and cards. Links, so that each can be kept or sent. */

/** @import { Subject } from "./subject.js" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { isPackaged } from "../shell/packaged.js";
import { base, buttons } from "../ui/styles/controls.js";
import { pollLink, presentLink, printLink } from "./link/lesson-route.js";
import panels from "./panel.css?inline";

export class BsShareClass extends LitElement {
  static properties = { subject: { attribute: false } };

  constructor() {
    super();
    /** @type {Subject | null} */
    this.subject = null;
  }

  static styles = [base, buttons, unsafeCSS(panels)];

  render() {
    const lesson = this.subject?.lesson;
    if (!lesson) return html`<p>${t("share.class.lesson")}</p>`;
    const { id, step, asks } = lesson;
    return html`
      ${this.#entry("present", presentLink(id, step))} ${asks ? this.#poll(pollLink(id, step)) : nothing}
      ${this.#entry("print", printLink(id))}
      <div class="row">
        ${isPackaged() ? nothing : html`<a class="btn quiet" href=${printLink(id, { answers: true })} @click=${this.#close}>${t("share.class.print.answers")}</a>`}
        <a class="btn quiet" href=${printLink(id, { cards: true })} @click=${this.#close}>${t("share.class.cards")}</a>
      </div>
    `;
  }

  /** @param {"present" | "print"} key @param {string} href */
  #entry(key, href) {
    return html`
      <h3>${t(`share.class.${key}`)}</h3>
      <p>${t(`share.class.${key}.about`)}</p>
      <p><a class="btn" href=${href} @click=${this.#close}>${t(`share.class.${key}`)}</a></p>
    `;
  }

  /** @param {string} href */
  #poll(href) {
    return html`
      <h3>${t("share.class.poll")}</h3>
      <p>${t("share.class.poll.about")}</p>
      <p><a class="mono" href=${href} @click=${this.#close}>${this.subject?.page}${href}</a></p>
    `;
  }

  /** The page behind changes: the dialog goes. */
  #close() {
    const root = /** @type {ShadowRoot} */ (this.getRootNode());
    root.querySelector("dialog")?.close();
  }
}

customElements.define("bs-share-class", BsShareClass);
