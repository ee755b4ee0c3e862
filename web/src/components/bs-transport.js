/** The player's bar: buttons, a scrubber with the requests marked, how fine, how fast. */

import { css, html, LitElement, nothing, svg } from "lit";
import { base, buttons } from "../styles/controls.js";
import { send } from "./events.js";
import { icons } from "./icons.js";

const GRAINS = /** @type {const} */ (["request", "function", "step"]);
const SPEEDS = [0.5, 1, 2, 4];

export class BsTransport extends LitElement {
  static properties = {
    cursor: { type: Number },
    limit: { type: Number },
    start: { type: Number },
    locked: { type: Boolean },
    ticks: { attribute: false },
    playing: { type: Boolean },
    granularity: {},
    speed: { type: Number },
    sentence: {},
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
    /** @type {import("../state/stops.js").Granularity} */
    this.granularity = "step";
    this.speed = 1;
    this.sentence = "";
    /** the page picked while locked @type {number | null} */
    this.pick = null;
    /** first and last page that can be picked @type {[number, number]} */
    this.pages = [0, 0];
  }

  static styles = [
    base,
    buttons,
    css`
      .bar {
        display: flex;
        align-items: center;
        gap: 18px;
        min-height: 76px;
        padding: 8px 24px;
      }
      .buttons {
        display: flex;
        gap: 6px;
      }
      .round {
        display: inline-grid;
        place-items: center;
        width: 38px;
        height: 38px;
        padding: 0;
        border: 1px solid var(--line);
        border-radius: 50%;
        background: var(--bg);
        font-size: 0.9375rem;
      }
      .round:hover:not(:disabled) {
        border-color: var(--edge);
      }
      .round:disabled {
        color: var(--faint);
        cursor: default;
      }
      .round.play:not(:disabled) {
        border-color: var(--accent);
        background: var(--accent);
        color: var(--panel);
      }
      .track {
        position: relative;
        display: flex;
        align-items: center;
        gap: 10px;
        flex: 1 1 200px;
        min-width: 0;
      }
      .rail {
        position: relative;
        flex: 1;
        min-width: 0;
        height: 40px;
      }
      input[type="range"] {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        background: none;
        appearance: none;
        cursor: pointer;
      }
      input[type="range"]:disabled {
        cursor: default;
      }
      input[type="range"]:focus-visible {
        border-radius: 6px;
      }
      input::-webkit-slider-runnable-track {
        height: 4px;
        border-radius: 2px;
        background: linear-gradient(var(--accent), var(--accent)) 0 / var(--done) 100% no-repeat var(--line);
      }
      input::-webkit-slider-thumb {
        width: 16px;
        height: 16px;
        margin-top: -6px;
        border: 0;
        border-radius: 50%;
        background: var(--accent);
        appearance: none;
      }
      input::-moz-range-track {
        height: 4px;
        border-radius: 2px;
        background: var(--line);
      }
      input::-moz-range-progress {
        height: 4px;
        border-radius: 2px;
        background: var(--accent);
      }
      input::-moz-range-thumb {
        width: 16px;
        height: 16px;
        border: 0;
        border-radius: 50%;
        background: var(--accent);
      }
      .ticks {
        position: absolute;
        left: 8px;
        right: 8px;
        top: 27px;
        height: 9px;
        pointer-events: none;
      }
      .ticks svg {
        display: block;
        width: 100%;
        height: 100%;
        overflow: visible;
      }
      .ticks line {
        stroke: var(--faint);
        stroke-width: 1px;
        vector-effect: non-scaling-stroke;
      }
      .ticks .here {
        stroke: var(--accent);
        stroke-width: 2px;
      }
      .lock {
        display: inline-flex;
        align-items: center;
        gap: 5px;
        padding: 3px 9px;
        border: 1px dashed var(--warn);
        border-radius: 999px;
        color: var(--warn);
        font-size: 0.75rem;
        white-space: nowrap;
      }
      .count {
        color: var(--soft);
        font-size: 0.8125rem;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .seg {
        display: flex;
        border: 1px solid var(--line);
        border-radius: 8px;
        font-size: 0.8125rem;
      }
      .seg label {
        position: relative;
        display: grid;
        place-items: center;
        min-height: 34px;
        padding: 4px 11px;
        color: var(--soft);
        cursor: pointer;
      }
      .seg label:first-of-type {
        border-radius: 7px 0 0 7px;
      }
      .seg label:last-of-type {
        border-radius: 0 7px 7px 0;
      }
      .seg input {
        position: absolute;
        inset: 0;
        opacity: 0;
        margin: 0;
        cursor: pointer;
      }
      .seg label:has(:checked) {
        background: var(--accent-soft);
        color: var(--accent);
        font-weight: 600;
        box-shadow: inset 0 -2px var(--accent);
      }
      .seg label:has(:focus-visible) {
        outline: 2px solid var(--focus);
        outline-offset: 2px;
      }
      select {
        min-height: 34px;
        padding: 4px 6px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--panel);
        color: var(--soft);
        font: inherit;
        font-size: 0.8125rem;
      }
      .help {
        width: 34px;
        height: 34px;
        border-color: transparent;
        background: none;
        color: var(--soft);
        font-weight: 600;
      }
      .line {
        display: none;
        align-items: center;
        gap: 6px;
        flex-basis: 100%;
        order: -2;
        min-height: 24px;
        padding-top: 4px;
        font-size: 0.8125rem;
        line-height: 1.35;
      }
      .line p {
        flex: 1;
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      .line .round {
        flex: none;
      }
      @media (max-width: 1179px) {
        .bar {
          flex-wrap: wrap;
          gap: 4px 14px;
        }
        .track {
          order: -1;
        }
        .line {
          display: flex;
        }
      }
      @media (max-width: 819px), (max-height: 519px) {
        .bar {
          padding: 4px 12px calc(6px + env(safe-area-inset-bottom));
          gap: 4px 8px;
          min-height: 0;
        }
        .track {
          flex-basis: 100%;
        }
        .rail {
          height: 34px;
        }
        .ticks {
          top: 23px;
        }
        .seg {
          margin-left: auto;
        }
        .seg label {
          padding: 4px 8px;
        }
        .help {
          display: none;
        }
      }
      @media (max-width: 479px) {
        .bar {
          justify-content: space-between;
        }
        .track {
          flex-basis: 60%;
        }
        .speed {
          order: -1;
        }
        .locked .speed {
          display: none;
        }
        .locked .track {
          flex-basis: 100%;
        }
        .seg {
          margin-left: 0;
        }
        .count {
          font-size: 0.75rem;
        }
        .buttons {
          gap: 4px;
        }
        .buttons .far {
          display: none;
        }
      }
      @media (max-width: 359px) {
        .seg label {
          padding: 4px 6px;
          font-size: 0.75rem;
        }
      }
      @media (pointer: coarse) {
        .round {
          width: 42px;
          height: 42px;
        }
        .seg label,
        select {
          min-height: 40px;
        }
      }
      @media (forced-colors: active) {
        input[type="range"] {
          appearance: auto;
        }
        .seg label:has(:checked) {
          forced-color-adjust: none;
          background: Highlight;
          color: HighlightText;
        }
        .round:disabled {
          color: GrayText;
        }
      }
    `,
  ];

