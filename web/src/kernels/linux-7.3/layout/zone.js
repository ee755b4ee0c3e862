/**
 * A zone of Linux 7.3 as plain shapes. Top to bottom: gauge, ribbon of pageblocks, map (row = order, colour and hatch = type),
 * free lists by order and type, the lists of each CPU.
 */

/** @import { LayoutOptions, Scene, Shape, ZoneModel } from "../../../scene/scene.d.ts" */
/** @import { Measures } from "../../../scene/measures.js" */

import { t } from "../../../i18n/language.js";
import { measure } from "../../../scene/measures.js";
import { installLayer } from "../../../scene/renderer.js";
import { choiceShapes } from "../../described/layout/choices.js";
import { GAUGE_HEIGHT, gaugeShapes } from "../../described/layout/gauge.js";
import { linkShapes } from "../../described/layout/links.js";
import { mapBottom, mapBox, mapShapes } from "../../described/layout/map.js";
import { markShapes } from "../../described/layout/marks.js";
import { drawTypes } from "../layer.js";
import { factShapes } from "./facts.js";
import { freeListShapes, freeListsHeight } from "./free-lists.js";
import { RIBBON_HEIGHT, ribbonShapes, typeOfRun } from "./ribbon.js";
import { trayShapes, traysHeight, traysOf } from "./trays.js";

installLayer(drawTypes, "over");

const GAP = 12;

/** @param {ZoneModel} model @param {LayoutOptions} options @returns {Scene} */
export function layout(model, options) {
  const there = (/** @type {string} */ part) => options.parts?.includes(part) ?? true;
  const m = { ...measure(options.width, model, options.camera), bits: false };
  const gauge = there("watermarks") ? GAUGE_HEIGHT + 16 + GAP : 0;
  const map = mapBox(model, m, gauge + RIBBON_HEIGHT);
  const lists = mapBottom(map) + GAP;
  const trays = lists + (there("lists") ? freeListsHeight(model) + GAP : 0);
  const found = there("trays") ? traysOf(model) : null;
  const bottom = trays + (found ? traysHeight(found, m) : 0);
  const shapes = [
    ...(there("watermarks")
      ? [...gaugeShapes(model, m, options), ...factShapes(model, m, GAUGE_HEIGHT, options)]
      : []),
    ...ribbonShapes(model, m, gauge, options),
    ...mapShapes(model, m, map, options).map((shape) => typed(model, m, shape)),
    ...(there("lists") ? freeListShapes(model, m, lists, options) : []),
    ...(found ? trayShapes(found, m, trays, options) : []),
    ...markShapes(m, map, options),
  ];
  return {
    width: options.width,
    height: Math.ceil(bottom + GAP),
    narrow: m.narrow,
    map,
    shapes: [...shapes, ...linkShapes(shapes, model, options.link), ...choiceShapes(shapes, m, options)],
  };
}

/** A free run stands under the type of its pageblock; columns of many pages have no colour, which would be an order's. @param {ZoneModel} model @param {Measures} m @param {Shape} shape @returns {Shape} */
function typed(model, m, shape) {
  if (shape.kind === "density") return { ...shape, plain: true };
  if (shape.id === "heading:map" && shape.kind === "text" && !m.narrow)
    return { ...shape, text: t("linux73.map") };
  if (shape.kind !== "block" || shape.state !== "free") return shape;
  return { ...shape, type: typeOfRun(model, shape.page, shape.order) };
}
