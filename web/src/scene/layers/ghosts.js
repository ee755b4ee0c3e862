/** Dashed outlines of the blocks that this request split or merged. */

/** @import { Palette } from "../palette.js" */
/** @import { Shape } from "../scene.d.ts" */

import { roundedPath } from "./pen.js";

/** @param {CanvasRenderingContext2D} ctx @param {Shape[]} shapes @param {Palette} palette */
export function drawGhosts(ctx, shapes, palette) {
  ctx.save();
  ctx.strokeStyle = palette.tone("faint");
  ctx.lineWidth = 1;
  ctx.setLineDash([4, 4]);
  for (const shape of shapes) {
    if (shape.kind !== "ghost") continue;
    roundedPath(ctx, { x: shape.x + 1.5, y: shape.y + 1.5, w: shape.w - 3, h: shape.h - 3 }, 4);
    ctx.stroke();
  }
  ctx.restore();
}
