/** The embed: what to paste, and exactly that as a live preview. */

/** @import { Subject } from "../share/subject.js" */

import { css, html, LitElement, nothing } from "lit";
import { copyText } from "../app/save-as.js";
import { t } from "../i18n/language.js";
import { embedAddress, SANDBOX, snippet } from "../share/snippet.js";
import { base, buttons } from "../styles/controls.js";
import { panels } from "./share-css.js";

const THEMES = /** @type {const} */ (["auto", "light", "dark"]);

export class BsShareEmbed extends LitElement {
  static properties = {
    subject: { attribute: false },
    _hash: { state: true },
    _theme: { state: true },
    _chrome: { state: true },
    _controls: { state: true },
    _script: { state: true },
    _said: { state: true },
  };

  constructor() {
    super();
    /** @type {Subject | null} */
    this.subject = null;
    this._hash = "";
    /** @type {(typeof THEMES)[number]} */
    this._theme = "auto";
    this._chrome = true;
    this._controls = true;
    this._script = false;
    this._said = "";
  }

  static styles = [
    base,
    buttons,
    panels,
    css`
      iframe {
        display: block;
        width: 100%;
        aspect-ratio: 4 / 3;
        border: 1px solid var(--line);
        border-radius: 8px;
      }
      textarea {
        min-height: 8.5rem;
      }
    `,
  ];

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("subject")) void this.#make();
  }

  async #make() {
    const { subject } = this;
    const hash = subject?.kind === "sandbox" ? await subject.hash("").catch(() => null) : "";
    if (subject === this.subject) this._hash = hash ?? "too long";
  }

  render() {
    const { subject } = this;
    if (!subject) return nothing;
    if (this._hash === "too long") return html`<p class="error" role="alert">${t("share.error.embed")}</p>`;
    const parts = this.#parts(subject);
    return html`
      <p>${t("share.embed.about")}</p>
      ${this.#options(subject)}
      <div class="field">
        <label for="code">${t("share.embed.code")}</label>
        <textarea id="code" readonly .value=${snippet(parts)} @focus=${this.#select}></textarea>
      </div>
      <div class="row">
        <button class="btn" @click=${() => this.#copy(snippet(parts))}>${t("share.embed.copy")}</button>
        <span class="soft" role="status">${this._said}</span>
      </div>
      <h3>${t("share.embed.preview")}</h3>
      <iframe src=${parts.src} title=${parts.title} sandbox=${SANDBOX} loading="lazy"></iframe>
    `;
  }

  /** @param {Subject} subject */
  #options({ lesson }) {
    const check = (
      /** @type {"_chrome" | "_controls" | "_script"} */ name,
      /** @type {string} */ key,
    ) => html`
      <label class="check">
        <input type="checkbox" .checked=${this[name]} @change=${(/** @type {Event} */ event) => {
          this[name] = /** @type {HTMLInputElement} */ (event.target).checked;
        }} />
        ${t(key)}
      </label>
    `;
    return html`
      <div class="cols">
        <div>
          <label for="theme">${t("share.embed.theme")}</label>
          <select id="theme" @change=${this.#onTheme}>
            ${THEMES.map((name) => html`<option value=${name}>${t(`share.embed.theme.${name}`)}</option>`)}
          </select>
        </div>
        <div>
          ${lesson ? check("_chrome", "share.embed.chrome") : nothing} ${check("_controls", "share.embed.controls")}
          ${check("_script", "share.embed.script")}
        </div>
      </div>
    `;
  }

  /** @param {Event} event */
  #onTheme(event) {
    this._theme = /** @type {any} */ (event.target).value;
  }

  /** @param {Subject} subject */
  #parts({ page, lesson, name }) {
    const params = { theme: this._theme, chrome: this._chrome, controls: this._controls };
    const where = lesson ? { lesson: lesson.id, step: lesson.step } : {};
    const site = lesson ? `#/lesson/${lesson.id}/${lesson.step}` : this._hash;
    return {
      src: embedAddress(page, { ...where, ...params }, this._hash),
      title: t("share.embed.title", { name }),
      link: `${page}${site}`,
      linkText: t("share.embed.fallback", { name }),
      script: this._script ? new URL("embed.js", page).href : "",
    };
  }

  /** @param {Event} event */
  #select(event) {
    /** @type {HTMLTextAreaElement} */ (event.target).select();
  }

  /** @param {string} text */
  async #copy(text) {
    const done = await copyText(text);
    if (!done) /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#code"))?.focus();
    this._said = t(done ? "share.copied" : "share.select");
  }
}

customElements.define("bs-share-embed", BsShareEmbed);
