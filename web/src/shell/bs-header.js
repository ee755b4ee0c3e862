/** The bar at the top: the word mark, where one is, which kernel, how Python does, light or dark. */

import { html, LitElement, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { DEFAULT } from "../kernels/index.js";
import { messageInWords } from "../kernels/messages.js";
import { kernelTitle } from "../kernels/titles.js";
import { send } from "../ui/emit.js";
import { icons } from "../ui/icons.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-header.css?inline";
import { languageField } from "./language-field.js";

export class BsHeader extends LitElement {
  static properties = {
    crumb: {},
    kernel: {},
    overrides: { attribute: false },
    python: {},
    phase: {},
    live: { type: Boolean },
    theme: {},
    place: {},
    elsewhere: {},
    clinic: { type: Boolean },
  };

  constructor() {
    super();
    this.crumb = "";
    this.kernel = DEFAULT;
    /** @type {string[]} */
    this.overrides = [];
    /** how Python does, in words */
    this.python = "";
    /** "idle", "loading", "ready" or "failed" */
    this.phase = "loading";
    /** Python has run this lesson too, with the same records */
    this.live = false;
    /** @type {"auto" | "light" | "dark"} */
    this.theme = "auto";
    /** @type {"lesson" | "sandbox"} */
    this.place = "lesson";
    /** link to the other of the two */
    this.elsewhere = "#/sandbox";
    /** the clinic is open */
    this.clinic = false;
  }

  static styles = [base, buttons, unsafeCSS(styles)];

  render() {
    const colours = t("header.colours", { theme: t(`theme.${this.theme}`) });
    return html`
      <span class="word" translate="no">Buddy<i>scope</i></span>
      <button class="crumb" aria-haspopup="dialog" @click=${() => send(this, "bs-menu")}>
        ${icons.menu}<span>${this.crumb || t("header.lessons")}</span>
      </button>
      <div class="pills">
        <span class="pill kernel" translate="no" title=${this.overrides.map(messageInWords).join("; ")}>${kernelTitle(this.kernel)}</span>
        ${this.#python()}
        <button class="pill share" aria-haspopup="dialog" @click=${() => send(this, "bs-share")}>${t("header.share")}</button>
        <a class="pill clinic" href="#/clinic" aria-current=${this.clinic ? "page" : "false"}>${t("header.clinic")}</a>
        <a class="pill" href=${this.elsewhere}>${t(this.place === "sandbox" ? "header.lesson" : "header.sandbox")}</a>
        <button class="pill search" aria-label=${t("header.search")} title=${t("header.search")} @click=${() => send(this, "bs-search")}>
          ${icons.search}
        </button>
        ${languageField("pill")}
        <button
          class="pill"
          aria-label=${colours}
          title=${colours}
          @click=${() => send(this, "bs-theme")}
        >
          ${icons[this.theme]}
        </button>
      </div>
    `;
  }

  #python() {
    const title = t(this.live ? "header.live" : "header.recorded");
    return html`<span class="pill ${this.phase}" title=${title}><span class="dot"></span><span class="how">${this.python}</span></span>`;
  }
}

customElements.define("bs-header", BsHeader);
