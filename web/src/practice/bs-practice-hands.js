/**
 * <bs-practice-hands>: the learner's hands, under the picture. Everything that can be clicked there can be done here by
 * keyboard: take, put, flip, give; or the decisions of __alloc_pages().
 */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { pageRange } from "../i18n/text.js";
import { send } from "../ui/emit.js";
import { icons } from "../ui/icons.js";
import chips from "../ui/styles/chips.css?inline";
import { base, buttons } from "../ui/styles/controls.js";
import handsStyles from "./bs-practice-hands.css?inline";

/** @typedef {{ page: number, order: number }} Piece */
/** @typedef {{ value: number, one: string, other: string }} Bit */

export class BsPracticeHands extends LitElement {
  static properties = {
    kind: {},
    embedded: { type: Boolean },
    moves: { attribute: false },
    putting: {},
    flipping: { type: Boolean },
    hand: { attribute: false },
    given: { type: Boolean },
    freeing: { type: Boolean },
    lists: { attribute: false },
    bits: { attribute: false },
    zones: { attribute: false },
    nodes: { attribute: false },
  };

  constructor() {
    super();
    /** @type {"blocks" | "decisions"} */
    this.kind = "blocks";
    /** it stands in a lesson */
    this.embedded = false;
    /** the moves so far, in words @type {string[]} */
    this.moves = [];
    /** a piece that waits for its list @type {"" | "lower" | "upper" | "whole"} */
    this.putting = "";
    /** bits are chosen on the picture */
    this.flipping = false;
    /** @type {Piece | null} */
    this.hand = null;
    /** nothing is left to do with the block */
    this.given = false;
    /** a block is given back, not asked for */
    this.freeing = false;
    /** pages by order, head first @type {number[][]} */
    this.lists = [];
    /** @type {Bit[][]} */
    this.bits = [];
    /** @type {{ name: string, facts: string }[]} */
    this.zones = [];
    /** to choose from; empty when there is one @type {number[]} */
    this.nodes = [];
  }

  static styles = [base, buttons, unsafeCSS(handsStyles), unsafeCSS(chips)];

