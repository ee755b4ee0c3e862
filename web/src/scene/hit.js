/** What is at a point of the picture. */

/** @import { BlockShape, PillShape, Scene } from "./scene.d.ts" */

import { rowsBottom } from "./layout/map.js";

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
