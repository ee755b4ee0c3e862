/** The lesson's column: title, steps, the text of this step, what it asks, and the way on. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { t } from "../i18n/language.js";
import { messageInWords } from "../kernels/messages.js";
import { send } from "../ui/emit.js";
import { icons } from "../ui/icons.js";
import { safeHtml } from "../ui/safe-html.js";
import { base, buttons, prose } from "../ui/styles/controls.js";
import lessonStyles from "./bs-lesson.css?inline";

// what stands below the text comes after it
void import("./deferred.js").catch(() => {});

/** @typedef {import("../engine/protocol.d.ts").Lesson} Lesson */
/** @typedef {import("../engine/protocol.d.ts").LessonStep} LessonStep */
/** @typedef {import("./bs-challenge.js").Row} Row */
/** @typedef {import("../kernels/linux-2.4.22/goal-facts.js").FactRow} FactRow */

export class BsLesson extends LitElement {
  static properties = {
    lesson: { attribute: false },
    step: { type: Number },
    hrefs: { attribute: false },
    next: { attribute: false },
    practise: { attribute: false },
    pick: { attribute: false },
    committed: { attribute: false },
    parts: { type: Boolean },
    answered: { attribute: false },
    order: { attribute: false },
    gated: { type: Boolean },
    playable: { type: Boolean },
    played: { type: Boolean },
    playing: { type: Boolean },
    hints: { type: Number },
    challenge: { attribute: false },
    failure: {},
    notice: {},
  };

  constructor() {
    super();
    /** @type {Lesson | null} */
    this.lesson = null;
    this.step = 0;
    /** links to the steps @type {string[]} */
    this.hrefs = [];
    /** the lesson after this one @type {{ title: string, href: string } | null} */
    this.next = null;
    /** link to practice that goes with the lesson @type {string | null} */
    this.practise = null;
    /** @type {number | null} */
    this.pick = null;
    /** @type {{ page: number | number[] | null } | null} */
    this.committed = null;
    this.parts = false;
    /** @type {number | null} */
    this.answered = null;
    /** of a question's choices @type {number[] | null} */
    this.order = null;
    /** a prediction is open */
    this.gated = false;
    /** this step has something to play */
    this.playable = false;
    this.played = false;
    this.playing = false;
    /** how many hints are shown */
    this.hints = 0;
    /** @type {{ rows: Row[], facts: FactRow[], settled: boolean, solved: boolean, used: number, best: number | null, helped: boolean, ready: boolean } | null} */
    this.challenge = null;
    this.failure = "";
    this.notice = "";
  }

  static styles = [base, buttons, prose, unsafeCSS(lessonStyles)];

  /** The heading of the step takes the focus when a step was asked for. */
  focusStep() {
    this.updateComplete.then(() => {
      this.renderRoot.querySelector("h2")?.focus({ preventScroll: true });
      this.scrollIntoView({ block: "start", behavior: "instant" });
    });
  }

  /** The verdict takes the focus once an answer is locked in: it is read, and it is in view. @param {"bs-predict" | "bs-question"} [what] */
  async focusVerdict(what = "bs-predict") {
    await this.updateComplete;
    const asked = /** @type {(LitElement & { focusVerdict: () => Promise<void> }) | null} */ (
      this.renderRoot.querySelector(what)
    );
    await asked?.focusVerdict();
  }

  render() {
    if (this.failure) return this.#failed();
    const lesson = this.lesson;
    if (!lesson) return nothing;
    const step = lesson.steps[this.step];
    return html`
      <div class="pad">
        ${this.#notice()}
        <p class="kick">${t("lesson.number", { number: lesson.number })} <span>· ${t("lesson.of", { number: this.step + 1, count: lesson.steps.length })}</span></p>
        <h1 class=${this.gated ? "asking" : ""}>${lesson.title}</h1>
        ${this.#steps(lesson)}
        <h2 tabindex="-1" class=${step.title === lesson.title ? "unseen" : ""}>${step.title}</h2>
        <div class="prose" .innerHTML=${safeHtml(step.html)}></div>
        ${this.#asked(step)}
        <slot></slot>
        <bs-hints .hints=${step.hints} .shown=${this.hints} .again=${this.#done}></bs-hints>
        ${this.gated ? nothing : this.#afterwards(step)}
        ${this.#nav(lesson, step)} ${this.#practise(lesson)} ${source(lesson, step)}
      </div>
    `;
  }

