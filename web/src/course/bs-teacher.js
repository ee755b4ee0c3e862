/** A page per lesson for teachers: objective, minutes, misconceptions, things to discuss, and every answer. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { safeHtml } from "../ui/safe-html.js";
import { base, buttons, prose } from "../ui/styles/controls.js";
import pageStyles from "../ui/styles/page-column.css?inline";
import styles from "./bs-teacher.css?inline";

/** @typedef {import("../engine/protocol.d.ts").Lesson} Lesson */
/** @typedef {import("../engine/protocol.d.ts").LessonStep} Step */

export class BsTeacher extends LitElement {
  static properties = { lesson: { attribute: false }, number: { type: Number }, href: {}, failure: {} };

  constructor() {
    super();
    /** @type {Lesson | null} */
    this.lesson = null;
    this.number = 0;
    /** link to the lesson */
    this.href = "";
    this.failure = "";
  }

  static styles = [base, buttons, prose, unsafeCSS(pageStyles), unsafeCSS(styles)];

  render() {
    if (this.failure)
      return html`<h1 tabindex="-1">${t("page.failed")}</h1><p class="failed">${this.failure}</p>`;
    const { lesson } = this;
    if (!lesson) return nothing;
    const minutes = lesson.teacher?.minutes ?? 0;
    return html`
      <p class="kick">${t("teacher.kick", { number: this.number, minutes })}</p>
      <h1 tabindex="-1">${t("teacher.title", { title: lesson.title })}</h1>
      <div class="act">
        <a class="btn" href=${this.href}>${t("teacher.open")}</a>
        <button class="btn quiet" @click=${() => print()}>${t("teacher.print")}</button>
        <a class="btn quiet" href="#/map">${t("map.title")}</a>
      </div>
      ${lesson.teacher ? teaching(lesson.teacher) : html`<p>${t("teacher.none")}</p>`}
      <h2>${t("teacher.answers")}</h2>
      ${lesson.steps.filter((step) => step.predict || step.question || step.challenge).map((step) => asked(step))}
      <p class="source">${t("teacher.source", lesson.source)}</p>
    `;
  }
}

/** @param {import("../engine/protocol.d.ts").Teacher} teacher */
function teaching({ objective, misconceptions, discussion }) {
  return html`
    <h2>${t("teacher.objective")}</h2>
    <p .innerHTML=${safeHtml(objective)}></p>
    <h2>${t("teacher.misconceptions")}</h2>
    <ul>${misconceptions.map((text) => html`<li .innerHTML=${safeHtml(text)}></li>`)}</ul>
    <h2>${t("teacher.discussion")}</h2>
    ${discussion.map(
      ({ question, answer }) => html`
        <section class="asked">
          <h3 .innerHTML=${safeHtml(question)}></h3>
          <small>${t("teacher.answer")}</small>
          <div class="prose" .innerHTML=${safeHtml(answer)}></div>
        </section>
      `,
    )}
  `;
}

/** @param {Step} step */
function asked({ title, predict, question, challenge }) {
  return html`
    ${predict ? block(t("teacher.prediction"), title, predict.prompt, prosed(predict.right)) : nothing}
    ${question ? block(t("teacher.question"), title, question.prompt, question.choices.filter(({ correct }) => correct).map(choice)) : nothing}
    ${challenge ? block(t("teacher.challenge", { par: challenge.par }), title, challenge.prompt, solved(challenge)) : nothing}
  `;
}

/** @param {string} kind @param {string} title @param {string} prompt @param {unknown} answer */
function block(kind, title, prompt, answer) {
  return html`
    <section class="asked">
      <h3>${title} <small>${kind}</small></h3>
      ${prosed(prompt)}
      <div class="answer">${answer}</div>
    </section>
  `;
}

/** @param {string} text */
function prosed(text) {
  return html`<div class="prose" .innerHTML=${safeHtml(text)}></div>`;
}

/** @param {{ html: string, because: string }} choice */
function choice({ html: text, because }) {
  return html`${prosed(text)}${prosed(because)}`;
}

/** @param {import("../engine/protocol.d.ts").Challenge} challenge */
function solved({ done, solution }) {
  return html`${prosed(done)}<small>${t("teacher.solution")}</small><pre translate="no">${solution.join("\n")}</pre>`;
}

customElements.define("bs-teacher", BsTeacher);
