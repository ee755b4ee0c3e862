/** The free lists: a head, and the chain from it in true list order. */

/** @import { Focus, LayoutOptions, PillShape, Shape, ZoneModel } from "../../../scene/scene.d.ts" */
/** @import { Measures } from "../../../scene/measures.js" */

import { t } from "../../../i18n/language.js";
import { heading, textShape, textWidth } from "../../../scene/measures.js";
import { orderLabel } from "./labels.js";

const SIZE = 12;
const ARROW = 20;
export const LISTS_HEADING = 26;
/** On narrow screens the bitmap is under its list. */
const UNDER = 26;

/** @typedef {{ page: number, left: boolean }} Entry */

/** @param {Measures} m */
export function listPitch(m) {
  return m.listHeight + (m.narrow && m.bits ? UNDER : 0);
}

/** Right edge of the chains. @param {Measures} m */
export function listsRight(m) {
  return m.narrow || !m.bits ? m.right : Math.round((m.x + m.right) / 2) - 22;
}

/** @param {ZoneModel} model @param {Measures} m @param {number} top @param {LayoutOptions} options @returns {Shape[]} */
export function listShapes(model, m, top, options) {
  const shown = options.show?.includes("lists") ?? false;
  const wide = model.sizeInWords ? "scene.lists.sized" : "scene.lists";
  const title = t(m.narrow && m.bits && !model.sizeInWords ? "scene.lists.narrow" : wide);
  return [
    heading("heading:lists", m.left, top, title, shown),
    ...model.lists.flatMap((list, order) => {
      const y = top + LISTS_HEADING + order * listPitch(m);
      return rowOf(model, entriesOf(list, order, model, options.focus), order, m, y, options);
    }),
  ];
}

/** The entry that just left keeps its place for this one picture. @param {number[]} list @param {number} order @param {ZoneModel} model @param {Focus | null | undefined} focus @returns {Entry[]} */
function entriesOf(list, order, model, focus) {
  const entries = list.map((page) => ({ page, left: false }));
  const gone =
    focus?.part === "list" && focus.zone === model.zone && focus.order === order ? focus.left : null;
  if (gone) entries.splice(gone.place, 0, { page: gone.page, left: true });
  return entries;
}

/** @param {ZoneModel} model @param {Entry[]} entries @param {number} order @param {Measures} m @param {number} y @param {LayoutOptions} options @returns {Shape[]} */
function rowOf(model, entries, order, m, y, options) {
  const h = m.listHeight - 8;
  const middle = y + h / 2;
  const label = orderLabel(model, m, order);
  return [
    textShape(`list:${order}`, { x: m.left, y, h }, label),
    { kind: "dot", id: `dot:${order}`, x: m.x + 1, y: middle - 4, w: 8, h: 8, ring: false },
    ...(entries.length ? chain(model, entries, order, m, y, h, options) : [emptyText(order, m, y, h)]),
  ];
}

/** @param {number} order @param {Measures} m @param {number} y @param {number} h */
function emptyText(order, m, y, h) {
  const box = { x: m.x + 9 + ARROW + 2, y, h };
  return textShape(`empty:${order}`, box, t("scene.empty"), { size: SIZE });
}

/** @param {ZoneModel} model @param {Entry[]} entries @param {number} order @param {Measures} m @param {number} y @param {number} h @param {LayoutOptions} options */
function chain(model, entries, order, m, y, h, options) {
  const length = model.counts[order];
  const inWords = model.sizeInWords ?? String;
  /** @type {Shape[]} */
  const shapes = [];
  const count = howManyFit(entries, m, inWords);
  let x = m.x + 9;
  for (const entry of entries.slice(0, count)) {
    const id = `${order}:${entry.page}`;
    shapes.push({
      kind: "arrow",
      id: `arrow:${id}`,
      x: x + 3,
      y: y + h / 2,
      w: ARROW - 6,
      h: 0,
      dashed: entry.left,
    });
    x += ARROW;
    shapes.push(pill(entry, order, inWords, { x, y, w: pillWidth(entry, inWords), h }, m, options));
    x += pillWidth(entry, inWords);
  }
  const gone = entries.filter(({ left }) => left).length;
  const more = length + gone - count;
  if (more > 0) shapes.push(moreText(order, more, { x: x + 6, y, h }));
  return shapes;
}

/** @param {Entry} entry @param {(page: number) => string} inWords */
function pillWidth({ page }, inWords) {
  return Math.max(36, Math.round(textWidth(inWords(page), SIZE) + 20));
}

/** @param {Entry[]} entries @param {Measures} m @param {(page: number) => string} inWords */
function howManyFit(entries, m, inWords) {
  const room = listsRight(m) - m.x - 9;
  const more = textWidth("… +9999", SIZE) + 6;
  let used = 0;
  for (const [i, entry] of entries.entries()) {
    used += ARROW + pillWidth(entry, inWords);
    const last = i === entries.length - 1;
    if (used + (last ? 0 : more) > room) return i;
  }
  return entries.length;
}

/** @param {Entry} entry @param {number} order @param {(page: number) => string} inWords @param {{ x: number, y: number, w: number, h: number }} box @param {Measures} m @param {LayoutOptions} options @returns {PillShape} */
function pill({ page, left }, order, inWords, box, m, { focus }) {
  const ring = !left && focus?.part === "list" && focus.order === order && focus.page === page;
  return {
    kind: "pill",
    id: `pill:${order}:${page}`,
    ...box,
    page,
    order,
    label: inWords(page),
    left,
    ring,
    plain: !m.large,
  };
}

/** @param {number} order @param {number} count @param {{ x: number, y: number, h: number }} box */
function moreText(order, count, box) {
  return textShape(`more:${order}`, box, t("scene.more", { count }), { size: SIZE });
}