  render() {
    return html`
      <div class="bar ${this.locked ? "locked" : ""}">
        ${this.#line()}
        <div class="buttons" role="group" aria-label="Play">
          ${this.#round("start", "To the start", icons.start, this.cursor === 0, "far")}
          ${this.#round("back", "Back one stop", icons.back, this.cursor === 0)}
          ${this.#playButton()}
          ${this.#round("forward", "Forward one stop", icons.forward, this.#atEnd)}
          ${this.#round("end", "To the end", icons.end, this.#atEnd, "far")}
        </div>
        <div class="track">
          <div class="rail">${this.#range()} ${this.#ticks()}</div>
          ${this.locked ? html`<span class="lock">${icons.lock} predict first</span>` : nothing}
          <span class="count">${this.limit ? `record ${this.cursor} of ${this.limit}` : "nothing to play yet"}</span>
        </div>
        ${this.#segments()} ${this.#speeds()}
        <button class="round help" aria-label="Keys" title="Keys" @click=${() => send(this, "bs-help")}>?</button>
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

  /** Narrow screens only: the sentence, or the button that opens the gate, always in reach. */
  #line() {
    if (!this.locked) return html`<div class="line" aria-hidden="true"><p>${this.sentence}</p></div>`;
    if (this.pick === null) return html`<div class="line"><p>Which page? Choose it in the map.</p></div>`;
    return html`
      <div class="line">
        <p>You say page ${this.pick}.</p>
        ${this.#nudge(-1, "One page lower", icons.left)} ${this.#nudge(1, "One page higher", icons.right)}
        <button class="btn" @click=${() => send(this, "bs-commit", { page: this.pick })}>Lock in page ${this.pick}</button>
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
    if (this.playing) return this.#round("toggle", "Pause", icons.pause, false, "play");
    const again = this.#atEnd && this.limit > this.start;
    return this.#round("toggle", again ? "Play again" : "Play", icons.play, this.#atEnd && !again, "play");
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
        aria-label="Record"
        aria-valuetext="${this.cursor} of ${this.limit}: ${this.sentence}"
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
          ${this.ticks.map((tick) => tickMark(at(tick), tick === start))}
        </svg>
      </div>
    `;
  }

  #segments() {
    return html`
      <div class="seg" role="radiogroup" aria-label="Stop at every">
        ${GRAINS.map(
          (grain) => html`
            <label>
              <input
                type="radio"
                name="grain"
                .checked=${this.granularity === grain}
                @change=${() => send(this, "bs-granularity", { granularity: grain })}
              />
              ${grain}
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
        aria-label="Speed"
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

/** @param {string} x @param {boolean} here */
function tickMark(x, here) {
  return svg`<line x1=${x} x2=${x} y1="0" y2="9" class=${here ? "here" : ""}></line>`;
}

customElements.define("bs-transport", BsTransport);
