/**
 * <bs-twin>: the stage in words and tables, from the same model as the picture.
 *
 * Every fact is also in a data attribute, so that tests need not read prose:
 * root data-free, data-need-balance, data-locked, data-min, data-low, data-high, data-cursor;
 * rows data-order, data-blocks (head first), data-bits, and data-count where blocks are left out; allocated blocks data-name, data-page, data-order.
 */

/** @import { Frame, History } from "../engine/protocol.d.ts" */
/** @import { Link, ModelBlock, ZoneModel } from "../scene/scene.d.ts" */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import { t } from "../i18n/language.js";
import { pageRange } from "../i18n/text.js";
import { rangeOf } from "../kernels/described/block-range.js";
import { describeZone } from "../kernels/described/describe.js";
import { flagNames } from "../kernels/described/flags.js";
import { onesOf } from "../kernels/described/frames.js";
import { sentenceAt } from "../kernels/described/sentences.js";
import { systemOf } from "../kernels/described/system.js";
import { namedBlocks, zoneModel } from "../kernels/described/zone-model.js";
import { kswapdAt, noWalk, walkAt } from "../kernels/described/zonelist-walk.js";
import { kernelOf } from "../kernels/index.js";
import { holderLetter } from "../ui/page-words.js";
import { hearLinks, sameLink } from "../ui/pointing.js";
import twinStyles from "./bs-twin.css?inline";

/** Longer bitmaps name their ones instead. */
const MOST_BITS = 32;
/** Nobody reads more; longer ones are counted only. */
const LONGEST = 2048;
/** Named blocks shown of a zone. */
const MOST_BLOCKS = 128;
/** Entries of a list shown; data-blocks has more. */
const MOST_ENTRIES = 64;
/** In larger zones nobody looks for what is in hand page by page. */
const SMALL = 65_536;
/** Tables of larger machines may lag behind the picture, by so many milliseconds. */
const QUICK = 4096;
const LAG = 250;

export class BsTwin extends LitElement {
  static styles = unsafeCSS(twinStyles);

  static properties = {
    frame: { attribute: false },
    history: { attribute: false },
    cursor: { type: Number },
    _link: { state: true },
  };

  /** @type {(() => void) | null} */
  #deafen = null;
  #last = 0;

  constructor() {
    super();
    /** @type {Frame | null} */
    this.frame = null;
    /** @type {History | null} */
    this.history = null;
    this.cursor = 0;
    /** @type {Link | null} */
    this._link = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#deafen = hearLinks((link) => {
      if (!sameLink(link, this._link)) this._link = link;
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#deafen?.();
  }