  /** @param {LessonStep} step */
  #asked(step) {
    return html`
      ${keyed(step, this.#chosen(step))}
      ${
        this.challenge && step.challenge
          ? html`
            <bs-challenge
              .challenge=${step.challenge}
              .rows=${this.challenge.rows}
              .facts=${this.challenge.facts}
              .settled=${this.challenge.settled}
              .solved=${this.challenge.solved}
              .used=${this.challenge.used}
              .best=${this.challenge.best}
              .helped=${this.challenge.helped}
              .ready=${this.challenge.ready}
            ></bs-challenge>
          `
          : nothing
      }
    `;
  }

  /** Elements of the step's own: Chromium keeps radio buttons for as long as the shadow root that they were in. @param {LessonStep} step */
  #chosen(step) {
    return html`
      <bs-predict
        class=${this.committed ? "" : "asked"}
        ?hidden=${!step.predict}
        .predict=${step.predict}
        .pick=${this.pick}
        .committed=${this.committed}
        .parts=${this.parts}
        .played=${this.played}
      ></bs-predict>
      <bs-question
        class=${this.answered === null && step.question?.gate ? "asked" : ""}
        ?hidden=${!step.question}
        .question=${step.question}
        .answered=${this.answered}
        .order=${this.order}
      ></bs-question>
    `;
  }

  #notice() {
    if (!this.notice) return nothing;
    return html`
      <div class="notice">
        <p>${this.notice}</p>
        <button class="x" aria-label=${t("lesson.close_note")} @click=${() => send(this, "bs-dismiss")}>${icons.close}</button>
      </div>
    `;
  }

  /** @param {Lesson} lesson */
  #steps({ steps }) {
    return html`
      <nav class="dots" aria-label=${t("lesson.steps")}>
        <ol class="steps">
          ${steps.map(
            ({ title }, i) => html`
              <li>
                <a
                  href=${this.hrefs[i] ?? "#"}
                  class=${i < this.step ? "past" : ""}
                  aria-current=${i === this.step ? "step" : nothing}
                  aria-label=${t("lesson.step", { number: i + 1, title })}
                  title=${t("lesson.step.title", { number: i + 1, title })}
                ></a>
              </li>
            `,
          )}
        </ol>
      </nav>
    `;
  }

  /** @param {Lesson} lesson @param {LessonStep} step */
  #nav({ steps }, step) {
    const first = this.step === 0;
    const back = () => send(this, "bs-step", { step: this.step - 1 });
    return html`
      <div class="nav">
        ${first ? nothing : html`<button class="btn quiet" @click=${back}>${icons.left} ${t("lesson.back")}</button>`}
        <span>${this.#hintButton(step)} ${this.gated ? nothing : this.#onward(steps)}</span>
      </div>
    `;
  }

  /** What waits until the step has been answered. @param {LessonStep} step */
  #afterwards({ asides, cards }) {
    return html`
      <bs-asides .asides=${asides}></bs-asides>
      ${cards.length ? html`<bs-cards .cards=${cards}></bs-cards>` : nothing}
    `;
  }

  /** What the step asks has been answered: its hints may be read again. */
  get #done() {
    return this.committed !== null || (this.challenge !== null && this.challenge.best !== null);
  }

  /** The dot of this step is in view, without moving the page. */
  updated() {
    const nav = this.renderRoot.querySelector(".dots");
    const here = /** @type {HTMLElement | null} */ (nav?.querySelector("[aria-current]") ?? null);
    if (nav && here) nav.scrollLeft = here.offsetLeft - nav.clientWidth / 2;
  }

  /** @param {LessonStep} step */
  #hintButton({ hints }) {
    if (this.hints >= hints.length) return nothing;
    const words = t("hint.button", { number: this.hints + 1, count: hints.length });
    return html`<button class="btn quiet" @click=${() => send(this, "bs-hint")}>${words}</button>`;
  }

  /** One thing stands out: play what has not been seen, else go on. @param {LessonStep[]} steps */
  #onward(steps) {
    const watch = this.playable && !this.played && !this.committed;
    const waiting =
      (this.playable && !this.played) || (this.challenge !== null && this.challenge.best === null);
    return html`${watch ? this.#playButton() : nothing} ${this.#next(steps, waiting ? "quiet" : "")}`;
  }

  #playButton() {
    const play = () => send(this, "bs-transport", { action: "toggle" });
    return html`<button class="btn" @click=${play}>
      ${this.playing ? html`${icons.pause} ${t("lesson.pause")}` : html`${icons.play} ${t("lesson.play")}`}
    </button>`;
  }

  /** @param {LessonStep[]} steps @param {string} quiet */
  #next(steps, quiet) {
    if (this.step + 1 < steps.length) {
      const go = () => send(this, "bs-step", { step: this.step + 1 });
      return html`<button class="btn ${quiet}" @click=${go}>${t("lesson.next")} ${icons.right}</button>`;
    }
    if (!this.next)
      return html`<button class="btn quiet" @click=${() => send(this, "bs-menu")}>${t("lesson.all")}</button>`;
    return html`<a class="btn ${quiet}" href=${this.next.href} title=${this.next.title}>${t("lesson.next_lesson")} ${icons.right}</a>`;
  }

  /** At the end of a lesson: more of it, with new data. @param {Lesson} lesson */
  #practise({ steps }) {
    if (!this.practise || this.step + 1 < steps.length) return nothing;
    return html`<p class="practise"><a href=${this.practise}>${t("practice.with_lesson")}</a></p>`;
  }

  #failed() {
    return html`
      <div class="pad">
        <p class="kick">${t("lesson.not_here")}</p>
        <h1>${t("lesson.not_opened")}</h1>
        <p>${this.failure}</p>
        <div class="nav">
          <button class="btn" @click=${() => send(this, "bs-reopen")}>${t("lesson.again")}</button>
          <a class="btn quiet" href="#/">${t("lesson.first")}</a>
        </div>
      </div>
    `;
  }
}

/** @param {Lesson} lesson @param {LessonStep} step */
function source({ source, histories }, step) {
  const { preset, kernel, overrides } = histories[step.history].machine;
  return html`
    <details>
      <summary>${t(overrides.length ? "lesson.machine.small" : "lesson.machine", { kernel, preset })}</summary>
      ${overrides.map((override) => html`<p>${t("lesson.ours", { override: messageInWords(override) })}</p>`)}
      ${source?.book ? html`<p>${t("lesson.book", { text: source.book })}</p>` : nothing}
      ${source?.spec ? html`<p>${t("lesson.spec", { text: source.spec })}</p>` : nothing}
    </details>
  `;
}

customElements.define("bs-lesson", BsLesson);
