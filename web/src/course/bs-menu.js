/** All lessons, the steps of this one, the pages beside them, and the learner's progress. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { languageField } from "../shell/language-field.js";
import { isPackaged } from "../shell/packaged.js";
import { dialogStyles, dialogTitle } from "../ui/dialog.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-menu.css?inline";
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

  static styles = [base, buttons, dialogStyles, unsafeCSS(styles)];

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
        <li><a href="#/clinic">${t("menu.clinic")}</a></li>
        <li><a href="#/lab">${t("menu.lab")}</a></li>
        <li><a href="#/practice">${t("practice.home.title")}</a></li>
        <li><a href="#/review">${t("menu.review")}</a></li>
        ${this.teacher && !isPackaged() ? html`<li><a href=${this.teacher}>${t("menu.teacher")}</a></li>` : nothing}
        <li><button class="link" @click=${() => send(this, "bs-search")}>${t("header.search")}</button></li>
      </ul>
    `;
  }

  #kept() {
    const { text, said, failed } = this.progress;
    return html`
      <bs-progress
        .answers=${this.answers}
        .packaged=${isPackaged()}
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
