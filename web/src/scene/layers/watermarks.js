/** The bar of free pages and the ticks of the watermarks. */

/** @import { Palette } from "../palette.js" */
/** @import { GaugeShape, Shape, SlitShape, TickShape } from "../scene.d.ts" */

import { drawRing, roundedPath } from "./pen.js";

/** @param {CanvasRenderingContext2D} ctx @param {Shape[]} shapes @param {Palette} palette */
export function drawWatermarks(ctx, shapes, palette) {
  for (const shape of shapes) {
    if (shape.kind === "gauge") drawGauge(ctx, shape, palette);
    else if (shape.kind === "tick") drawTick(ctx, shape, palette);
    else if (shape.kind === "slit") drawSlit(ctx, shape, palette);
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {GaugeShape} gauge @param {Palette} palette */
function drawGauge(ctx, gauge, palette) {
  ctx.fillStyle = palette.tone("line");
  roundedPath(ctx, gauge, 4);
  ctx.fill();
  ctx.fillStyle = palette.tone("accent");
  ctx.save();
  ctx.clip();
  ctx.fillRect(gauge.x, gauge.y, gauge.filled, gauge.h);
  ctx.restore();
  if (gauge.ring) drawRing(ctx, palette, gauge, 4);
}

/** @param {CanvasRenderingContext2D} ctx @param {TickShape} tick @param {Palette} palette */
function drawTick(ctx, tick, palette) {
  ctx.fillStyle = palette.tone("bg");
  ctx.fillRect(tick.x - 1, tick.y + 4, tick.w + 2, tick.h - 6);
  ctx.fillStyle = palette.tone(tick.tone);
  ctx.fillRect(tick.x, tick.y, tick.w, tick.h);
}

/** The ground shows through, aslant. @param {CanvasRenderingContext2D} ctx @param {SlitShape} slit @param {Palette} palette */
function drawSlit(ctx, { x, y, w, h }, palette) {
  ctx.strokeStyle = palette.tone("bg");
  ctx.lineWidth = w;
  ctx.beginPath();
  ctx.moveTo(x + 3, y);
  ctx.lineTo(x - 3, y + h);
  ctx.stroke();
}
