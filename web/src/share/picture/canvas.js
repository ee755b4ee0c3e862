/** A figure painted on a canvas: for PNG, GIF and film. */

/** @import { ThemeName } from "../../scene/themes.js" */
/** @import { Figure } from "./figure.js" */

import { LAYERS } from "../../scene/renderer.js";
import { paletteOf } from "../class/paper.js";

/** @param {HTMLCanvasElement} canvas @param {Figure} figure @param {{ theme: ThemeName, scale: number, height?: number }} options height: where it must stay the same from picture to picture */
export function paint(canvas, figure, { theme, scale, height = figure.height }) {
  const ctx = canvas.getContext("2d", { willReadFrequently: true });
  if (!ctx) throw new Error("no canvas");
  const [w, h] = [even(figure.width * scale), even(height * scale)];
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  const palette = paletteOf(figure.orders, theme);
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.fillStyle = palette.tone("bg");
  ctx.fillRect(0, 0, w, h);
  for (const { y, scene } of figure.parts) {
    ctx.setTransform(scale, 0, 0, scale, 0, y * scale);
    for (const draw of LAYERS) draw(ctx, scene.shapes, palette);
  }
  return ctx;
}

/** Video codecs want even sizes. @param {number} size */
function even(size) {
  return 2 * Math.ceil(size / 2);
}

/** @param {Figure} figure @param {ThemeName} theme @returns {Promise<Blob>} twice the size */
export function figureAsPng(figure, theme) {
  const canvas = document.createElement("canvas");
  paint(canvas, figure, { theme, scale: 2 });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}
