/** A run that is played back: what was wrong in one sentence, its requests, and both allocators after the chosen one. */

/** @import { LabFault, LabPlay } from "../engine/protocol.d.ts" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { base, buttons } from "../ui/styles/controls.js";
import styles from "./bs-lab-run.css?inline";
import "./bs-lab-picture.js";
import { answerOf, callOf, faultInWords, ownMoves, pagesOf, referenceMoves } from "./play-words.js";

/** Milliseconds between two requests while it plays. */
const BEAT = 900;

export class BsLabRun extends LitElement {
  static properties = {
    play: { attribute: false },
    fault: { attribute: false },
    about: {},
    step: { type: Number },
    playing: { state: true },
  };

  constructor() {
    super();
    /** @type {LabPlay | null} */
    this.play = null;
    /** null: nothing is wrong @type {LabFault | null} */
    this.fault = null;
    /** where it was found */
    this.about = "";
    this.step = 0;
    this.playing = false;
  }

  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  static styles = [base, buttons, unsafeCSS(styles)];

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#halt();
  }

  render() {
    const { play, fault } = this;
    if (!play) return nothing;
    return html`
      <div class="meta">
        <span class="chip ${fault ? "wrong" : ""}">${fault ? t(`lab.kind.${fault.kind}`) : t("lab.right")}</span>
        ${this.about ? html`<span>${this.about}</span>` : nothing}
        <span>${t("lab.reference", { policy: t(`lab.policy.${play.policy}`) })}</span>
      </div>
      <h2 tabindex="-1">${fault ? faultInWords(fault, play) : t("lab.right.about")}</h2>
      ${play.steps.length ? this.#played(play) : nothing}
    `;
  }

  /** @param {LabPlay} play */
  #played(play) {
    const at = Math.min(this.step, play.steps.length - 1);
    const last = play.steps.length - 1;
    return html`
      <div class="controls">
        <button class="btn quiet" ?disabled=${at === 0} @click=${() => this.#show(at - 1)}>${t("lab.back")}</button>
        <button class="btn quiet" @click=${() => this.#toggle(at)}>${t(this.playing ? "lab.pause" : "lab.play")}</button>
        <button class="btn quiet" ?disabled=${at === last} @click=${() => this.#show(at + 1)}>${t("lab.forward")}</button>
        ${play.skipped ? html`<span class="soft">${t("lab.skipped", { count: play.skipped })}</span>` : nothing}
      </div>
      <ol class="steps" aria-label=${t("lab.requests")} @keydown=${this.#arrow}>
        ${play.steps.map((step, i) => this.#card(play, step, i, at))}
      </ol>
      ${this.#pictures(play, at)}
    `;
  }

  /** @param {LabPlay} play @param {LabPlay["steps"][number]} step @param {number} i @param {number} at */
  #card(play, step, i, at) {
    const differs = this.fault !== null && i === play.steps.length - 1;
    return html`
      <li>
        <button
          class=${differs ? "wrong" : ""}
          aria-current=${i === at ? "step" : "false"}
          tabindex=${i === at ? 0 : -1}
          @click=${() => this.#show(i)}
        >
          <small>${t("lab.request", { number: play.skipped + i + 1 })}</small>
          <span translate="no">${callOf(step)} ${answerOf(step)}</span>
          ${differs ? html`<em>${t("lab.differs")}</em>` : nothing}
        </button>
      </li>
    `;
  }

  /** @param {LabPlay} play @param {number} at */
  #pictures(play, at) {
    const step = play.steps[at];
    const { fault } = this;
    const atFault = fault !== null && at === play.steps.length - 1;
    const compared = play.policy !== "none";
    const moves = step.moves.length;
    const done = moves ? t(step.call === "a" ? "lab.splits" : "lab.merges", { count: moves }) : "";
    return html`
      <div class="pictures">
        <bs-lab-picture
          .heading=${t("lab.yours")}
          .badge=${atFault && fault ? t(`lab.kind.${fault.kind}`) : ""}
          .wrong=${atFault}
          .state=${step.yours}
          .pages=${play.pages}
          .orders=${play.max_order}
          .marked=${atFault && fault ? pagesOf(fault) : []}
          .moves=${ownMoves(step, play.steps[at - 1])}
        ></bs-lab-picture>
        <bs-lab-picture
          .heading=${t(compared ? "lab.theirs" : "lab.rules")}
          .badge=${done}
          .state=${step.reference}
          .pages=${play.pages}
          .orders=${play.max_order}
          .moves=${referenceMoves(step)}
        ></bs-lab-picture>
      </div>
    `;
  }

  /** @param {number} step */
  #show(step) {
    this.#halt();
    send(this, "bs-lab", { what: "step", step });
  }

  /** @param {KeyboardEvent} event */
  #arrow = async (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = this.step + (by ?? 0);
    if (!by || !this.play?.steps[next]) return;
    event.preventDefault();
    this.#show(next);
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("[aria-current=step]"))?.focus();
  };

  /** @param {number} at */
  #toggle(at) {
    if (this.playing) return this.#halt();
    this.playing = true;
    const last = (this.play?.steps.length ?? 1) - 1;
    if (at === last) send(this, "bs-lab", { what: "step", step: 0 });
    this.#timer = setInterval(() => {
      if (this.step >= last) return this.#halt();
      send(this, "bs-lab", { what: "step", step: this.step + 1 });
    }, BEAT);
  }

  #halt() {
    clearInterval(this.#timer);
    this.playing = false;
  }

  /** @param {import("lit").PropertyValues<this>} changed */
  updated(changed) {
    if (changed.has("play")) this.#halt();
    const current = this.renderRoot.querySelector("[aria-current=step]");
    if (changed.has("step") || changed.has("play"))
      current?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }
}

customElements.define("bs-lab-run", BsLabRun);