  /** The lists to choose from take the focus when a piece waits for one. @param {import("lit").PropertyValues} changed */
  updated(changed) {
    if (changed.has("putting") && this.putting)
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".where button"))?.focus();
  }

  render() {
    return html`
      <section class="box ${this.embedded ? "embedded" : ""}" aria-labelledby="panel">
        <div class="top">
          <h3 id="panel" class="title">${t("practice.panel")}</h3>
          <button class="btn quiet" ?disabled=${this.moves.length === 0} @click=${() => this.#do("undo")}>${icons.undo} ${t("practice.undo")}</button>
          <button class="btn quiet" ?disabled=${this.moves.length === 0} @click=${() => this.#do("reset")}>${t("practice.reset")}</button>
          <button class="btn" ?disabled=${this.moves.length === 0} @click=${() => this.#do("hand-in")}>${t("practice.hand_in")}</button>
        </div>
        ${this.kind === "blocks" ? this.#blocks() : this.#decisions()} ${this.#steps()}
      </section>
    `;
  }

  #steps() {
    return html`
      <h4>${t("practice.steps")}</h4>
      <div aria-live="polite">
        ${
          this.moves.length
            ? html`<ol class="moves">${this.moves.map((text) => html`<li>${text}</li>`)}</ol>`
            : html`<p class="soft">${t("practice.steps.none")}</p>`
        }
      </div>
    `;
  }

  // ------------------------------------------------------------- lists and bits

  #blocks() {
    return html`${this.#hand()} ${this.#lists()} ${this.#bits()}`;
  }

  #hand() {
    const { hand } = this;
    const range = hand ? pageRange(hand.page, hand.order) : "";
    const words = hand
      ? t(hand.order ? "practice.hand.block" : "practice.hand.page", { range, order: hand.order })
      : t(this.given && !this.freeing ? "practice.hand.given" : "practice.hand.none");
    return html`
      <fieldset>
        <legend>${t("practice.hand")}</legend>
        <div class="row"><b class="held">${words}</b> ${hand ? this.#pieces(hand, range) : nothing}</div>
        ${this.putting ? this.#where(this.putting) : nothing}
      </fieldset>
    `;
  }

  /** @param {Piece} hand @param {string} range */
  #pieces(hand, range) {
    if (this.freeing) return this.#put("whole", t("practice.put.whole"));
    const half = hand.order - 1;
    return html`
      ${hand.order > 0 ? this.#put("lower", t("practice.put.lower", { range: pageRange(hand.page, half) })) : nothing}
      ${hand.order > 0 ? this.#put("upper", t("practice.put.upper", { range: pageRange(hand.page + 2 ** half, half) })) : nothing}
      <button class="chip" @click=${() => this.#move("hand", hand.order, hand.page)}>${t("practice.give", { range })}</button>
    `;
  }

  /** @param {string} piece @param {string} text */
  #put(piece, text) {
    return html`<button class="chip" aria-pressed=${this.putting === piece} @click=${() => this.#do("put", { piece })}>${text}</button>`;
  }

  /** @param {"lower" | "upper" | "whole"} piece */
  #where(piece) {
    const { hand } = this;
    if (!hand) return nothing;
    const page = piece === "upper" ? hand.page + 2 ** (hand.order - 1) : hand.page;
    return html`
      <div class="row where" role="group" aria-label=${t("practice.put.where")}>
        <span>${t("practice.put.where")}</span>
        ${this.lists.map((_, order) => html`<button class="chip" @click=${() => this.#move("put", order, page)}>${t("practice.order", { order })}</button>`)}
        <button class="link" @click=${() => this.#do("put", { piece: "" })}>${t("practice.cancel")}</button>
      </div>
    `;
  }

  #lists() {
    return html`
      <fieldset>
        <legend>${t("practice.lists")}</legend>
        <div class="table">
          ${this.lists.map(
            (pages, order) => html`
              <span class="name">${t("practice.order", { order })}</span>
              <span class="row">${pages.length ? pages.map((page) => this.#block(page, order)) : html`<small class="soft">${t("practice.lists.empty")}</small>`}</span>
            `,
          )}
        </div>
      </fieldset>
    `;
  }

  /** @param {number} page @param {number} order */
  #block(page, order) {
    const range = pageRange(page, order);
    const off = this.given || (this.freeing ? this.hand?.order !== order : this.hand !== null);
    return html`
      <button class="chip" ?disabled=${off} aria-label=${t("practice.take", { range, order })} @click=${() => this.#move("take", order, page)}>${range}</button>
    `;
  }

  #bits() {
    return html`
      <fieldset>
        <legend>${t("practice.bits")}</legend>
        <div class="table">
          ${this.bits.map(
            (row, order) => html`
              <span class="name">${t("practice.order", { order })}</span>
              <span class="row bits">${row.map((bit, i) => this.#bit(bit, i, order))}</span>
            `,
          )}
        </div>
        <button class="link" aria-pressed=${this.flipping} @click=${() => this.#do("flipping", { on: !this.flipping })}>${t("practice.bits.stage")}</button>
      </fieldset>
    `;
  }

  /** @param {Bit} bit @param {number} i @param {number} order */
  #bit({ value, one, other }, i, order) {
    return html`
      <button
        class="bit ${value ? "one" : ""}"
        aria-label=${t("practice.bit", { bit: i, order, one, other, value })}
        title="${one} | ${other}"
        @click=${() => this.#move("flip", order, i)}
      >${value}</button>
    `;
  }

  // ------------------------------------------------------------- decisions

  #decisions() {
    return html`
      ${this.nodes.length ? html`<div class="row">${this.nodes.map((node) => this.#decision(t("practice.decide.node", { node }), "node", -1, node))}</div>` : nothing}
      ${this.zones.map(
        ({ name, facts }, zone) => html`
          <fieldset>
            <legend>${name} <small class="soft">${facts}</small></legend>
            <div class="row">
              ${this.#decision(t("practice.decide.test1"), "test", zone, 1)} ${this.#decision(t("practice.decide.test0"), "test", zone, 0)}
              ${this.#decision(t("practice.decide.serve"), "serve", zone)} ${this.#decision(t("practice.decide.none"), "none", zone)}
              ${this.#decision(t("practice.decide.wake"), "wake", zone)}
            </div>
          </fieldset>
        `,
      )}
      <div class="row">
        ${["reclaim", "keep", "give_up"].map((kind) => this.#decision(t(`practice.decide.${kind}`), kind, -1))}
      </div>
    `;
  }

  /** @param {string} text @param {string} kind @param {number} zone @param {number} [at] */
  #decision(text, kind, zone, at = -1) {
    return html`<button class="chip" @click=${() => this.#do("move", { move: { kind, zone, order: -1, at } })}>${text}</button>`;
  }

  /** @param {string} kind @param {number} order @param {number} at */
  #move(kind, order, at) {
    this.#do("move", { move: { kind, zone: 0, order, at } });
  }

  /** @param {string} what @param {object} [more] */
  #do(what, more = {}) {
    send(this, "bs-practice", { what, ...more });
  }
}

customElements.define("bs-practice-hands", BsPracticeHands);
