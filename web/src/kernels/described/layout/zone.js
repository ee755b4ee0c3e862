/**
 * From what is known about a zone to a list of plain shapes with stable ids. Pure.
 *
 * Top to bottom: watermark gauge, map, then the free lists with their pair bitmaps beside them
 * (on narrow screens under them).
 */

/** @import { LayoutOptions, Scene, Shape, ZoneModel } from "../../../scene/scene.d.ts" */

import { measure, panel } from "../../../scene/measures.js";
import { bitmapShapes, bitsX } from "./bitmaps.js";
import { choiceShapes } from "./choices.js";
import { GAUGE_HEIGHT, gaugeShapes } from "./gauge.js";
import { linkShapes } from "./links.js";
import { LISTS_HEADING, listPitch, listShapes, listsRight } from "./lists.js";
import { mapBottom, mapBox, mapShapes } from "./map.js";
import { markShapes } from "./marks.js";

const SECTION_GAP = 12;

/** @param {ZoneModel} model @param {LayoutOptions} options @returns {Scene} */
export function layout(model, options) {
  if (model.layout) return model.layout(model, options);
  const there = (/** @type {string} */ part) => options.parts?.includes(part) ?? true;
  const flat = !there("lists") && !measure(options.width, model, options.camera).large;
  const m = {
    ...measure(options.width, model, options.camera, !flat),
    bits: there("bitmap") && model.maps.length > 0,
  };
  const map = mapBox(model, m, there("watermarks") ? GAUGE_HEIGHT + SECTION_GAP : 0, flat);
  const lists = mapBottom(map) + SECTION_GAP;
  const bottom = there("lists") ? lists + LISTS_HEADING + model.orders * listPitch(m) : lists;
  const own = ownParts(model, m, bottom, options);
  const shapes = [
    ...listPanels(m, lists, bottom, options),
    ...(there("watermarks") ? gaugeShapes(model, m, options) : []),
    ...mapShapes(model, m, map, options),
    ...(there("lists") ? listShapes(model, m, lists, options) : []),
    ...(m.bits ? bitmapShapes(model, m, lists, options) : []),
    ...markShapes(m, map, options),
    ...own.shapes,
  ];
  return {
    width: options.width,
    height: Math.ceil(own.bottom),
    narrow: m.narrow,
    map,
    shapes: [...shapes, ...linkShapes(shapes, model, options.link), ...choiceShapes(shapes, m, options)],
  };
}

/** What only this kernel has, one part under the other. @param {ZoneModel} model @param {import("../../../scene/measures.js").Measures} m @param {number} top @param {LayoutOptions} options */
function ownParts(model, m, top, options) {
  /** @type {Shape[]} */
  const shapes = [];
  let bottom = top;
  for (const part of model.parts) {
    shapes.push(...part.shapes(model, m, bottom + SECTION_GAP, options));
    bottom += SECTION_GAP + part.height(model, m);
  }
  return { shapes, bottom };
}

/** @param {import("../../../scene/measures.js").Measures} m @param {number} top @param {number} bottom @param {LayoutOptions} options @returns {Shape[]} */
function listPanels(m, top, bottom, { show = [] }) {
  const shapes = [];
  if (show.includes("lists")) shapes.push(panel("lists", m.left, top - 6, listsRight(m), bottom));
  if (show.includes("bitmap")) shapes.push(panel("bitmap", bitsX(m), top - 6, m.right, bottom));
  return shapes;
}
