/** The map: pages from left to right, one row an order, the largest on top. */

/** @import { BlockShape, Ghost, LayoutOptions, MapBox, ModelBlock, Shape, ZoneModel } from "../../../scene/scene.d.ts" */
/** @import { Measures } from "../../../scene/measures.js" */

import { t } from "../../../i18n/language.js";
import { fitting, heading, pageX, panel, THIN, textShape, textWidth } from "../../../scene/measures.js";
import { blockAt, blocksIn } from "../zone-model.js";
import { blockLabels, orderLabel } from "./labels.js";

const HEADING = 26;
const OVERVIEW = 22;
const USED = 20;
const AXIS = 18;
/** Under the axis: names of marked pages. */
export const FLAGS = 20;
/** Between two rows. */
export const ROW_GAP = 6;
/** Height of the one row of a flat map. */
const FLAT = { wide: 112, narrow: 92 };
/** A zone of at most so many pages is never drawn as columns, however narrow the screen. */
export const NEVER_LARGE = 32;
/** Narrower cells have no lines between them. */
const LINED = 14;

/** @param {ZoneModel} model @param {Measures} m @param {number} top @param {boolean} [flat] one row for all orders @returns {MapBox} */
export function mapBox(model, m, top, flat = false) {
  if (flat) return flatBox(model, m, top);
  return {
    x: m.x,
    y: top + HEADING + (m.large ? OVERVIEW : 0),
    w: m.right - m.x,
    h: model.orders * m.rowHeight - ROW_GAP,
    rowHeight: m.rowHeight,
    first: model.first,
    size: model.size,
    orders: model.orders,
    camera: m.camera,
    used: m.large ? { y: top + HEADING + OVERVIEW + model.orders * m.rowHeight, h: USED } : null,
    overview: m.large ? { y: top + HEADING - 2, h: OVERVIEW - 8 } : null,
  };
}

/** @param {ZoneModel} model @param {Measures} m @param {number} top @returns {MapBox} */
function flatBox(model, m, top) {
  const rowHeight = (m.narrow ? FLAT.narrow : FLAT.wide) + ROW_GAP;
  const box = { x: m.x, y: top + ROW_GAP, w: m.right - m.x, h: rowHeight - ROW_GAP, rowHeight, flat: true };
  const { first, size, orders } = model;
  return { ...box, first, size, orders, camera: m.camera, used: null, overview: null };
}

/** Bottom of the rows. @param {MapBox} map */
export function rowsBottom({ y, h, used }) {
  return used ? used.y + used.h : y + h;
}

/** Bottom of everything that belongs to the map. @param {MapBox} map */
export function mapBottom(map) {
  return rowsBottom(map) + AXIS + FLAGS;
}

/** What is drawn where pages are too thin: columns by their share. Its part of the page is fetched for zones that need it (large.js). */
const large = {
  /** @param {ZoneModel} _model @param {Measures} _m @param {MapBox} _map @param {LayoutOptions} _options @returns {Shape[]} */
  shapes: (_model, _m, _map, _options) => [],
};

/** @param {typeof large.shapes} shapes */
export function installLargeZones(shapes) {
  large.shapes = shapes;
}

/** @param {ZoneModel} model @param {Measures} m @param {MapBox} map @param {LayoutOptions} options @returns {Shape[]} */
export function mapShapes(model, m, map, options) {
  const shown = options.show?.includes("map") ?? false;
  const title = t(model.sizeInWords ? "scene.map.sized" : m.narrow ? "scene.map.narrow" : "scene.map");
  if (map.flat) return flatShapes(model, m, map, options);
  const orders = Array.from({ length: model.orders }, (_, order) => order);
  return [
    ...(shown ? [panel("map", m.left, map.y - HEADING - 6, m.right, mapBottom(map))] : []),
    heading("heading:map", m.left, mapTop(map), title, shown),
    ...orders.flatMap((order) => rowShapes(model, m, map, order)),
    ...large.shapes(model, m, map, options),
    ...axisShapes(model, m, map),
    ...ghostShapes(model, m, map, options.ghosts ?? []),
    ...blockShapes(model, m, map, options),
    ...refusalShapes(model, m, map, options),
  ];
}

