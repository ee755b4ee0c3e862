/** The ribbon: a cell for each pageblock, with the letter of its type; and where the scanners of compaction stand. */

/** @import { LayoutOptions, Shape, ZoneModel } from "../../../scene/scene.d.ts" */
/** @import { Measures } from "../../../scene/measures.js" */
/** @import { Zone } from "../kernel.js" */

import { t } from "../../../i18n/language.js";
import { heading, pageX, textShape } from "../../../scene/measures.js";
import { TYPES, typeOf, ZoneField } from "../state.js";

const CELL = { y: 22, h: 18 };
export const RIBBON_HEIGHT = 46;
/** Narrower cells stand for several pageblocks. */
const LEAST = 3;
/** A letter needs so much. */
const LETTERED = 11;

/** @param {ZoneModel} model @returns {Zone} */
export function zoneOf(model) {
  return /** @type {Zone} */ (/** @type {unknown} */ (model.state));
}

/** What is fixed about the pageblocks of a zone. @param {ZoneModel} model @returns {{ pageblock_order: number, first_block: number }} */
function infoOf(model) {
  return /** @type {any} */ (model.state.info);
}

/** Number of the pageblock of a page, within its zone. @param {ZoneModel} model @param {number} page */
export function blockOf(model, page) {
  const { pageblock_order: order, first_block: first } = infoOf(model);
  return (page >> order) - first;
}

/** Runs larger than a pageblock have that of their first page. @param {ZoneModel} model @param {number} page @param {number} order */
export function typeOfRun(model, page, order) {
  const { lists } = model.state;
  // while a block changes its type, runs still stand on the list of the old one
  const on = TYPES.findIndex((_, type) => lists[(order << 3) | type]?.has(page));
  return on >= 0 ? on : typeOf(zoneOf(model).pageblocks[blockOf(model, page)] ?? 1);
}

/** @param {ZoneModel} model @param {Measures} m @param {number} top @param {LayoutOptions} options @returns {Shape[]} */
export function ribbonShapes(model, m, top, { focus }) {
  const { pageblock_order: order, first_block: first } = infoOf(model);
  const { pageblocks } = zoneOf(model);
  const wide = m.pageWidth * 2 ** order;
  const step = Math.max(1, Math.ceil(LEAST / wide));
  const lit = focus && focus.zone === model.zone && focus.page >= 0 ? blockOf(model, focus.page) : -1;
  /** @type {Shape[]} */
  const shapes = [
    heading("heading:ribbon", m.left, top, t("linux73.ribbon", { pages: 2 ** order }), false),
    ...scannerShapes(model, m, top),
  ];
  const from = Math.max(0, blockOf(model, model.first + Math.floor(m.camera.from)));
  const to = Math.min(
    pageblocks.length,
    blockOf(model, model.first + Math.ceil(m.camera.from + m.camera.span)) + 1,
  );
  for (let block = Math.floor(from / step) * step; block < to; block += step) {
    const start = ((block + first) << order) - model.first;
    const x = Math.max(m.x, pageX(m, start));
    const right = Math.min(m.right, pageX(m, Math.min(model.size, start + (step << order))));
    if (right <= x) continue;
    const type = step === 1 ? typeOf(pageblocks[block]) : mostFrequent(pageblocks, block, step);
    const gap = right - x >= 8 ? 2 : 0;
    const box = { x, y: top + CELL.y, w: right - x - gap, h: CELL.h };
    const label = box.w >= LETTERED ? TYPES[type] : "";
    shapes.push({ kind: "cell", id: `cell:${block}`, ...box, type, label, ring: block === lit });
  }
  return shapes;
}

/** @param {number[]} pageblocks @param {number} from @param {number} count */
function mostFrequent(pageblocks, from, count) {
  const found = TYPES.map(() => 0);
  for (let block = from; block < Math.min(from + count, pageblocks.length); block++)
    found[typeOf(pageblocks[block])]++;
  return found.indexOf(Math.max(...found));
}

/** Compaction goes with two scanners: from the left it takes movable pages, from the right free ones. @param {ZoneModel} model @param {Measures} m @param {number} top @returns {Shape[]} */
function scannerShapes(model, m, top) {
  const { values } = zoneOf(model);
  const at = { migrate: values[ZoneField.COMPACT_MIGRATE], free: values[ZoneField.COMPACT_FREE] };
  if (!at.migrate && !at.free) return [];
  return /** @type {const} */ (["migrate", "free"]).flatMap((name) => {
    const x = Math.max(m.x, Math.min(m.right - 8, pageX(m, at[name] - model.first)));
    const way = name === "migrate" ? 1 : -1;
    const words = { x: x + (way === 1 ? 12 : -4), y: top + 4, h: 14 };
    return [
      /** @type {Shape} */ ({ kind: "scanner", id: `scanner:${name}`, x, y: top + 6, w: 8, h: 12, way }),
      textShape(`scanner-name:${name}`, words, t(`linux73.scanner.${name}`), {
        size: 10,
        align: way === 1 ? "left" : "right",
        tone: way === 1 ? "accent" : "warn",
      }),
    ];
  });
}
