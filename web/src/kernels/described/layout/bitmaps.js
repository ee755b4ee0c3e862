/**
 * The pair bitmaps: one bit for two buddies, drawn as wide as the pair is in pages.
 *
 * Beside the lists they begin at the middle of the map and end with it: half its scale. On narrow
 * screens they lie under their list at the scale of the map itself.
 */

/** @import { BitShape, LayoutOptions, Shape, StripShape, ZoneModel } from "../../../scene/scene.d.ts" */
/** @import { Measures } from "../../../scene/measures.js" */

import { t } from "../../../i18n/language.js";
import { heading, textShape, textWidth } from "../../../scene/measures.js";
import { onesIn } from "../page-map.js";
import { LISTS_HEADING, listPitch } from "./lists.js";

/** Narrower cells than this have no digit; much narrower ones become a bar. */
const DIGIT = 12;
const CELL = 10;

/** @typedef {{ x: number, y: number, w: number, h: number, scale: number, pages: number, from: number, span: number }} BitRow scale: px per page */

/** @param {Measures} m */
export function bitsX(m) {
  return m.narrow ? m.x : Math.round((m.x + m.right) / 2);
}

/** @param {ZoneModel} model @param {Measures} m @param {number} top of the lists @param {LayoutOptions} options @returns {Shape[]} */
export function bitmapShapes(model, m, top, options) {
  if (model.maps.length === 0) return [];
  const shown = options.show?.includes("bitmap") ?? false;
  const title = t("scene.bits");
  const rows = Array.from({ length: model.orders }, (_, order) =>
    rowShapes(model, m, top, order, options),
  ).flat();
  return m.narrow ? rows : [heading("heading:bits", bitsX(m), top, title, shown), ...rows];
}

/** @param {ZoneModel} model @param {Measures} m @param {number} top @param {number} order @param {LayoutOptions} options @returns {Shape[]} */
function rowShapes(model, m, top, order, options) {
  const row = bitRow(model, m, top, order);
  const map = model.maps[order];
  if (!map) return [noBitmap(row, order)];
  const { focus } = options;
  const flipped =
    focus?.part === "bit" && focus.zone === model.zone && focus.order === order ? focus.bit : -1;
  if (row.scale * 2 ** (order + 1) < CELL) return [strip(model, order, row, flipped)];
  const { first, end } = seen(map, order, row);
  return Array.from({ length: end - first }, (_, i) => cell(map[first + i], first + i, order, row, flipped));
}

/** Bits in view. @param {Uint8Array} map @param {number} order @param {BitRow} row */
function seen(map, order, { from, span }) {
  const pair = 2 ** (order + 1);
  const first = Math.max(0, Math.floor(from / pair));
  return { first, end: Math.min(map.length, Math.ceil((from + span) / pair)) };
}

/** @param {ZoneModel} model @param {Measures} m @param {number} top @param {number} order @returns {BitRow} */
function bitRow(model, m, top, order) {
  const x = bitsX(m);
  const w = m.right - x;
  const y = top + LISTS_HEADING + order * listPitch(m) + (m.narrow ? m.listHeight - 2 : 1);
  const h = m.narrow ? 16 : m.listHeight - 10;
  const { from, span } = m.camera;
  return { x, y, w, h, scale: w / span, pages: model.size, from, span };
}

/** @param {BitRow} row @param {number} order */
function noBitmap(row, order) {
  const text = t("scene.no_bitmap");
  const size = textWidth(text, 11, "sans") <= row.w ? 11 : 10;
  return textShape(`nobits:${order}`, { x: row.x, y: row.y, h: row.h }, text, { size, font: "sans" });
}

/** @param {BitRow} row @param {number} order @param {number} bit */
function span({ x, w, scale, pages, from }, order, bit) {
  const pair = 2 ** (order + 1);
  const left = Math.round(Math.max(x, x + (bit * pair - from) * scale));
  const right = Math.round(Math.min(x + w, x + (Math.min(pages, (bit + 1) * pair) - from) * scale));
  return { left, right };
}

/** @param {number} value @param {number} bit @param {number} order @param {BitRow} row @param {number} flipped @returns {BitShape} */
function cell(value, bit, order, row, flipped) {
  const { left, right } = span(row, order, bit);
  const gap = right - left >= 14 ? 3 : 1;
  const w = Math.max(2, right - left - (right >= row.x + row.w ? 0 : gap));
  const digit = w >= DIGIT;
  const ring = bit === flipped;
  return {
    kind: "bit",
    id: `bit:${order}:${bit}`,
    x: left,
    y: row.y,
    w,
    h: row.h,
    order,
    bit,
    value,
    digit,
    ring,
  };
}

/** @param {ZoneModel} model @param {number} order @param {BitRow} row @param {number} flipped @returns {StripShape} */
function strip(model, order, row, flipped) {
  const ones = stripOnes(model, order, row);
  const { first, end } = seen(model.maps[order], order, row);
  const ring = flipped >= first && flipped < end ? span(row, order, flipped).left : null;
  return { kind: "strip", id: `strip:${order}`, x: row.x, y: row.y, w: row.w, h: row.h, order, ones, ring };
}

/** Pixel by pixel; neighbours that are alike are one. @param {ZoneModel} model @param {number} order @param {BitRow} row */
function stripOnes({ maps, pages }, order, { x, w, from, span }) {
  const map = maps[order];
  const pair = 2 ** (order + 1);
  const at = (/** @type {number} */ px) => (from + (px * span) / w) / pair;
  const edge = (/** @type {number} */ px) => Math.max(0, Math.min(map.length, Math.round(at(px))));
  /** @type {[number, number, number][]} */
  const ones = [];
  for (let px = 0; px < w; px++) {
    // a bit wider than a pixel is whole in each of them
    const wide = span / pair < w;
    const start = wide ? Math.floor(at(px + 0.5)) : edge(px);
    const end = Math.min(map.length, wide ? start + 1 : edge(px + 1));
    const share = end > start ? onesIn(map, pages.ones[order], start, end) / (end - start) : 0;
    const last = ones.at(-1);
    if (share === 0) continue;
    if (last && last[0] + last[1] === x + px && last[2] === share) last[1]++;
    else ones.push([x + px, 1, share]);
  }
  return ones;
}
