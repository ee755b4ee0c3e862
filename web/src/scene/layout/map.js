/** The map: pages from left to right, one row an order, the largest on top. */

/** @import { BlockShape, Ghost, LayoutOptions, MapBox, ModelBlock, Shape, ZoneModel } from "../scene.d.ts" */
/** @import { Measures } from "./measures.js" */

import { en } from "../../i18n/en.js";
import { fill, pageRange } from "../../i18n/text.js";
import { fitting, heading, pageX, panel, textShape, textWidth } from "./measures.js";

const HEADING = 26;
const AXIS = 18;
/** Under the axis: names of marked pages. */
export const FLAGS = 20;
const ROW_GAP = 6;
/** Narrower cells have no lines between them. */
const LINED = 14;

/** @param {ZoneModel} model @param {Measures} m @param {number} top @returns {MapBox} */
export function mapBox(model, m, top) {
  return {
    x: m.x,
    y: top + HEADING,
    w: m.right - m.x,
    h: model.orders * m.rowHeight - ROW_GAP,
    rowHeight: m.rowHeight,
    first: model.first,
    size: model.size,
    orders: model.orders,
  };
}

/** Bottom of everything that belongs to the map. @param {MapBox} map */
export function mapBottom(map) {
  return map.y + map.h + AXIS + FLAGS;
}

/** @param {ZoneModel} model @param {Measures} m @param {MapBox} map @param {LayoutOptions} options @returns {Shape[]} */
export function mapShapes(model, m, map, options) {
  const shown = options.show?.includes("map") ?? false;
  const title = fill(en, m.narrow ? "scene.map.narrow" : "scene.map") ?? "";
  const orders = Array.from({ length: model.orders }, (_, order) => order);
  return [
    ...(shown ? [panel("map", m.left, map.y - HEADING - 6, m.right, mapBottom(map))] : []),
    heading("heading:map", m.left, map.y - HEADING, title, shown),
    ...orders.flatMap((order) => rowShapes(m, map, order)),
    ...axisShapes(m, map),
    ...ghostShapes(model, m, map, options.ghosts ?? []),
    ...model.blocks.map((block) => blockShape(block, m, map, options)),
  ];
}

/** @param {MapBox} map @param {number} order */
export function rowY(map, order) {
  return map.y + (map.orders - 1 - order) * map.rowHeight;
}

/** @param {Measures} m @param {MapBox} map @param {number} order @returns {Shape[]} */
function rowShapes(m, map, order) {
  const y = rowY(map, order);
  const h = map.rowHeight - ROW_GAP;
  const step = 2 ** order;
  const lines = [];
  for (let index = step; step * m.pageWidth >= LINED && index < map.size; index += step)
    lines.push(pageX(m, index));
  const label = m.narrow ? String(order) : (fill(en, "scene.order", { order }) ?? "");
  return [
    textShape(`order:${order}`, { x: m.left, y, h }, label),
    { kind: "row", id: `row:${order}`, x: m.x, y, w: map.w, h, order, lines },
  ];
}

/** @param {Measures} m @param {MapBox} map @returns {Shape[]} */
function axisShapes(m, map) {
  const widest = textWidth(String(map.first + map.size - 1), 10) + 6;
  let step = 1;
  while (step * m.pageWidth < widest) step *= 2;
  const shapes = [];
  for (let index = 0; index < map.size; index += step) {
    const x = m.x + (index + 0.5) * m.pageWidth;
    const place = { x: Math.round(x), y: map.y + map.h + 2, h: AXIS - 2 };
    shapes.push(textShape(`axis:${index}`, place, String(map.first + index), { size: 10, align: "center" }));
  }
  return shapes;
}

/** @param {Measures} m @param {MapBox} map @param {{ page: number, order: number, pages: number }} block */
function blockBox(m, map, { page, order, pages }) {
  const left = pageX(m, page - map.first);
  const right = pageX(m, page - map.first + pages);
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
  const there = new Set(model.blocks.map(({ page, order }) => `${order}:${page}`));
  /** @type {Map<string, Shape>} */
  const shapes = new Map();
  for (const { page, order } of ghosts) {
    const key = `${order}:${page}`;
    const inZone = page >= map.first && page < map.first + map.size;
    if (there.has(key) || !inZone) continue;
    const box = blockBox(m, map, { page, order, pages: 2 ** order });
    shapes.set(key, { kind: "ghost", id: `ghost:${key}`, ...box });
  }
  return [...shapes.values()];
}

/** @param {ModelBlock} block @param {Measures} m @param {MapBox} map @param {LayoutOptions} options @returns {BlockShape} */
function blockShape(block, m, map, options) {
  const box = blockBox(m, map, block);
  const { kind: state, page, order, pages } = block;
  const size = m.narrow ? 11 : 12;
  const label = fitting(labelsOf(block), box.w - 4, size);
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
  };
}

/** From long to short. @param {ModelBlock} block @returns {string[]} */
function labelsOf({ kind, page, order, name }) {
  const range = pageRange(page, order);
  if (kind === "allocated") return [fill(en, "scene.named", { name: name ?? "", range }) ?? "", name ?? ""];
  if (kind === "hand") return [fill(en, "scene.hand", { range }) ?? "", range];
  if (kind === "local") return [fill(en, "scene.local", { range }) ?? "", range];
  return kind === "reserved" ? [fill(en, "scene.reserved") ?? ""] : [range];
}

/** @param {ModelBlock} block @param {LayoutOptions} options */
function isFocused({ kind, page, order, pages }, { focus }) {
  if (!focus || focus.page < page || focus.page >= page + pages) return false;
  if (focus.part === "count") return true;
  if (focus.part === "list") return kind === "free" && focus.order === order && !focus.left;
  return (focus.part === "name" || focus.part === "block") && focus.order === order;
}
