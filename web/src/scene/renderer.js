/** Draws a scene on a canvas: layer after layer, sharp at any pixel density. */

/** @import { Palette } from "./palette.js" */
/** @import { Scene } from "./scene.d.ts" */

import { drawBitmaps } from "./layers/bitmaps.js";
import { drawBlocks } from "./layers/blocks.js";
import { drawChoices } from "./layers/choices.js";
import { drawGhosts } from "./layers/ghosts.js";
import { drawGrid, drawTexts } from "./layers/grid.js";
import { drawLists } from "./layers/lists.js";
import { drawOverlay } from "./layers/overlay.js";
import { drawWatermarks } from "./layers/watermarks.js";

export const LAYERS = [
  drawGrid,
  drawGhosts,
  drawBlocks,
  drawLists,
  drawBitmaps,
  drawWatermarks,
  drawOverlay,
  drawTexts,
  drawChoices,
];

/** A layer that only some zones or kernels need: under blocks and lists, or over them. @param {typeof drawGrid} draw @param {"under" | "over"} place */
export function installLayer(draw, place) {
  if (!LAYERS.includes(draw)) LAYERS.splice(place === "under" ? 1 : LAYERS.indexOf(drawOverlay), 0, draw);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Scene} scene
 * @param {Palette} palette
 * @param {number} [density] device pixels per CSS pixel, where the page is zoomed too
 */
export function render(
  canvas,
  scene,
  palette,
  density = (globalThis.devicePixelRatio || 1) * (canvas.currentCSSZoom || 1),
) {
  const ctx = canvas.getContext("2d");
  if (!ctx) return;
  resize(canvas, scene, density);
  ctx.setTransform(density, 0, 0, density, 0, 0);
  ctx.clearRect(0, 0, scene.width, scene.height);
  for (const draw of LAYERS) draw(ctx, scene.shapes, palette);
}

/** Setting a canvas's size clears it, so only when it changed. @param {HTMLCanvasElement} canvas @param {Scene} scene @param {number} density */
function resize(canvas, { width, height }, density) {
  const w = Math.round(width * density);
  const h = Math.round(height * density);
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  canvas.style.height = `${height}px`;
}
