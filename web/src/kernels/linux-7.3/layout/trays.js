/** What each CPU keeps of a zone: a card with how full it is, and only the lists that hold something. */

/** @import { LayoutOptions, Shape, ZoneModel } from "../../../scene/scene.d.ts" */
/** @import { Measures } from "../../../scene/measures.js" */
/** @import { State } from "../kernel.js" */

import { t } from "../../../i18n/language.js";
import { heading, textShape, textWidth } from "../../../scene/measures.js";
import { orderOfPcpList, PCP_TYPES } from "../state.js";
import { badge, pill } from "./free-lists.js";

const HEADING = 22;
const HEAD = 30;
const ROW = 24;
const PAD = 10;
const GAP = 12;
const PILL = 20;
const SIZE = 12;
/** More CPUs than this are not drawn one by one: those that hold most are. */
const MOST_CARDS = 4;

/** @typedef {{ number: number, cpu: number, count: number, batch: number, high: number, high_min: number, lists: { index: number, pages: number[] }[] }} Tray */

/** Those that are drawn, the CPU that asks, and how many are not drawn. @typedef {{ trays: Tray[], asking: number, others: number }} Trays */

/** The CPU that asks first, then those that hold most. @param {ZoneModel} model @returns {Trays} */
export function traysOf(model) {
  const frame = /** @type {State} */ (/** @type {unknown} */ (model.frame));
  const asking = frame.system[0] ?? 0;
  const own = frame.pcps
    .map((pcp, number) => ({ .../** @type {any} */ (pcp), number }))
    .filter(({ zone }) => zone === model.zone);
  const sorted = own.toSorted(
    (one, other) =>
      Number(other.cpu === asking) - Number(one.cpu === asking) ||
      other.count - one.count ||
      one.cpu - other.cpu,
  );
  const kept = sorted.slice(0, MOST_CARDS).toSorted((one, other) => one.cpu - other.cpu);
  const lists = listsOf(frame, new Set(kept.map(({ number }) => number)));
  return {
    trays: kept.map((tray) => ({ ...tray, lists: lists.get(tray.number) ?? [] })),
    asking,
    others: own.length - kept.length,
  };
}

/** By per-CPU set: its lists that hold something, each from its head. @param {State} frame @param {Set<number>} wanted @returns {Map<number, Tray["lists"]>} */
function listsOf({ pcp_list }, wanted) {
  /** @type {Map<number, Map<number, { page: number, stamp: number }[]>>} */
  const found = new Map();
  for (const [page, { pcp, index, stamp }] of pcp_list) {
    if (!wanted.has(pcp)) continue;
    const lists = found.get(pcp) ?? new Map();
    found.set(pcp, lists.set(index, [...(lists.get(index) ?? []), { page, stamp }]));
  }
  return new Map(
    [...found].map(([pcp, lists]) => [
      pcp,
      [...lists]
        .sort(([one], [other]) => one - other)
        .map(([index, entries]) => ({
          index,
          pages: entries.sort((one, other) => other.stamp - one.stamp).map(({ page }) => page),
        })),
    ]),
  );
}

/** Until something was freed, high is 0 and high_min holds. @param {{ high: number, high_min?: number }} pcp */
export function limitOf({ high, high_min = 0 }) {
  return Math.max(high, high_min);
}

/** @param {Measures} m */
function columnsOf(m) {
  return m.narrow ? 1 : 2;
}

/** @param {Tray} tray */
function cardHeight({ lists }) {
  return HEAD + Math.max(1, lists.length) * ROW + 6;
}

/** Heights of the rows of cards. @param {Tray[]} trays @param {number} columns */
function rowHeights(trays, columns) {
  const rows = Array.from({ length: Math.ceil(trays.length / columns) }, (_, row) =>
    trays.slice(row * columns, (row + 1) * columns),
  );
  return rows.map((row) => Math.max(...row.map(cardHeight)));
}

/** @param {Trays} found @param {Measures} m */
export function traysHeight({ trays }, m) {
  const heights = rowHeights(trays, columnsOf(m));
  return HEADING + heights.reduce((sum, height) => sum + height + GAP, 0);
}

