/** What is at a point of the picture. */

/** @import { BlockShape, Link, PillShape, Scene, Shape } from "./scene.d.ts" */

import { rowsBottom } from "../kernels/described/layout/map.js";

/** The page frame number under a point of the map, axis included; null elsewhere. @param {Scene} scene @param {number} x @param {number} y */
export function pageAt({ map }, x, y) {
  const inside = x >= map.x && x < map.x + map.w && y >= map.y && y < rowsBottom(map) + 20;
  if (!inside) return null;
  const { from, span } = map.camera;
  return map.first + Math.min(map.size - 1, Math.floor(from + ((x - map.x) / map.w) * span));
}

/** The block or list entry under a point. @param {Scene} scene @param {number} x @param {number} y @returns {BlockShape | PillShape | null} */
export function shapeAt(scene, x, y) {
  for (const shape of scene.shapes.toReversed()) {
    if (shape.kind !== "block" && shape.kind !== "pill") continue;
    if (x >= shape.x && x <= shape.x + shape.w && y >= shape.y && y <= shape.y + shape.h) return shape;
  }
  return null;
}

/** The target of a prediction under a point: an index into its options, -1 for the one bit; null elsewhere. @param {Scene} scene @param {number} x @param {number} y */
export function targetAt({ shapes }, x, y) {
  const found = shapes.find((shape) => shape.kind === "choice" && covers(shape, x, y));
  return found?.kind === "choice" ? found.index : null;
}

/** What can be pointed at, under a point. @param {Scene} scene @param {number} zone @param {number} x @param {number} y @returns {Link | null} */
export function linkAt(scene, zone, x, y) {
  for (const shape of scene.shapes.toReversed()) {
    if (!covers(shape, x, y)) continue;
    const { kind } = shape;
    if (kind === "block" && shape.state !== "free" && shape.state !== "allocated") continue;
    if (kind === "block" || kind === "pill")
      return { kind: "block", zone, page: shape.page, order: shape.order };
    if (kind === "bit") return { kind: "bit", zone, order: shape.order, bit: shape.bit };
    if (kind === "tick") return { kind: "mark", zone, name: /** @type {"min"} */ (shape.id.slice(5)) };
    if (kind === "text" && shape.id.startsWith("list:"))
      return { kind: "list", zone, order: Number(shape.id.slice(5)) };
  }
  return null;
}

/** Thin things can be hit beside them too. @param {Shape} shape @param {number} x @param {number} y */
function covers({ kind, x: left, y: top, w, h }, x, y) {
  const by = kind === "tick" ? 4 : 0;
  const wide = kind === "text" ? 50 : w;
  return x >= left - by && x <= left + wide + by && y >= top && y <= top + h;
}
