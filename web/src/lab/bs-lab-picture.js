/** One allocator after a request: a row for each order with its free blocks and its list, and the blocks in use. */

/** @import { LabState } from "../engine/protocol.d.ts" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { makePalette } from "../scene/palette.js";
import { base } from "../ui/styles/controls.js";
import styles from "./bs-lab-picture.css?inline";
import { rowsOf, stateInWords, usedBlocks } from "./play-words.js";

/** Per cent of the region from which on a block has room for its label. */
const ROOM = 7;
/** Pages of a list that are named. */
const NAMED = 8;

export class BsLabPicture extends LitElement {
  static properties = {
    heading: {},
    badge: {},
    wrong: { type: Boolean },
    state: { attribute: false },
    pages: { type: Number },
    orders: { type: Number },
    marked: { attribute: false },
    moves: { attribute: false },
  };

  constructor() {
    super();
    this.heading = "";
    /** what of this state is worth a word */
    this.badge = "";
    this.wrong = false;
    /** @type {LabState} */
    this.state = { free: null, used: [] };
    this.pages = 1;
    this.orders = 1;
    /** first pages of the blocks that it is about @type {number[]} */
    this.marked = [];
    /** what happened, a line each @type {string[]} */
    this.moves = [];
  }

  static styles = [base, unsafeCSS(styles)];

  render() {
    const read = getComputedStyle(this);
    const palette = makePalette((name) => read.getPropertyValue(`--${name}`), this.orders);
    return html`
      <figure role="group" aria-label=${this.heading}>
        <figcaption>
          <b>${this.heading}</b>
          <span class="soft">${t("lab.pages", { count: this.pages })}</span>
          ${this.badge ? html`<span class="badge ${this.wrong ? "wrong" : ""}">${this.badge}</span>` : nothing}
        </figcaption>
        <p class="unseen">${stateInWords(this.state)}</p>
        <div class="rows" aria-hidden="true" translate="no">
          ${rowsOf(this.state, this.pages, this.orders).map((row) => this.#row(row, palette))}
          <span class="name">${t("lab.in_use")}</span>
          <div class="track">${usedBlocks(this.state, this.pages).map((block) => this.#block(block, "used", ""))}</div>
          <span></span>
        </div>
        ${this.moves.length ? html`<ul class="moves">${this.moves.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
      </figure>
    `;
  }

  /** @param {ReturnType<typeof rowsOf>[number]} row @param {ReturnType<typeof makePalette>} palette */
  #row({ order, list, blocks }, palette) {
    const { fill, ink, edge } = palette.order(order);
    const paint = `background:${fill};color:${ink};border-color:${edge}`;
    return html`
      <span class="name">${t("lab.order", { order })}</span>
      <div class="track">${blocks.map((block) => this.#block(block, "", paint))}</div>
      <span class="list">${this.state.free === null ? "?" : list.length === 0 ? t("lab.empty") : this.#named(list)}</span>
    `;
  }

  /** @param {number[]} list */
  #named(list) {
    const rest = list.length - NAMED;
    return `${list.slice(0, NAMED).join(" → ")}${rest > 0 ? ` … +${rest}` : ""}`;
  }

  /** @param {{ page: number, left: number, width: number, label: string }} block @param {string} kind @param {string} paint */
  #block({ page, left, width, label }, kind, paint) {
    const isMarked = this.marked.includes(page);
    return html`<i class="${kind} ${isMarked ? "marked" : ""}" title=${label} style="left:${left}%;width:${width}%;${paint}">${width >= ROOM ? label : nothing}</i>`;
  }
}

customElements.define("bs-lab-picture", BsLabPicture);