/** @param {Trays} found @param {Measures} m @param {number} top @param {LayoutOptions} options @returns {Shape[]} */
export function trayShapes({ trays, asking, others }, m, top, options) {
  const columns = columnsOf(m);
  const heights = rowHeights(trays, columns);
  const w = (m.right - m.left - (columns - 1) * GAP) / columns;
  const title = others ? t("linux73.trays.more", { others }) : t("linux73.trays");
  return [
    heading("heading:trays", m.left, top, title, options.show?.includes("trays") ?? false),
    ...trays.flatMap((tray, i) => {
      const row = Math.floor(i / columns);
      const above = heights.slice(0, row).reduce((sum, height) => sum + height + GAP, 0);
      const box = {
        x: Math.round(m.left + (i % columns) * (w + GAP)),
        y: top + HEADING + above,
        w: Math.floor(w),
        h: heights[row],
      };
      return cardShapes(tray, box, tray.cpu === asking, options);
    }),
  ];
}

/** @param {Tray} tray @param {{ x: number, y: number, w: number, h: number }} box @param {boolean} active @param {LayoutOptions} options @returns {Shape[]} */
function cardShapes(tray, box, active, options) {
  const { number, cpu, count, batch, lists } = tray;
  const high = limitOf(tray);
  const level = {
    x: Math.round(box.x + box.w * 0.6),
    y: box.y + 13,
    w: Math.round(box.w * 0.4) - PAD - 2,
    h: 6,
  };
  const share = (/** @type {number} */ pages) =>
    high ? Math.round((level.w * Math.min(pages, high)) / high) : 0;
  const name = t(active ? "linux73.tray.asks" : "linux73.tray", { cpu });
  return [
    { kind: "card", id: `card:${number}`, ...box, active },
    textShape(`tray:${number}`, { x: box.x + PAD, y: box.y + 8 }, name, {
      size: 12,
      weight: 600,
      font: "sans",
      tone: active ? "accent" : "ink",
    }),
    textShape(
      `tray-count:${number}`,
      { x: level.x - 8, y: box.y + 8 },
      t("linux73.tray.count", { count, high }),
      { align: "right" },
    ),
    { kind: "level", id: `level:${number}`, ...level, filled: share(count), tick: share(batch), active },
    ...(lists.length
      ? lists.flatMap((list, row) => listShapes(list, { ...box, y: box.y + HEAD + row * ROW }, options))
      : [
          textShape(
            `tray-empty:${number}`,
            { x: box.x + PAD, y: box.y + HEAD, h: PILL },
            t("linux73.tray.empty"),
          ),
        ]),
  ];
}

/** @param {Tray["lists"][number]} list @param {{ x: number, y: number, w: number }} box @param {LayoutOptions} options @returns {Shape[]} */
function listShapes({ index, pages }, box, { focus }) {
  const order = orderOfPcpList(index);
  const type = index % PCP_TYPES;
  const label = t("scene.order", { order });
  let x = Math.round(box.x + PAD + textWidth(label, 11) + 10);
  /** @type {Shape[]} */
  const shapes = [
    textShape(`tray-order:${box.x}:${index}`, { x: box.x + PAD, y: box.y, h: PILL }, label),
    badge(`tray:${box.x}:${index}`, type, x, box.y + 2),
  ];
  x += 24;
  for (const [i, page] of pages.entries()) {
    const w = Math.max(30, Math.round(textWidth(String(page), SIZE) + 14));
    if (x + w > box.x + box.w - PAD - 26) {
      shapes.push(
        textShape(`tray-more:${box.x}:${index}`, { x, y: box.y, h: PILL }, `+${pages.length - i}`, {
          size: SIZE,
        }),
      );
      break;
    }
    shapes.push(
      pill(
        { order, page, type, label: String(page), ring: focus?.page === page },
        { x, y: box.y, w, h: PILL },
      ),
    );
    x += w + 6;
  }
  return shapes;
}
