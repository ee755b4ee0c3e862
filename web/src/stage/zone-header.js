/** Over the whole zone: its name and numbers, the buttons for zooming, and the one that answers "which zone?". */

/** @import { ZoneModel } from "../scene/scene.d.ts" */
/** @import { ZoneChoice } from "./prediction.js" */

import { html, nothing } from "lit";
import { t } from "../i18n/language.js";
import { SMALL } from "./input.js";
import { answerBadge } from "./prediction.js";

const PADLOCK = html`<svg viewBox="0 0 11 13" aria-hidden="true"><path d="M1.5 6h8v6h-8zM3.2 6V3.6a2.3 2.3 0 0 1 4.6 0V6"></path></svg>`;
const SCALES = html`<svg viewBox="0 0 11 13" aria-hidden="true"><path d="M1 12h9M5.5 1v8M2.5 6l3 3 3-3"></path></svg>`;

/** One step of zooming, by button or key. */
const STEP = 2;

/** @typedef {{ alone: boolean, named: boolean, place: number, whole: boolean, zoom: (factor: number) => void, choice: ZoneChoice | null, choose: () => void, lock: boolean, title: boolean }} Header */

/** @param {ZoneModel} model @param {Header} header */
export function headerTemplate(model, { alone, named, place, whole, zoom, choice, choose, lock, title }) {
  const { size, free, node } = model;
  const numbers = alone && size < 10_000 ? { size, free } : { size: groups(size), free: groups(free) };
  return html`
    <header class=${size > SMALL || choice?.asked ? "zoomable" : ""}>
      ${placeTemplate(place)}
      ${title ? html`<h2>${model.title}</h2>` : nothing}
      <span class="facts">
        ${model.sizeInWords ? t("scene.title.sized", { size: model.sizeInWords(size), free: model.sizeInWords(free) }) : t("scene.title", numbers)}${named && title && !model.sizeInWords ? html`<span class="node"> · ${t("scene.node", { node })}</span>` : nothing}
      </span>
      <span class="states">${statesTemplate(lock ? model : { ...model, locked: false })}</span>
      ${answerBadge(choice)}
      ${choice?.asked ? chooseTemplate(model, choice.picked, choose) : nothing}
      ${size > SMALL ? zoomsTemplate(whole, zoom) : nothing}
    </header>
  `;
}

/** @param {ZoneModel} model @param {boolean} picked @param {() => void} choose */
function chooseTemplate({ name, node }, picked, choose) {
  const label = t("stage.choose.zone", { zone: name, node });
  return html`<button type="button" class="choose" aria-pressed=${picked} @click=${choose}>${label}</button>`;
}

/** @param {boolean} whole @param {(factor: number) => void} zoom 0: the whole zone */
function zoomsTemplate(whole, zoom) {
  const button = (
    /** @type {string} */ key,
    /** @type {string} */ sign,
    /** @type {number} */ factor,
  ) => html`
    <button
      type="button"
      data-zoom=${key}
      aria-label=${t(`machine.zoom.${key}`)}
      title=${t(`machine.zoom.${key}`)}
      ?disabled=${factor < 1 && whole}
      @click=${() => zoom(factor)}
    >${sign}</button>`;
  return html`<span class="zooms">${button("out", "−", 1 / STEP)}${button("in", "+", STEP)}${button("fit", "⤢", 0)}</span>`;
}

/** 225280 as 225 280, with thin spaces. @param {number} value */
export function groups(value) {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "\u2009");
}

/** Where a zone stands in the way of the request, from 1; 0: not on it. @param {number} place */
export function placeTemplate(place) {
  if (!place) return nothing;
  return html`<i class="place" role="img" aria-label=${t("machine.place", { place })}>${place}</i>`;
}

/** @param {ZoneModel} model */
export function statesTemplate({ needBalance, locked }) {
  return html`
    ${needBalance ? html`<b class="balance">${SCALES}<span>${t("scene.need_balance")}</span></b>` : nothing}
    ${locked ? html`<b class="lock">${PADLOCK}<span>${t("scene.locked")}</span></b>` : nothing}
  `;
}
