/** Marked pages: a soft column through the map, and an outline around the page itself. */

/** @import { Palette } from "../palette.js" */
/** @import { MarkShape, Shape } from "../scene.d.ts" */

import { grown, roundedPath } from "./pen.js";

/** @param {CanvasRenderingContext2D} ctx @param {Shape[]} shapes @param {Palette} palette */
export function drawOverlay(ctx, shapes, palette) {
  for (const shape of shapes) {
    if (shape.kind === "mark") drawMark(ctx, shape, palette);
    else if (shape.kind === "window") drawFrame(ctx, shape, palette.tone("accent"), palette.tone("bg"));
    else if (shape.kind === "link")
      drawFrame(ctx, grown(shape, 1.5), palette.tone("warn"), palette.tone("bg"));
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {{ x: number, y: number, w: number, h: number }} box @param {string} color @param {string} halo */
function drawFrame(ctx, box, color, halo) {
  roundedPath(ctx, box, 4);
  ctx.strokeStyle = halo;
  ctx.lineWidth = 4;
  ctx.stroke();
  ctx.strokeStyle = color;
  ctx.lineWidth = 2;
  ctx.stroke();
}

/** @param {CanvasRenderingContext2D} ctx @param {MarkShape} mark @param {Palette} palette */
function drawMark(ctx, mark, palette) {
  ctx.save();
  ctx.strokeStyle = palette.tone(mark.tone);
  ctx.fillStyle = palette.tone(mark.tone);
  ctx.globalAlpha = mark.style === "hover" ? 0.08 : 0.12;
  ctx.fillRect(mark.x, mark.y, mark.w, mark.h);
  ctx.globalAlpha = 1;
  drawOutline(ctx, mark, palette);
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx @param {MarkShape} mark @param {Palette} palette */
function drawOutline(ctx, { cell, style, tone }, palette) {
  if (style === "hover") ctx.setLineDash([3, 3]);
  const box = style === "focus" ? { x: cell.x - 2, y: cell.y - 2, w: cell.w + 4, h: cell.h + 4 } : cell;
  // A halo of the ground first: the outline also shows on ink and on its own colour.
  ctx.strokeStyle = palette.tone("panel");
  ctx.lineWidth = 4;
  roundedPath(ctx, box, 5);
  if (style !== "hover") ctx.stroke();
  ctx.strokeStyle = palette.tone(tone);
  ctx.lineWidth = style === "hover" ? 1.5 : 2.5;
  ctx.stroke();
}
