/**
 * Zones of which a page is too thin to be drawn: columns of pages by their share, an overview and its window. Importing it
 * makes the map and the renderer draw them; a page fetches it for zones that may need it.
 */

/** @import { LayoutOptions, MapBox, Shape, ZoneModel } from "../../../scene/scene.d.ts" */
/** @import { Measures } from "../../../scene/measures.js" */

import { t } from "../../../i18n/language.js";
import { drawDensity } from "../../../scene/layers/density.js";
import { textShape } from "../../../scene/measures.js";
import { installLayer } from "../../../scene/renderer.js";
import { columnsOf } from "../density.js";
import { firstDrawn, installLargeZones, ROW_GAP, rowY } from "./map.js";

/** Orders whose blocks are too thin, and all that is not free. @param {ZoneModel} model @param {Measures} m @param {MapBox} map @param {LayoutOptions} options @returns {Shape[]} */
function densityShapes(model, m, map, { density = 1 }) {
  const { used } = map;
  if (!used) return [];
  const first = firstDrawn(model, m);
  const rows = Array.from({ length: first }, (_, order) => ({
    shows: order,
    y: rowY(map, order) + 1,
    h: map.rowHeight - ROW_GAP - 2,
  }));
  const columns = columnsOf(model.pages, m.camera.from, m.camera.span, Math.round(map.w * density));
  const label = t(m.narrow ? "scene.used.narrow" : "scene.used");
  const box = { x: map.x, y: map.y, w: map.w, h: used.y + used.h - map.y };
  return [
    textShape("used", { x: m.left, y: used.y, h: used.h }, label),
    { kind: "row", id: "row:used", x: map.x, y: used.y, w: map.w, h: used.h, order: -1, lines: [] },
    {
      kind: "density",
      id: "density",
      ...box,
      columns,
      rows: [...rows, { shows: "used", y: used.y + 1, h: used.h - 2 }],
    },
  ];
}

/** @param {ZoneModel} model @param {MapBox} map @param {LayoutOptions} options @returns {Shape[]} */
function overviewShapes(model, map, { density = 1 }) {
  if (!map.overview) return [];
  const { y, h } = map.overview;
  const columns = columnsOf(model.pages, 0, model.size, Math.round(map.w * density));
  const { from, span } = map.camera;
  const x = map.x + (from / model.size) * map.w;
  const w = Math.max(4, (span / model.size) * map.w);
  return [
    {
      kind: "density",
      id: "overview",
      x: map.x,
      y,
      w: map.w,
      h,
      columns,
      rows: [{ shows: "all", y, h }],
    },
    { kind: "window", id: "window", x: Math.min(x, map.x + map.w - w), y: y - 2, w, h: h + 4 },
  ];
}

installLayer(drawDensity, "under");
installLargeZones((model, m, map, options) => [
  ...overviewShapes(model, map, options),
  ...densityShapes(model, m, map, options),
]);
