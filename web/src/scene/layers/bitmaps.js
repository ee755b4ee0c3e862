/** Pair bitmaps: ones are filled, zeros are outlines. */

/** @import { Palette } from "../palette.js" */
/** @import { BitShape, Shape, StripShape } from "../scene.d.ts" */

import { drawRing, drawText, roundedPath } from "./pen.js";

/** @param {CanvasRenderingContext2D} ctx @param {Shape[]} shapes @param {Palette} palette */
export function drawBitmaps(ctx, shapes, palette) {
  for (const shape of shapes) if (shape.kind === "bit") drawBit(ctx, shape, palette);
  for (const shape of shapes) if (shape.kind === "strip") drawStrip(ctx, shape, palette);
  for (const shape of shapes) if (shape.kind === "bit" && shape.ring) drawRing(ctx, palette, shape, 3);
}

/** @param {CanvasRenderingContext2D} ctx @param {BitShape} bit @param {Palette} palette */
function drawBit(ctx, { x, y, w, h, value, digit }, palette) {
  ctx.fillStyle = palette.tone(value ? "ink" : "panel");
  ctx.strokeStyle = palette.tone(value ? "ink" : "edge");
  ctx.lineWidth = 1;
  roundedPath(ctx, { x: x + 0.5, y: y + 0.5, w: w - 1, h: h - 1 }, w < 8 ? 1 : 3);
  ctx.fill();
  ctx.stroke();
  if (!digit) return;
  const color = palette.tone(value ? "panel" : "soft");
  drawText(ctx, String(value), x + w / 2, y + h / 2, {
    color,
    family: palette.mono,
    size: 11,
    weight: value ? 600 : 400,
    align: "center",
  });
}

/** @param {CanvasRenderingContext2D} ctx @param {StripShape} strip @param {Palette} palette */
function drawStrip(ctx, { x, y, w, h, ones, ring }, palette) {
  ctx.fillStyle = palette.tone("panel");
  ctx.strokeStyle = palette.tone("edge");
  ctx.lineWidth = 1;
  roundedPath(ctx, { x: x + 0.5, y: y + 0.5, w: w - 1, h: h - 1 }, 3);
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = palette.tone("ink");
  for (const [left, width, share] of ones) {
    const high = Math.max(1, share * (h - 2));
    ctx.fillRect(left, y + h - 1 - high, width, high);
  }
  if (ring === null) return;
  drawRing(ctx, palette, { id: "", x: ring - 1, y, w: 4, h }, 3);
}
