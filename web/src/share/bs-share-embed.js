/** The embed: what to paste, and exactly that as a live preview. */

/** @import { Subject } from "./subject.js" */

import { css, html, LitElement, nothing, unsafeCSS } from "lit";
import { LANGUAGES, t } from "../i18n/language.js";
import { routeTo } from "../shell/routes.js";
import { copyText } from "../ui/save-file.js";
import { base, buttons } from "../ui/styles/controls.js";
import panels from "./panel.css?inline";
import { CLOSED, embedAddress, SANDBOX, snippet } from "./picture/snippet.js";

const THEMES = /** @type {const} */ (["auto", "light", "dark"]);

/** @typedef {import("./link/embed-params.js").EmbedParams} EmbedParams */
/** Yes or no, and how it is asked. @type {[keyof EmbedParams, string][]} */
const CHECKS = [
  ["chrome", "share.embed.chrome"],
  ["controls", "share.embed.controls"],
  ["visualOnly", "share.embed.visual"],
  ["loop", "share.embed.loop"],
];

export class BsShareEmbed extends LitElement {
  static properties = {
    subject: { attribute: false },
    _hash: { state: true },
    _params: { state: true },
    _script: { state: true },
    _closed: { state: true },
    _said: { state: true },
  };

  constructor() {
    super();
    /** @type {Subject | null} */
    this.subject = null;
    this._hash = "";
    /** @type {Partial<EmbedParams>} */
    this._params = { theme: "auto", lang: "", chrome: true, controls: true, visualOnly: false, loop: false };
    this._script = false;
    this._closed = false;
    this._said = "";
  }

  static styles = [
    base,
    buttons,
    unsafeCSS(panels),
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
    if (!changed.has("subject")) return;
    const { start = 0, limit = 0 } = this.subject?.moment ?? {};
    this.#set({ from: start, to: limit });
    void this.#make();
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
      <iframe src=${parts.src} title=${parts.title} sandbox=${parts.sandbox} loading="lazy"></iframe>
    `;
  }

  /** @param {Partial<EmbedParams>} params */
  #set(params) {
    this._params = { ...this._params, ...params };
    this._said = "";
  }

  /** @param {Subject} subject */
  #options({ lesson, moment }) {
    const { visualOnly, loop } = this._params;
    const asked = CHECKS.filter(([name]) => {
      if (name === "chrome") return lesson && !visualOnly;
      return name !== "controls" || !visualOnly;
    });
    return html`
      <div class="cols">
        ${this.#choice("theme", "share.embed.theme", this.#themes())}
        ${this.#choice("lang", "share.embed.lang", [["", t("share.embed.lang.own")], ...Object.entries(LANGUAGES)])}
      </div>
      <div class="field">
        ${asked.map(([name, key]) => this.#check(name, key))}
        ${loop ? this.#range(moment?.limit ?? 0) : nothing}
        ${tick(this._script, t("share.embed.script"), (checked) => {
          this._script = checked;
        })}
        ${tick(this._closed, t("share.embed.closed"), (checked) => {
          this._closed = checked;
        })}
      </div>
    `;
  }

  /** @returns {[string, string][]} */
  #themes() {
    return THEMES.map((name) => [name, t(`share.embed.theme.${name}`)]);
  }

  /** @param {"theme" | "lang"} name @param {string} key @param {[string, string][]} options */
  #choice(name, key, options) {
    return html`
      <div>
        <label for=${name}>${t(key)}</label>
        <select id=${name} @change=${(/** @type {Event} */ event) => this.#set({ [name]: given(event) })}>
          ${options.map(([value, words]) => html`<option value=${value} ?selected=${value === this._params[name]}>${words}</option>`)}
        </select>
      </div>
    `;
  }

  /** @param {keyof EmbedParams} name @param {string} key */
  #check(name, key) {
    return tick(this._params[name] === true, t(key), (checked) => this.#set({ [name]: checked }));
  }

  /** @param {number} most */
  #range(most) {
    const number = (/** @type {"from" | "to"} */ name) => html`
      <div>
        <label for=${name}>${t(`share.picture.${name}`)}</label>
        <input type="number" id=${name} min="0" max=${most} .value=${String(this._params[name])}
          @input=${(/** @type {Event} */ event) => this.#set({ [name]: Math.trunc(Number(given(event))) })} />
      </div>
    `;
    return html`<div class="cols">${number("from")} ${number("to")}</div>`;
  }

  /** What says what all embeds do is left out. @param {Subject} subject @returns {Partial<EmbedParams>} */
  #written({ lesson }) {
    const { from, to, loop, visualOnly, chrome, controls, ...rest } = this._params;
    return {
      ...(lesson ? { lesson: lesson.id, step: lesson.step } : {}),
      ...rest,
      ...(loop ? { from, to, loop } : {}),
      ...(visualOnly ? { visualOnly } : { chrome: !lesson || chrome, controls }),
    };
  }

  /** @param {Subject} subject */
  #parts(subject) {
    const { page, lesson, name } = subject;
    const site = lesson ? routeTo(lesson.id, lesson.step) : this._hash;
    return {
      src: embedAddress(page, this.#written(subject), this._hash),
      title: t("share.embed.title", { name }),
      sandbox: this._closed ? CLOSED : SANDBOX,
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

/** @param {boolean} checked @param {string} words @param {(checked: boolean) => void} change */
function tick(checked, words, change) {
  const changed = (/** @type {Event} */ { target }) =>
    change(/** @type {HTMLInputElement} */ (target).checked);
  return html`<label class="check"><input type="checkbox" .checked=${checked} @change=${changed} /> ${words}</label>`;
}

/** @param {Event} event */
function given({ target }) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (target).value;
}

customElements.define("bs-share-embed", BsShareEmbed);