  /** Tables of a large machine may lag: the picture comes first. */
  async scheduleUpdate() {
    const size = this.frame?.machine.zones.reduce((sum, zone) => sum + zone.size, 0) ?? 0;
    // a clock that was set back makes nobody wait longer
    const wait = Math.min(LAG, this.#last + LAG - performance.now());
    if (size > QUICK && wait > 0) await new Promise((done) => setTimeout(done, wait));
    this.#last = performance.now();
    super.scheduleUpdate();
  }

  render() {
    const { frame, history, cursor } = this;
    if (!frame) return nothing;
    const models = frame.zones
      .filter(({ info }) => info.size > 0)
      .map((zone) => zoneModel(frame, frame.zones.indexOf(zone)));
    return html`
      ${history ? html`<p class="now">${sentenceAt(history, frame, cursor)}</p>` : nothing}
      ${machineTemplate(frame, history ? walkAt(history, frame, cursor) : noWalk())}
      ${models.map((model) => zoneTemplate(model, frame.cursor, this._link))}
    `;
  }
}

/** The task and kswapd. @param {Frame} frame @param {import("../kernels/described/zonelist-walk.js").Walk} walk */
function machineTemplate(frame, walk) {
  const system = systemOf(frame);
  if (!system) return nothing;
  const { taskFlags: flags, waiting: asleep } = system;
  const kept = [...frame.local].map(([page, { order }]) => pageRange(page, order)).join(", ");
  return html`
    <dl
      class="machine"
      data-task-flags=${flags}
      data-in-interrupt=${system.inInterrupt}
      data-node=${system.cpuNode}
      data-kswapd-waiting=${asleep}
      data-local=${kept}
    >
      ${fact("twin.kswapd", t(`machine.kswapd.${kswapdAt(frame, walk)}`))}
      ${fact("twin.task", flagNames(frame, "task", flags) || t("machine.task.plain"))}
      ${kept ? fact("twin.local", kept) : nothing}
    </dl>
  `;
}

/** @param {ZoneModel} model @param {number} cursor @param {Link | null} link */
function zoneTemplate(model, cursor, link) {
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
      ${tableTemplate(model, link)}
      <dl>
        <dt>${t("twin.allocated")}</dt>
        <dd>${blocksTemplate(model, namedBlocks(model, MOST_BLOCKS))}</dd>
        ${
          model.size <= SMALL
            ? html`<dt>${t("twin.hand")}</dt><dd>${blocksTemplate(
                model,
                model.blocks.filter(({ kind }) => kind === "hand"),
              )}</dd>`
            : nothing
        }
        ${belowTemplate(model)}
        ${model.sizeInWords ? fact("twin.free", model.sizeInWords(model.free)) : zoneFacts(model)}
      </dl>
    </section>
  `;
}

/** What only this kernel keeps of a zone. @param {ZoneModel} model */
function belowTemplate(model) {
  const below = kernelOf(model).inTable?.below(model);
  return below ? html`<dt>${below.title}</dt>${below.lines.map((line) => html`<dd>${line}</dd>`)}` : nothing;
}

/** Of a zone that counts in pages. @param {ZoneModel} model */
function zoneFacts({ free, marks, needBalance, locked, typed }) {
  return html`
    ${fact("twin.free_pages", String(free))}
    ${fact("twin.watermarks", t("twin.marks", { ...marks }))}
    ${typed ? nothing : fact("twin.need_balance", String(Number(needBalance)))}
    ${fact("twin.lock", t(`twin.lock.${Number(locked)}`))}
  `;
}

/** @param {string} key @param {string} value */
function fact(key, value) {
  return html`<dt>${t(key)}</dt><dd>${value}</dd>`;
}

/** @param {ZoneModel} model @param {Link | null} link */
function tableTemplate(model, link) {
  return html`
    <div class="scroll" tabindex="0" role="group" aria-label=${t("twin.lists", { zone: model.name })}>
      <table>
        <caption>${t("twin.lists", { zone: model.name })}</caption>
        <thead>
          <tr>
            <th scope="col">${t(model.sizeInWords ? "twin.size" : "twin.order")}</th>
            <th scope="col">${t("twin.blocks")}</th>
            ${model.maps.length ? html`<th scope="col">${t("twin.bits")}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${model.lists.map((_, order) => rowTemplate(model, order, isLit(model, order, link)))}
        </tbody>
      </table>
    </div>
  `;
}

/** @param {ZoneModel} model @param {number} order @param {Link | null} link */
function isLit(model, order, link) {
  if (!link || link.kind === "function" || link.kind === "mark") return false;
  return link.zone === model.zone && link.order === order;
}

/** data-blocks has the first 1024 (64 of a large zone), of a longer list data-count says how many there are. @param {ZoneModel} model @param {number} order @param {boolean} lit */
function rowTemplate(model, order, lit) {
  const [pages, map, count] = [model.lists[order], model.maps[order], model.counts[order]];
  const inWords = model.sizeInWords ?? String;
  const blocks = pages.slice(0, model.size > SMALL ? MOST_ENTRIES : pages.length).join(", ");
  const own = kernelOf(model).inTable?.row(model, order);
  const shown = own ?? pages.slice(0, MOST_ENTRIES).map(inWords).join(", ");
  const bits = map && map.length <= LONGEST ? map.join("") : "";
  const more = count > MOST_ENTRIES ? ` ${t("scene.more", { count: count - MOST_ENTRIES })}` : "";
  return html`
    <tr class=${lit ? "lit" : ""} data-order=${order} data-blocks=${blocks} data-count=${more ? count : nothing} data-bits=${bits}>
      <th scope="row">${model.sizeInWords?.(model.pages.pages[order]) ?? order}</th>
      <td>${shown ? shown + (own ? "" : more) : html`<span class="none">${t("scene.empty")}</span>`}</td>
      ${model.maps.length ? html`<td>${bitsTemplate(map)}</td>` : nothing}
    </tr>
  `;
}

/** @param {Uint8Array | undefined} map */
function bitsTemplate(map) {
  if (!map) return html`<span class="none">${t("twin.nobits")}</span>`;
  if (map.length <= MOST_BITS) return map.join("");
  if (map.length > LONGEST) return html`<span class="none">${t("twin.many", { count: map.length })}</span>`;
  const pairs = onesOf(map).join(", ");
  return html`<span class="none">${pairs ? t("twin.ones", { pairs }) : t("twin.zeros", { count: map.length })}</span>`;
}

/** @param {ZoneModel} model @param {ModelBlock[]} blocks */
function blocksTemplate(model, blocks) {
  if (blocks.length === 0) return html`<span class="none">${t("twin.none")}</span>`;
  return html`<ul>${blocks.map((block) => blockTemplate(model, block))}</ul>`;
}

/** @param {ZoneModel} model @param {ModelBlock} block */
function blockTemplate(model, { kind, page, order, name }) {
  return html`
    <li data-kind=${kind} data-name=${name ?? ""} data-page=${page} data-order=${order}>
      ${name ? html`<b>${holderLetter(name)}</b>` : nothing} ${rangeOf(model, page, order)}
    </li>
  `;
}

customElements.define("bs-twin", BsTwin);
