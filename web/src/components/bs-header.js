/** The bar at the top: the word mark, where one is, which kernel, how Python does, light or dark. */

import { css, html, LitElement } from "lit";
import { t } from "../i18n/language.js";
import { overrideInWords } from "../i18n/overrides.js";
import { base, buttons } from "../styles/controls.js";
import { send } from "./events.js";
import { icons } from "./icons.js";
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
  };

  constructor() {
    super();
    this.crumb = "";
    this.kernel = "2.4.22";
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
  }

  static styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 18px;
        min-height: 52px;
        padding: 4px 20px;
      }
      .word {
        font-size: 1.0625rem;
        font-weight: 700;
        letter-spacing: -0.02em;
      }
      .word i {
        font-style: normal;
        color: var(--accent);
      }
      .crumb {
        display: flex;
        align-items: center;
        gap: 8px;
        flex: 1 1 0;
        min-width: 0;
        min-height: 36px;
        padding: 4px 8px;
        border: 0;
        border-radius: 8px;
        background: none;
        color: var(--soft);
        font-size: 0.875rem;
        text-align: left;
      }
      .crumb span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .crumb:hover {
        color: var(--ink);
      }
      .pill {
        display: inline-flex;
        align-items: center;
        gap: 7px;
        min-height: 30px;
        padding: 3px 12px;
        border: 1px solid var(--line);
        border-radius: 999px;
        background: var(--bg);
        color: var(--soft);
        font-size: 0.8125rem;
        white-space: nowrap;
      }
      .pill b {
        color: var(--ink);
        font-weight: 600;
      }
      a.pill {
        min-height: 32px;
        color: var(--ink);
        text-decoration: none;
      }
      a.pill:hover {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      button.pill {
        min-width: 40px;
        min-height: 32px;
        justify-content: center;
      }
      .dot {
        width: 8px;
        height: 8px;
        border: 1.5px solid var(--edge);
        border-radius: 50%;
      }
      .ready .dot {
        border-color: var(--high);
        background: var(--high);
      }
      .failed .dot {
        border-radius: 1px;
        border-color: var(--warn);
        background: var(--warn);
      }
      select.pill {
        min-height: 32px;
        padding: 3px 6px;
        font-family: inherit;
        color: var(--ink);
      }
      .pills {
        display: flex;
        gap: 10px;
        align-items: center;
      }
      @media (max-width: 51.2em) {
        :host {
          gap: 2px 8px;
          padding: 4px 12px;
        }
        .kernel,
        .search,
        select.pill {
          display: none;
        }
        .crumb {
          order: 3;
          flex-basis: 100%;
          padding: 0 4px;
          min-height: 28px;
        }
        .pills {
          flex-wrap: wrap;
          gap: 6px;
          justify-content: end;
          margin-left: auto;
        }
        .pill {
          padding: 3px 10px;
        }
        /* The bar over the lesson says how far Python is: here the dot is enough, unless it failed. */
        .pill:not(.failed) > .how {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      @media (max-width: 22.4em) {
        .pills {
          gap: 4px;
        }
        .pill {
          padding: 3px 7px;
        }
        button.pill {
          min-width: 32px;
        }
      }
      @media (pointer: coarse) {
        .pill:is(a, button, select),
        .crumb {
          min-height: 40px;
        }
      }
    `,
  ];

  render() {
    const colours = t("header.colours", { theme: t(`theme.${this.theme}`) });
    return html`
      <span class="word" translate="no">Buddy<i>scope</i></span>
      <button class="crumb" aria-haspopup="dialog" @click=${() => send(this, "bs-menu")}>
        ${icons.menu}<span>${this.crumb || t("header.lessons")}</span>
      </button>
      <div class="pills">
        <span class="pill kernel" translate="no" title=${this.overrides.map(overrideInWords).join("; ")}>Linux <b>${this.kernel}</b></span>
        ${this.#python()}
        <button class="pill share" aria-haspopup="dialog" @click=${() => send(this, "bs-share")}>${t("header.share")}</button>
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
