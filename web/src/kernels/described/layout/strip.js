/** A zone in small: all of its pages as columns, and its gauge. */

/** @import { LayoutOptions, Scene, ZoneModel } from "../../../scene/scene.d.ts" */

import { measure, PAD } from "../../../scene/measures.js";
import { columnsOf } from "../density.js";
import { barShapes } from "./gauge.js";

const MAP = { y: 2, h: 16 };
const BAR = { y: 24, h: 5 };
const HEIGHT = 34;

/** @param {ZoneModel} model @param {LayoutOptions} options @returns {Scene} */
export function stripScene(model, options) {
  const { width, density = 1 } = options;
  const w = Math.max(1, width - 2 * PAD);
  const m = { ...measure(width, model), left: PAD, x: PAD, right: PAD + w };
  const columns = columnsOf(model.pages, 0, model.size, Math.max(1, Math.round(w * density)));
  return {
    width,
    height: HEIGHT,
    narrow: m.narrow,
    map: {
      ...{ x: PAD, ...MAP, w, rowHeight: MAP.h, first: model.first, size: model.size, orders: 1 },
      ...{ camera: { from: 0, span: model.size }, used: null, overview: null },
    },
    shapes: [
      {
        ...{ kind: "density", id: "strip", x: PAD, ...MAP, w, columns, plain: model.typed },
        rows: [{ shows: "all", ...MAP }],
      },
      ...barShapes(model, m, options, BAR),
    ],
  };
}
