/** Free lists by order and type, each from its head: one row an order, a column each for U, M and E, one for H, C and I. */

/** @import { Focus, LayoutOptions, PillShape, Shape, ZoneModel } from "../../../scene/scene.d.ts" */
/** @import { Measures } from "../../../scene/measures.js" */

import { t } from "../../../i18n/language.js";
import { heading, textShape, textWidth } from "../../../scene/measures.js";
import { TYPES } from "../state.js";

const HEADING = 22;
const HEADS = 26;
const ROW = 26;
const PILL = 20;
const BADGE = 16;
const SIZE = 12;
const ARROW = 8;
/** Types with a column of their own; the others share the last. */
const COLUMNS = [[0], [1], [2], [3, 4, 5]];

/** @param {ZoneModel} model */
export function freeListsHeight(model) {
  return HEADING + HEADS + model.orders * ROW;
}

/** @param {ZoneModel} model @param {Measures} m @param {number} top @param {LayoutOptions} options @returns {Shape[]} */
export function freeListShapes(model, m, top, options) {
  const columns = columnsOf(m);
  const shown = options.show?.includes("lists") ?? false;
  const orders = Array.from({ length: model.orders }, (_, order) => order);
  return [
    heading("heading:lists", m.left, top, t("linux73.lists"), shown),
    ...columns.flatMap((column, i) => headShapes(COLUMNS[i], column, top + HEADING, m.narrow)),
    ...orders.flatMap((order) => {
      // as in the map: the largest order on top
      const y = top + HEADING + HEADS + (model.orders - 1 - order) * ROW;
      const label = m.narrow ? String(order) : t("scene.order", { order });
      return [
        textShape(`list:${order}`, { x: m.left, y, h: PILL }, label),
        ...columns.flatMap((column, i) => cellShapes(model, order, COLUMNS[i], { ...column, y }, options)),
      ];
    }),
  ];
}

/** @param {Measures} m @returns {{ x: number, w: number }[]} */
function columnsOf(m) {
  const w = (m.right - m.x) / COLUMNS.length;
  return COLUMNS.map((_, i) => ({ x: Math.round(m.x + i * w), w: Math.floor(w) - 8 }));
}

/** @param {number[]} types @param {{ x: number, w: number }} column @param {number} y @param {boolean} narrow @returns {Shape[]} */
function headShapes(types, { x, w }, y, narrow) {
  const badges = types.map((type, i) => badge(`head:${type}`, type, x + i * (BADGE + 4), y));
  const after = x + types.length * (BADGE + 4) + 2;
  const name = types.length === 1 ? t(`linux73.type.${TYPES[types[0]]}`) : t("linux73.types.others");
  if (narrow || textWidth(name, 11, "sans") > w - (after - x)) return badges;
  return [
    ...badges,
    textShape(`head-name:${types[0]}`, { x: after, y, h: BADGE }, name, { font: "sans", weight: 600 }),
  ];
}

/** The letter of a type on its colour. @param {string} id @param {number} type @param {number} x @param {number} y @returns {Shape} */
export function badge(id, type, x, y) {
  return { kind: "cell", id: `badge:${id}`, x, y, w: BADGE, h: BADGE, type, label: TYPES[type], ring: false };
}

/** @param {ZoneModel} model @param {number} order @param {number[]} types @param {{ x: number, y: number, w: number }} box @param {LayoutOptions} options @returns {Shape[]} */
function cellShapes(model, order, types, box, options) {
  const several = types.length > 1;
  const lists = types.map((type) => ({ type, list: model.state.lists[(order << 3) | type] }));
  const entries = lists.flatMap(({ type, list }) => (list?.head(8) ?? []).map((page) => ({ page, type })));
  const total = lists.reduce((sum, { list }) => sum + (list?.size ?? 0), 0);
  if (!total) {
    const place = { x: box.x + 4, y: box.y, h: PILL };
    return [textShape(`empty:${order}:${types[0]}`, place, "–", { tone: "faint" })];
  }
  return chain(entries, total, { order, several, box, focus: options.focus, zone: model.zone });
}

/** @typedef {{ page: number, type: number }} Entry */
/** @typedef {{ order: number, several: boolean, box: { x: number, y: number, w: number }, focus: Focus | null | undefined, zone: number }} Row */

/** As many as fit, then how many more. @param {Entry[]} entries @param {number} total @param {Row} row @returns {Shape[]} */
function chain(entries, total, { order, several, box, focus, zone }) {
  /** @type {Shape[]} */
  const shapes = [];
  const more = textWidth(`+${total}`, SIZE) + 6;
  let x = box.x;
  let count = 0;
  for (const { page, type } of entries) {
    const label = several ? `${TYPES[type]} ${page}` : String(page);
    const w = Math.max(30, Math.round(textWidth(label, SIZE) + 14));
    const last = count === total - 1;
    if (x + w + (last ? 0 : more) > box.x + box.w && count > 0) break;
    if (count)
      shapes.push({
        kind: "arrow",
        id: `arrow:${order}:${type}:${page}`,
        x: x - ARROW,
        y: box.y + PILL / 2,
        w: ARROW,
        h: 0,
        dashed: false,
      });
    const ring =
      focus?.part === "list" && focus.zone === zone && focus.order === order && focus.page === page;
    shapes.push(pill({ order, page, type, label, ring }, { x, y: box.y, w, h: PILL }));
    x += w + ARROW;
    count++;
  }
  if (total > count)
    shapes.push(
      textShape(`more:${order}:${entries[0].type}`, { x, y: box.y, h: PILL }, `+${total - count}`, {
        size: SIZE,
      }),
    );
  return shapes;
}

/** @param {{ order: number, page: number, type: number, label: string, ring: boolean }} entry @param {{ x: number, y: number, w: number, h: number }} box @returns {PillShape} */
export function pill({ order, page, type, label, ring }, box) {
  return {
    kind: "pill",
    id: `pill:${order}:${page}`,
    ...box,
    page,
    order,
    label,
    left: false,
    plain: false,
    ring,
    type,
  };
}
