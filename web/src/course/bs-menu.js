/** All lessons, the steps of this one, the pages beside them, and the learner's progress. */

import { css, html, LitElement, nothing } from "lit";
import { t } from "../i18n/language.js";
import { languageField } from "../shell/language-field.js";
import { dialogStyles, dialogTitle } from "../ui/dialog.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import "./bs-progress.js";

/** @typedef {{ id: string, title: string, part: string, number: number, href: string }} Entry */

export class BsMenu extends LitElement {
  static properties = {
    lessons: { attribute: false },
    open: {},
    steps: { attribute: false },
    step: { type: Number },
    answers: { type: Number },
    teacher: {},
    progress: { attribute: false },
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
    /** link to the teacher's page of the open lesson */
    this.teacher = "";
    /** what became of taking progress along: the text, a line, whether it failed */
    this.progress = { text: "", said: "", failed: false };
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
      .beside {
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
        font-size: 0.875rem;
      }
      .beside :is(a, button) {
        min-height: 32px;
        color: var(--accent);
        text-decoration: underline;
      }
      .language {
        margin-top: 12px;
      }
      select {
        min-height: 36px;
        padding: 4px 8px;
        border: 1px solid var(--edge);
        border-radius: 8px;
        background: var(--bg);
        color: var(--ink);
        font: inherit;
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
          ${dialogTitle(t("menu.title"))}
          ${this.#beside()} ${parts.map((part) => this.#part(part))} ${this.#kept()}
          <slot></slot>
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
      <ol aria-label=${t("lesson.steps")}>
        ${this.steps.map(
          ({ title, href }, i) => html`
            <li><a href=${href} aria-current=${i === this.step ? "step" : nothing}>${title}</a></li>
          `,
        )}
      </ol>
    `;
  }

  /** The pages beside the lessons. */
  #beside() {
    return html`
      <ul class="beside" @click=${() => this.#dialog?.close()}>
        <li><a href="#/map">${t("menu.map")}</a></li>
        <li><a href="#/practice">${t("practice.home.title")}</a></li>
        <li><a href="#/review">${t("menu.review")}</a></li>
        ${this.teacher ? html`<li><a href=${this.teacher}>${t("menu.teacher")}</a></li>` : nothing}
        <li><button class="link" @click=${() => send(this, "bs-search")}>${t("header.search")}</button></li>
      </ul>
    `;
  }

  #kept() {
    const { text, said, failed } = this.progress;
    return html`
      <bs-progress
        .answers=${this.answers}
        .text=${text}
        .said=${said}
        .failed=${failed}
        @bs-forget=${() => this.#dialog?.close()}
      ></bs-progress>
      <p class="language">${languageField()}</p>
    `;
  }
}

customElements.define("bs-menu", BsMenu);
