/** Heads, arrows and entries of the free lists. */

/** @import { Palette } from "../palette.js" */
/** @import { ArrowShape, DotShape, PillShape, Shape } from "../scene.d.ts" */

import { drawRing, drawText, roundedPath } from "./pen.js";

/** @param {CanvasRenderingContext2D} ctx @param {Shape[]} shapes @param {Palette} palette */
export function drawLists(ctx, shapes, palette) {
  for (const shape of shapes) {
    if (shape.kind === "dot") drawDot(ctx, shape, palette);
    else if (shape.kind === "arrow") drawArrow(ctx, shape, palette);
    else if (shape.kind === "pill") drawPill(ctx, shape, palette);
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {DotShape} dot @param {Palette} palette */
function drawDot(ctx, { x, y, w }, palette) {
  ctx.fillStyle = palette.tone("faint");
  ctx.beginPath();
  ctx.arc(x + w / 2, y + w / 2, w / 2, 0, 2 * Math.PI);
  ctx.fill();
}

/** @param {CanvasRenderingContext2D} ctx @param {ArrowShape} arrow @param {Palette} palette */
function drawArrow(ctx, { x, y, w, dashed }, palette) {
  ctx.save();
  ctx.strokeStyle = palette.tone("faint");
  ctx.lineWidth = 1.25;
  if (dashed) ctx.setLineDash([2, 2]);
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + w - 1, y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(x + w - 5, y - 3.5);
  ctx.lineTo(x + w - 1, y);
  ctx.lineTo(x + w - 5, y + 3.5);
  ctx.stroke();
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx @param {PillShape} pill @param {Palette} palette */
function drawPill(ctx, pill, palette) {
  const { x, y, w, h, label, left } = pill;
  const colors = left
    ? { fill: palette.tone("bg"), ink: palette.tone("accent"), edge: palette.tone("accent") }
    : pill.plain
      ? { fill: palette.tone("accent-soft"), ink: palette.tone("ink"), edge: palette.tone("accent") }
      : palette.order(pill.order);
  ctx.save();
  ctx.globalAlpha = pill.alpha ?? 1;
  ctx.fillStyle = colors.fill;
  ctx.strokeStyle = colors.edge;
  ctx.lineWidth = left ? 1.5 : 1;
  if (left) ctx.setLineDash([4, 3]);
  roundedPath(ctx, { x: x + 0.5, y: y + 0.5, w: w - 1, h: h - 1 }, h / 2);
  ctx.fill();
  ctx.stroke();
  ctx.setLineDash([]);
  drawText(ctx, label, x + w / 2, y + h / 2, {
    color: colors.ink,
    family: palette.mono,
    size: 12,
    weight: 600,
    align: "center",
  });
  if (pill.ring) drawRing(ctx, palette, pill, h / 2);
  ctx.restore();
}