/** Pages side by side and nothing else: no orders, no headings. @param {ZoneModel} model @param {Measures} m @param {MapBox} map @param {LayoutOptions} options @returns {Shape[]} */
function flatShapes(model, m, map, options) {
  return [
    ...axisShapes(model, m, map),
    ...blockShapes(model, m, map, options),
    ...refusalShapes(model, m, map, options),
  ];
}

/** A free block as the pages that it has. @param {ModelBlock} block @returns {ModelBlock[]} */
function asPages(block) {
  if (block.kind !== "free") return [block];
  return Array.from({ length: block.pages }, (_, i) => ({
    ...block,
    page: block.page + i,
    order: 0,
    pages: 1,
  }));
}

/** What was just refused stands over aligned pages that it cannot have: those of which most are free. @param {ZoneModel} model @param {Measures} m @param {MapBox} map @param {LayoutOptions} options @returns {Shape[]} */
function refusalShapes(model, m, map, { refused }) {
  if (refused === null || refused === undefined || m.large || refused >= model.orders) return [];
  const pages = 2 ** refused;
  const free = freeBySlot(model, pages);
  const slot = free.indexOf(Math.max(...free));
  const box = blockBox(m, map, { page: model.first + slot * pages, order: refused, pages });
  const label = fitting([t("scene.refused", { pages }), "⊘"], box.w - 8, 12);
  return [{ kind: "refusal", id: "refusal", ...box, label }];
}

/** How many pages are free in each aligned run of so many. @param {ZoneModel} model @param {number} pages */
function freeBySlot(model, pages) {
  const free = new Array(Math.max(1, Math.floor(model.size / pages))).fill(0);
  for (const block of blocksIn(model, 0, model.size)) {
    if (block.kind !== "free") continue;
    for (let i = 0; i < block.pages; i++) free[Math.floor((block.page - model.first + i) / pages)]++;
  }
  return free;
}

/** @param {MapBox} map */
function mapTop({ y, overview }) {
  return y - HEADING - (overview ? OVERVIEW : 0);
}

/** Blocks of this order are wide enough to be drawn one by one. @param {Measures} m @param {number} order */
function isDrawn(m, order) {
  return 2 ** order * m.pageWidth >= THIN;
}

/** The smallest order whose blocks are drawn one by one. @param {ZoneModel} model @param {Measures} m */
export function firstDrawn(model, m) {
  let order = 0;
  while (order < model.orders && !isDrawn(m, order)) order++;
  return order;
}

/** @param {ZoneModel} model @param {Measures} m @param {MapBox} map @param {LayoutOptions} options @returns {Shape[]} */
function blockShapes(model, m, map, options) {
  const first = firstDrawn(model, m);
  if (first >= model.orders) return [];
  const { from, span } = m.camera;
  return blocksIn(model, Math.floor(from), Math.ceil(from + span))
    .filter(({ kind }) => kind !== "used" || !map.used) // there is a row for all that is in use
    .flatMap((block) => (map.flat ? asPages(block) : [block]))
    .filter(
      (block) => block.pages * m.pageWidth >= THIN && (block.order >= first || block.kind === "reserved"),
    )
    .map((block) => blockShape(model, block, m, map, options));
}

/** @param {MapBox} map @param {number} order */
export function rowY(map, order) {
  return map.flat ? map.y : map.y + (map.orders - 1 - order) * map.rowHeight;
}

/** @param {ZoneModel} model @param {Measures} m @param {MapBox} map @param {number} order @returns {Shape[]} */
function rowShapes(model, m, map, order) {
  const y = rowY(map, order);
  const h = map.rowHeight - ROW_GAP;
  const step = model.pages.pages[order];
  const lines = [];
  const { from, span } = m.camera;
  const end = Math.min(map.size, from + span);
  for (
    let index = Math.floor(from / step + 1) * step;
    model.binary && step * m.pageWidth >= LINED && index < end;
    index += step
  )
    lines.push(pageX(m, index));
  return [
    textShape(`order:${order}`, { x: m.left, y, h }, orderLabel(model, m, order)),
    { kind: "row", id: `row:${order}`, x: m.x, y, w: map.w, h, order, lines },
  ];
}

