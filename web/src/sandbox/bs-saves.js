/** What this browser has kept: go on with it, or drop it. Events: bs-saved {id}; bs-saved-drop {id}. */

/** @import { SavedSandbox } from "./saved.js" */

import { css, html, LitElement, nothing, unsafeCSS } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { language, t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import forms from "../ui/styles/form.css?inline";

/** So many are listed at once; older ones are a click away. */
const SHOWN = 6;

export class BsSaves extends LitElement {
  static properties = { saves: { attribute: false }, busy: { type: Boolean } };

  constructor() {
    super();
    /** @type {SavedSandbox[]} */
    this.saves = [];
    this.busy = false;
  }

  static styles = [
    base,
    buttons,
    unsafeCSS(forms),
    css`
      h2 {
        margin-bottom: 8px;
        font-size: 1.0625rem;
        letter-spacing: -0.01em;
      }
      ul {
        display: grid;
        gap: 8px;
        margin-bottom: 28px;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
      }
      details {
        margin: -16px 0 28px;
      }
      summary {
        min-height: 32px;
        margin-bottom: 8px;
        color: var(--accent);
        cursor: pointer;
      }
      .go {
        flex: 1 1 16rem;
        min-width: 0;
        justify-content: space-between;
        flex-wrap: wrap;
        text-align: left;
      }
    `,
  ];

  render() {
    if (!this.saves.length) return nothing;
    const older = this.saves.slice(SHOWN);
    return html`
      <h2>${t("save.goon")}</h2>
      ${this.#list(this.saves.slice(0, SHOWN))}
      ${older.length ? html`<details><summary>${t("save.older", { count: older.length })}</summary>${this.#list(older)}</details>` : nothing}
    `;
  }

  /** @param {SavedSandbox[]} saves */
  #list(saves) {
    return html`<ul>${repeat(
      saves,
      ({ id }) => id,
      (one) => this.#row(one),
    )}</ul>`;
  }

  /** @param {SavedSandbox} saved */
  #row({ id, name, title, requests, at, broken }) {
    const drop = html`<button class="link" aria-label=${t("save.drop.of", { title: name || title })} @click=${() => send(this, "bs-saved-drop", { id })}>${t("save.drop")}</button>`;
    if (broken) return html`<li><p class="error go">${t("save.broken", { why: broken })}</p>${drop}</li>`;
    const when = new Intl.DateTimeFormat(language.value.tag, {
      dateStyle: "medium",
      timeStyle: "short",
    }).format(at);
    return html`
      <li>
        <button class="chip go" ?disabled=${this.busy} @click=${() => send(this, "bs-saved", { id })}>
          <b>${name || title}</b><small>${name ? `${title} · ` : ""}${t("save.requests", { count: requests })} · ${when}</small>
        </button>
        ${drop}
      </li>
    `;
  }
}

customElements.define("bs-saves", BsSaves);
