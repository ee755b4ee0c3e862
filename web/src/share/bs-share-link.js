/** The link: address, note, copy, QR code. A history that does not fit says so and gives a script instead. */

/** @import { Subject } from "./subject.js" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { scriptText } from "../sandbox/export.js";
import { copyText, download } from "../ui/save-file.js";
import { base, buttons } from "../ui/styles/controls.js";
import { MOST_CHARACTERS } from "./link/envelope.js";
import { fileName } from "./picture/file-name.js";
import "./bs-qr.js";
import { MOST_QR } from "./bs-qr.js";
import panels from "./panel.css?inline";

export class BsShareLink extends LitElement {
  static properties = {
    subject: { attribute: false },
    _hash: { state: true },
    _flaw: { state: true },
    _said: { state: true },
    _note: { state: true },
  };

  constructor() {
    super();
    /** @type {Subject | null} */
    this.subject = null;
    this._hash = "";
    /** @type {import("./link/envelope.js").LinkError | null} */
    this._flaw = null;
    this._said = "";
    this._note = "";
  }

  static styles = [base, buttons, unsafeCSS(panels)];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("subject") || changed.has("_note")) void this.#make();
  }

  async #make() {
    const { subject, _note: note } = this;
    const made = await subject?.hash(note.trim()).catch((error) => error);
    if (note !== this._note || subject !== this.subject) return;
    this._flaw = made instanceof Error ? /** @type {any} */ (made) : null;
    this._hash = typeof made === "string" ? made : "";
    this._said = "";
  }

  get #address() {
    return `${this.subject?.page ?? ""}${this._hash}`;
  }

  render() {
    const { subject } = this;
    if (!subject) return nothing;
    return html`
      <p>${this.#about(subject)}</p>
      ${subject.kind === "sandbox" ? this.#noteField() : nothing} ${this._flaw ? this.#tooLong(subject) : this.#link()}
    `;
  }

  /** @param {Subject} subject */
  #about({ kind, moment }) {
    const count = moment?.history.commands.length ?? 0;
    return kind === "sandbox"
      ? t("share.link.sandbox", { requests: t("share.link.requests", { count }) })
      : t("share.link.lesson");
  }

  #noteField() {
    return html`
      <div class="field">
        <label for="note">${t("share.link.note")}</label>
        <textarea id="note" rows="2" maxlength="1000" .value=${this._note} @input=${this.#onNote}></textarea>
      </div>
    `;
  }

  /** @param {Event} event */
  #onNote(event) {
    this._note = /** @type {HTMLTextAreaElement} */ (event.target).value;
  }

  #link() {
    const address = this.#address;
    return html`
      <div class="field">
        <label for="link">${t("share.link.label")}</label>
        <input type="text" id="link" class="mono" readonly .value=${address} @focus=${this.#select} />
      </div>
      <div class="row">
        <button class="btn" ?disabled=${!this._hash} @click=${this.#copy}>${t("share.link.copy")}</button>
        <span class="soft" role="status">${this._said}</span>
        <span class="soft">${t("share.link.length", { length: this._hash.length, most: MOST_CHARACTERS })}</span>
      </div>
      ${this._hash ? this.#code(address) : nothing}
      <p class="soft">${t("share.link.private")}</p>
    `;
  }

  /** @param {string} address */
  #code(address) {
    const { length } = address;
    if (length > MOST_QR)
      return html`<p class="soft">${t("share.link.qr.long", { length, most: MOST_QR })}</p>`;
    return html`<bs-qr .text=${address} label=${t("share.link.qr")}></bs-qr>`;
  }

  /** @param {Subject} subject */
  #tooLong(subject) {
    const { flaw = "unfit", values = {} } = this._flaw ?? {};
    return html`
      <p class="error" role="alert">${t(`share.error.${flaw}`, values)}</p>
      <button class="btn" @click=${() => this.#saveScript(subject)}>${t("share.script")}</button>
    `;
  }

  /** @param {Subject} subject */
  #saveScript({ moment, machine, name }) {
    if (!moment || !machine) return;
    const script = scriptText(machine, name, moment.history);
    download(script, `${fileName("buddyscope", name)}.txt`, "text/plain");
  }

  /** @param {Event} event */
  #select(event) {
    /** @type {HTMLInputElement} */ (event.target).select();
  }

  async #copy() {
    if (await copyText(this.#address)) {
      this._said = t("share.copied");
      return;
    }
    /** @type {HTMLInputElement | null} */ (this.renderRoot.querySelector("#link"))?.focus();
    this._said = t("share.select");
  }
}

customElements.define("bs-share-link", BsShareLink);