/** @param {ZoneModel} model @param {Measures} m @param {MapBox} map @returns {Shape[]} */
function axisShapes({ sizeInWords }, m, map) {
  const placeText = sizeInWords ?? String;
  const widest = Math.max(textWidth(placeText(map.first + map.size - 1), 10), sizeInWords ? 34 : 0) + 6;
  let step = 1;
  while (step * m.pageWidth < widest) step *= 2;
  const shapes = [];
  const { from, span } = m.camera;
  for (
    let index = Math.ceil(from / step) * step;
    index + 0.5 < Math.min(map.size, from + span);
    index += step
  ) {
    const text = placeText(map.first + index);
    const half = textWidth(text, 10) / 2;
    const x = Math.max(
      m.x + half - 6,
      Math.min(m.right - half, m.x + (index - from + (sizeInWords ? 0 : 0.5)) * m.pageWidth),
    );
    const place = { x: Math.round(x), y: rowsBottom(map) + 2, h: AXIS - 2 };
    shapes.push(textShape(`axis:${index}`, place, text, { size: 10, align: "center" }));
  }
  return shapes;
}

/** @param {Measures} m @param {MapBox} map @param {{ page: number, order: number, pages: number }} block */
function blockBox(m, map, { page, order, pages }) {
  const left = Math.max(m.x - 2, pageX(m, page - map.first));
  const right = Math.min(m.right + 2, pageX(m, page - map.first + pages));
  const inset = right - left >= 8 ? 1.5 : 0;
  return {
    x: left + inset,
    y: rowY(map, order) + 1.5,
    w: Math.max(1, right - left - 2 * inset),
    h: map.rowHeight - ROW_GAP - 3,
  };
}

/** Ghosts of blocks that are there again would only hide them. @param {ZoneModel} model @param {Measures} m @param {MapBox} map @param {Ghost[]} ghosts @returns {Shape[]} */
function ghostShapes(model, m, map, ghosts) {
  /** @type {Map<string, Shape>} */
  const shapes = new Map();
  for (const { page, order } of ghosts) {
    const key = `${order}:${page}`;
    if (!isSeen(model, m, map, page, order) || isThere(model, page, order)) continue;
    const box = blockBox(m, map, { page, order, pages: model.pages.pages[order] });
    shapes.set(key, { kind: "ghost", id: `ghost:${key}`, ...box });
  }
  return [...shapes.values()];
}

/** @param {ZoneModel} model @param {Measures} m @param {MapBox} map @param {number} page @param {number} order */
function isSeen({ pages: { pages } }, { camera: { from, span }, pageWidth }, map, page, order) {
  const index = page - map.first;
  const inView = index < Math.min(map.size, from + span) && index + pages[order] > Math.max(0, from);
  return inView && index >= 0 && pages[order] * pageWidth >= THIN;
}

/** @param {ZoneModel} model @param {number} page @param {number} order */
function isThere(model, page, order) {
  const found = blockAt(model, page);
  return found?.page === page && found.order === order;
}

/** @param {ZoneModel} model @param {ModelBlock} block @param {Measures} m @param {MapBox} map @param {LayoutOptions} options @returns {BlockShape} */
function blockShape(model, block, m, map, options) {
  const box = blockBox(m, map, block);
  const { kind: state, page, order, pages, name } = block;
  const size = m.narrow ? 11 : 12;
  const wanted = name === null ? null : (options.wants?.get(name) ?? null);
  const flatFree = map.flat && state === "free";
  const words = blockLabels(model, block, wanted);
  const label = flatFree ? "" : fitting(words, usedWidth(box.w, pages, wanted) - 6, size);
  const ring = isFocused(block, options);
  return {
    kind: "block",
    id: `block:${order}:${page}`,
    ...box,
    state,
    page,
    order,
    pages,
    label,
    size,
    ring,
    plain: !m.large,
    holder: name ?? "",
    wanted: wanted !== null && wanted < pages ? wanted : null,
  };
}

/** Of a block's width: the part that its holder needs. @param {number} w @param {number} pages @param {number | null} wanted */
function usedWidth(w, pages, wanted) {
  return wanted !== null && wanted < pages ? (w * wanted) / pages : w;
}

/** @param {ModelBlock} block @param {LayoutOptions} options */
function isFocused({ kind, page, order, pages }, { focus }) {
  if (!focus || focus.page < page || focus.page >= page + pages) return false;
  if (focus.part === "count") return true;
  if (focus.part === "list") return kind === "free" && focus.order === order && !focus.left;
  return (focus.part === "name" || focus.part === "block") && focus.order === order;
}
