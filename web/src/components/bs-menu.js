/** All lessons, the steps of this one, and "forget my answers". */

import { css, html, LitElement, nothing } from "lit";
import { t } from "../i18n/language.js";
import { base, buttons } from "../styles/controls.js";
import { dialogStyles, dialogTitle } from "./dialog.js";
import { send } from "./events.js";

/** @typedef {{ id: string, title: string, part: string, number: number, href: string }} Entry */

export class BsMenu extends LitElement {
  static properties = {
    lessons: { attribute: false },
    open: {},
    steps: { attribute: false },
    step: { type: Number },
    answers: { type: Number },
  };

  constructor() {
    super();
    /** @type {Entry[]} */
    this.lessons = [];
    /** id of the lesson that is open */
    this.open = "";
    /** @type {{ title: string, href: string }[]} */
    this.steps = [];
    this.step = 0;
    /** how many answers this browser keeps for it */
    this.answers = 0;
  }

  static styles = [
    base,
    buttons,
    dialogStyles,
    css`
      h3 {
        margin: 12px 0 2px;
        color: var(--soft);
        font-size: 0.75rem;
        font-weight: 600;
      }
      li a {
        display: flex;
        gap: 10px;
        align-items: center;
        min-height: 36px;
        padding: 4px 8px;
        margin-inline: -8px;
        border-radius: 8px;
        color: var(--ink);
        text-decoration: none;
      }
      li a:hover {
        background: var(--accent-soft);
      }
      a[aria-current] {
        color: var(--accent);
        font-weight: 600;
      }
      .n {
        min-width: 1.5em;
        color: var(--soft);
        font: 0.8125rem var(--mono);
        text-align: right;
      }
      ol ol {
        margin: 0 0 6px 2.5em;
        font-size: 0.875rem;
      }
      .forget {
        margin-top: 16px;
        padding-top: 10px;
        border-top: 1px solid var(--line);
        color: var(--soft);
        font-size: 0.8125rem;
      }
      @media (pointer: coarse) {
        li a {
          min-height: 44px;
        }
      }
    `,
  ];

  get #dialog() {
    return /** @type {HTMLDialogElement | null} */ (this.renderRoot.querySelector("dialog"));
  }

  show() {
    this.#dialog?.showModal();
  }

  render() {
    const parts = [...new Set(this.lessons.map(({ part }) => part))];
    return html`
      <dialog aria-labelledby="title" closedby="any">
        <div class="inside">
          ${dialogTitle("Lessons")}
          ${parts.map((part) => this.#part(part))} ${this.#practice()} ${this.#forget()}
        </div>
      </dialog>
    `;
  }

  /** @param {string} part */
  #part(part) {
    return html`
      <h3>${part}</h3>
      <ol @click=${() => this.#dialog?.close()}>
        ${this.lessons.filter((lesson) => lesson.part === part).map((lesson) => this.#lesson(lesson))}
      </ol>
    `;
  }

  /** @param {Entry} lesson */
  #lesson({ id, title, number, href }) {
    const here = id === this.open;
    return html`
      <li>
        <a href=${href} aria-current=${here ? "true" : nothing}><span class="n">${number}</span>${title}</a>
        ${here ? this.#steps() : nothing}
      </li>
    `;
  }

  #steps() {
    return html`
      <ol aria-label="Steps">
        ${this.steps.map(
          ({ title, href }, i) => html`
            <li><a href=${href} aria-current=${i === this.step ? "step" : nothing}>${title}</a></li>
          `,
        )}
      </ol>
    `;
  }

  #practice() {
    const close = () => this.#dialog?.close();
    return html`
      <h3>${t("practice.kick")}</h3>
      <ul>
        <li><a href="#/practice" @click=${close}><span class="n" aria-hidden="true">✎</span>${t("practice.home.title")}</a></li>
      </ul>
    `;
  }

  #forget() {
    const words = this.answers === 1 ? "1 answer" : `${this.answers} answers`;
    if (this.answers === 0)
      return html`<p class="forget">Your answers stay in this browser. So far there are none.</p>`;
    return html`
      <div class="forget">
        <p>This browser keeps ${words} of yours for this lesson. Nobody else sees them.</p>
        <button class="link" @click=${this.#forgetNow}>Forget my answers</button>
      </div>
    `;
  }

  #forgetNow() {
    this.#dialog?.close();
    send(this, "bs-forget");
  }
}

customElements.define("bs-menu", BsMenu);
