/**
 * <bs-twin>: the stage in words and tables, from the same model as the picture.
 *
 * Every fact is also in a data attribute, so that tests need not read prose:
 * root data-free, data-need-balance, data-locked, data-min, data-low, data-high, data-cursor;
 * rows data-order, data-blocks (head first), data-bits; allocated blocks data-name, data-page, data-order.
 */

/** @import { Frame, History } from "../engine/protocol.d.ts" */
/** @import { ModelBlock, ZoneModel } from "../scene/scene.d.ts" */

import { html, LitElement, nothing } from "lit";
import { describeZone } from "../i18n/describe.js";
import { en } from "../i18n/en.js";
import { sentenceAt } from "../i18n/sentences.js";
import { fill, pageRange } from "../i18n/text.js";
import { zoneModel } from "../scene/model.js";
import { onesOf } from "../state/frames.js";
import { twinStyles } from "./bs-twin-css.js";

const t = (/** @type {string} */ key, /** @type {import("../i18n/text.js").Values} */ values = {}) =>
  fill(en, key, values) ?? "";

/** Longer bitmaps name their ones instead. */
const MOST_BITS = 32;

export class BsTwin extends LitElement {
  static styles = twinStyles;

  static properties = {
    frame: { attribute: false },
    history: { attribute: false },
    cursor: { type: Number },
  };

  constructor() {
    super();
    /** @type {Frame | null} */
    this.frame = null;
    /** @type {History | null} */
    this.history = null;
    this.cursor = 0;
  }

  render() {
    const { frame, history, cursor } = this;
    if (!frame) return nothing;
    const models = frame.zones.map((_, zone) => zoneModel(frame, zone)).filter(({ size }) => size > 0);
    return html`
      ${history ? html`<p class="now">${sentenceAt(history, frame, cursor)}</p>` : nothing}
      ${models.map((model) => zoneTemplate(model, frame.cursor))}
    `;
  }
}

/** @param {ZoneModel} model @param {number} cursor */
function zoneTemplate(model, cursor) {
  const { min, low, high } = model.marks;
  return html`
    <section
      class="zone"
      data-zone=${model.name}
      data-node=${model.node}
      data-cursor=${cursor}
      data-free=${model.free}
      data-need-balance=${Number(model.needBalance)}
      data-locked=${Number(model.locked)}
      data-min=${min}
      data-low=${low}
      data-high=${high}
    >
      <p class="summary">${describeZone(model)}</p>
      ${tableTemplate(model)}
      <dl>
        <dt>${t("twin.allocated")}</dt>
        <dd>${blocksTemplate(model, "allocated")}</dd>
        <dt>${t("twin.hand")}</dt>
        <dd>${blocksTemplate(model, "hand")}</dd>
        ${fact("twin.free_pages", String(model.free))}
        ${fact("twin.watermarks", t("twin.marks", { min, low, high }))}
        ${fact("twin.need_balance", String(Number(model.needBalance)))}
        ${fact("twin.lock", t(`twin.lock.${Number(model.locked)}`))}
      </dl>
    </section>
  `;
}

/** @param {string} key @param {string} value */
function fact(key, value) {
  return html`<dt>${t(key)}</dt><dd>${value}</dd>`;
}

/** @param {ZoneModel} model */
function tableTemplate(model) {
  return html`
    <div class="scroll" tabindex="0" role="group" aria-label=${t("twin.lists", { zone: model.name })}>
      <table>
        <caption>${t("twin.lists", { zone: model.name })}</caption>
        <thead>
          <tr>
            <th scope="col">${t("twin.order")}</th>
            <th scope="col">${t("twin.blocks")}</th>
            <th scope="col">${t("twin.bits")}</th>
          </tr>
        </thead>
        <tbody>
          ${model.lists.map((pages, order) => rowTemplate(pages, order, model.maps[order]))}
        </tbody>
      </table>
    </div>
  `;
}

/** @param {number[]} pages @param {number} order @param {Uint8Array | undefined} map */
function rowTemplate(pages, order, map) {
  const blocks = pages.join(", ");
  const bits = map ? map.join("") : "";
  return html`
    <tr data-order=${order} data-blocks=${blocks} data-bits=${bits}>
      <th scope="row">${order}</th>
      <td>${blocks || html`<span class="none">${t("scene.empty")}</span>`}</td>
      <td>${bitsTemplate(map)}</td>
    </tr>
  `;
}

/** @param {Uint8Array | undefined} map */
function bitsTemplate(map) {
  if (!map) return html`<span class="none">${t("twin.nobits")}</span>`;
  if (map.length <= MOST_BITS) return map.join("");
  const pairs = onesOf(map).join(", ");
  return html`<span class="none">${pairs ? t("twin.ones", { pairs }) : t("twin.zeros", { count: map.length })}</span>`;
}

/** @param {ZoneModel} model @param {ModelBlock["kind"]} kind */
function blocksTemplate(model, kind) {
  const blocks = model.blocks.filter((block) => block.kind === kind);
  if (blocks.length === 0) return html`<span class="none">${t("twin.none")}</span>`;
  return html`<ul>${blocks.map(blockTemplate)}</ul>`;
}

/** @param {ModelBlock} block */
function blockTemplate({ kind, page, order, name }) {
  return html`
    <li data-kind=${kind} data-name=${name ?? ""} data-page=${page} data-order=${order}>
      ${name ? html`<b>${name}</b>` : nothing} ${pageRange(page, order)}
    </li>
  `;
}

customElements.define("bs-twin", BsTwin);
