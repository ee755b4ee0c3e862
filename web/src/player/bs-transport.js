/** The player's bar: buttons, a scrubber with the requests marked, how fine, how fast. */

import { html, LitElement, nothing, svg, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { send } from "../ui/emit.js";
import { icons } from "../ui/icons.js";
import { base, buttons } from "../ui/styles/controls.js";
import transportStyles from "./bs-transport.css?inline";

const GRAINS = /** @type {const} */ (["request", "function", "step"]);
const FINER = /** @type {const} */ ([...GRAINS, "line"]);
const SPEEDS = [0.5, 1, 2, 4, 16, 64, 256, 1024, 4096];

export class BsTransport extends LitElement {
  static properties = {
    cursor: { type: Number },
    limit: { type: Number },
    start: { type: Number },
    locked: { type: Boolean },
    ticks: { attribute: false },
    playing: { type: Boolean },
    granularity: {},
    lines: { type: Boolean },
    speed: { type: Number },
    sentence: {},
    asks: {},
    parting: { type: Number },
    pick: { attribute: false },
    pages: { attribute: false },
  };

  constructor() {
    super();
    this.cursor = 0;
    /** how far one may go now */
    this.limit = 0;
    /** where the step begins */
    this.start = 0;
    /** a prediction stops the future */
    this.locked = false;
    /** cursors at which requests end @type {number[]} */
    this.ticks = [];
    this.playing = false;
    /** @type {import("../shell/store.js").Grain} */
    this.granularity = "step";
    /** a trace of the lines is there, so one can stop at each */
    this.lines = false;
    this.speed = 1;
    this.sentence = "";
    /** what stops it: a page to be picked in the map, or an answer "beside" it */
    this.asks = "page";
    /** record at which a wrong answer and the truth part, if they do @type {number | null} */
    this.parting = null;
    /** the page picked while locked @type {number | null} */
    this.pick = null;
    /** first and last page that can be picked @type {[number, number]} */
    this.pages = [0, 0];
  }

  static styles = [base, buttons, unsafeCSS(transportStyles)];

  render() {
    return html`
      <div class="bar ${this.locked ? "locked" : ""}">
        ${this.#line()}
        <div class="buttons" role="group" aria-label=${t("player.play")}>
          ${this.#round("start", t("player.start"), icons.start, this.cursor === 0, "far")}
          ${this.#round("back", t("player.back"), icons.back, this.cursor === 0)}
          ${this.#playButton()}
          ${this.#round("forward", t("player.forward"), icons.forward, this.#atEnd)}
          ${this.#round("end", t("player.end"), icons.end, this.#atEnd, "far")}
        </div>
        <div class="track">
          <div class="rail">${this.#range()} ${this.#ticks()}</div>
          ${this.locked ? html`<span class="lock">${icons.lock} ${t("player.locked")}</span>` : nothing}
          ${this.#count()}
        </div>
        ${this.#segments()} ${this.#speeds()}
        <button class="round help" aria-label=${t("player.keys")} title=${t("player.keys")} @click=${() => send(this, "bs-help")}>?</button>
      </div>
    `;
  }

  /** @param {import("lit").PropertyValues} changed */
  updated(changed) {
    const share = this.limit > 0 ? this.cursor / this.limit : 0;
    const range = this.renderRoot.querySelector("input");
    // The thumb's centre runs from 8 px to width - 8 px.
    if (changed.has("cursor") || changed.has("limit")) {
      range?.style.setProperty("--done", `calc(8px + (100% - 16px) * ${share})`);
    }
  }

  get #atEnd() {
    return this.cursor >= this.limit;
  }

  #count() {
    const { cursor, limit, parting } = this;
    if (limit === 0) return html`<span class="count">${t("player.nothing")}</span>`;
    if (parting !== null && cursor === parting + 1)
      return html`<span class="count parted">${t("player.parted")}</span>`;
    return html`<span class="count">${t("player.count", { cursor, limit })}</span>`;
  }

  /** Narrow screens only: the sentence, or the button that opens the gate, always in reach. */
  #line() {
    if (!this.locked) return html`<div class="line" aria-hidden="true"><p>${this.sentence}</p></div>`;
    if (this.asks === "beside") return html`<div class="line"><p>${t("player.answer")}</p></div>`;
    if (this.pick === null) return html`<div class="line"><p>${t("player.which")}</p></div>`;
    return html`
      <div class="line">
        <p>${t("player.say", { page: this.pick })}</p>
        ${this.#nudge(-1, t("player.lower"), icons.left)} ${this.#nudge(1, t("player.higher"), icons.right)}
        <button class="btn" @click=${() => send(this, "bs-commit", { page: this.pick })}>${t("predict.lock", { answer: t("block.page", { page: this.pick }) })}</button>
      </div>
    `;
  }

  /** A thumb is wider than a page of the map. @param {1 | -1} way @param {string} name @param {unknown} icon */
  #nudge(way, name, icon) {
    const page = (this.pick ?? 0) + way;
    const [first, last] = this.pages;
    return html`
      <button
        class="round"
        aria-label=${name}
        ?disabled=${page < first || page > last}
        @click=${() => send(this, "bs-pick", { page })}
      >
        ${icon}
      </button>
    `;
  }

  /** @param {string} action @param {string} name @param {unknown} icon @param {boolean} disabled @param {string} [more] */
  #round(action, name, icon, disabled, more = "") {
    return html`
      <button
        class="round ${more}"
        aria-label=${name}
        title=${name}
        ?disabled=${disabled}
        @click=${() => send(this, "bs-transport", { action })}
      >
        ${icon}
      </button>
    `;
  }

  #playButton() {
    if (this.playing) return this.#round("toggle", t("player.pause"), icons.pause, false, "play");
    const again = this.#atEnd && this.limit > this.start;
    return this.#round(
      "toggle",
      t(again ? "player.again" : "player.play"),
      icons.play,
      this.#atEnd && !again,
      "play",
    );
  }

  #range() {
    return html`
      <input
        type="range"
        min="0"
        max=${this.limit}
        step="1"
        .value=${String(this.cursor)}
        ?disabled=${this.limit === 0}
        aria-label=${t("player.record")}
        aria-valuetext=${t("player.value", { cursor: this.cursor, limit: this.limit, sentence: this.sentence })}
        @input=${this.#scrub}
      />
    `;
  }

  /** @param {Event} event */
  #scrub(event) {
    send(this, "bs-seek", { cursor: Number(/** @type {HTMLInputElement} */ (event.target).value) });
  }

  #ticks() {
    const { limit, start } = this;
    if (limit === 0) return nothing;
    const at = (/** @type {number} */ cursor) => `${(100 * cursor) / limit}%`;
    return html`
      <div class="ticks" aria-hidden="true">
        <svg>
          ${thinned(this.ticks).map((tick) => tickMark(at(tick), tick === start))}
          ${this.parting === null ? nothing : partingMark(at(this.parting + 1))}
        </svg>
      </div>
    `;
  }

  #segments() {
    return html`
      <div class="seg" role="radiogroup" aria-label=${t("player.grain")}>
        ${(this.lines || this.granularity === "line" ? FINER : GRAINS).map(
          (grain) => html`
            <label>
              <input
                type="radio"
                name="grain"
                .checked=${this.granularity === grain}
                @change=${() => send(this, "bs-granularity", { granularity: grain })}
              />
              ${t(`player.grain.${grain}`)}
            </label>
          `,
        )}
      </div>
    `;
  }

  #speeds() {
    return html`
      <select
        class="speed"
        aria-label=${t("player.speed")}
        @change=${(/** @type {Event & { target: HTMLSelectElement }} */ event) =>
          send(this, "bs-speed", { speed: Number(event.target.value) })}
      >
        ${SPEEDS.map(
          (speed) => html`<option value=${speed} ?selected=${speed === this.speed}>${speed}×</option>`,
        )}
      </select>
    `;
  }
}

/** Where a wrong answer and the truth part. @param {string} x */
function partingMark(x) {
  return svg`<svg class="parting" x=${x} overflow="visible"><path d="M0 -2l5 6l-5 6l-5 -6z"></path></svg>`;
}

/** More marks than this would be one grey bar. @param {number[]} ticks */
function thinned(ticks) {
  const every = Math.ceil(ticks.length / 400);
  return every > 1 ? ticks.filter((_, i) => i % every === 0) : ticks;
}

/** @param {string} x @param {boolean} here */
function tickMark(x, here) {
  return svg`<line x1=${x} x2=${x} y1="0" y2="9" class=${here ? "here" : ""}></line>`;
}

customElements.define("bs-transport", BsTransport);
