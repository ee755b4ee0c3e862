/** Draws what has a type: free runs and entries of lists over their plain form, cells of the ribbon, trays, scanners. */

/** @import { Palette } from "../../scene/palette.js" */
/** @import { Box, CardShape, LevelShape, ScannerShape, Shape } from "../../scene/scene.d.ts" */
/** @import { Hatch } from "./type-colours.js" */

import { drawRing, drawText, roundedPath } from "../../scene/layers/pen.js";
import { coloursOfType } from "./type-colours.js";

/** @param {CanvasRenderingContext2D} ctx @param {Shape[]} shapes @param {Palette} palette */
export function drawTypes(ctx, shapes, palette) {
  for (const shape of shapes) if (shape.kind === "card") drawCard(ctx, shape, palette);
  for (const shape of shapes) {
    if (shape.kind === "cell") drawTyped(ctx, shape, shape.type, { radius: 3, ring: shape.ring }, palette);
    if (shape.kind === "level") drawLevel(ctx, shape, palette);
    if (shape.kind === "scanner") drawScanner(ctx, shape, palette);
    if (shape.kind === "block" && shape.type !== undefined && shape.state === "free")
      drawTyped(ctx, shape, shape.type, { radius: 4, ring: shape.ring }, palette);
    if (shape.kind === "pill" && shape.type !== undefined && !shape.left)
      drawTyped(ctx, shape, shape.type, { radius: shape.h / 2, ring: shape.ring }, palette);
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {Box & { label: string }} box @param {number} type @param {{ radius: number, ring: boolean }} look @param {Palette} palette */
function drawTyped(ctx, box, type, { radius, ring }, palette) {
  const { fill, ink, edge, hatch } = coloursOfType(palette, type);
  ctx.save();
  ctx.globalAlpha = box.alpha ?? 1;
  ctx.fillStyle = fill;
  roundedPath(ctx, box, radius);
  ctx.fill();
  if (hatch && box.w >= 5) drawHatch(ctx, box, hatch, radius, ink);
  if (box.w >= 3) {
    ctx.strokeStyle = edge;
    ctx.lineWidth = 1;
    roundedPath(ctx, { x: box.x + 0.5, y: box.y + 0.5, w: box.w - 1, h: box.h - 1 }, radius);
    ctx.stroke();
  }
  if (box.label) drawLabel(ctx, box, { fill, ink, plate: hatch !== "" }, palette);
  ctx.restore();
  if (ring) drawRing(ctx, palette, box, radius);
}

/** A hatched ground is plain under its letters. @param {CanvasRenderingContext2D} ctx @param {Box & { label: string }} box @param {{ fill: string, ink: string, plate: boolean }} look @param {Palette} palette */
function drawLabel(ctx, { x, y, w, h, label }, { fill, ink, plate }, palette) {
  const size = h < 20 ? 10 : 12;
  const wide = Math.min(w - 2, label.length * size * 0.61 + 6);
  if (plate) {
    ctx.fillStyle = fill;
    roundedPath(ctx, { x: x + (w - wide) / 2, y: y + 2, w: wide, h: h - 4 }, 3);
    ctx.fill();
  }
  const style = {
    color: ink,
    family: palette.mono,
    size,
    weight: 600,
    align: /** @type {const} */ ("center"),
  };
  drawText(ctx, label, x + w / 2, y + h / 2, style);
}

/** @param {CanvasRenderingContext2D} ctx @param {Box} box @param {Exclude<Hatch, "">} hatch @param {number} radius @param {string} colour */
function drawHatch(ctx, { x, y, w, h }, hatch, radius, colour) {
  ctx.save();
  roundedPath(ctx, { x, y, w, h }, radius);
  ctx.clip();
  ctx.globalAlpha *= 0.45;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.25;
  if (hatch === "dots") ctx.setLineDash([1.5, 4]);
  ctx.beginPath();
  if (hatch === "bars") {
    for (let at = x + 3; at < x + w; at += 5) line(ctx, at, y, at, y + h);
  } else if (hatch === "dots") {
    for (let at = y + 3; at < y + h; at += 5) line(ctx, x + ((at - y) % 2), at, x + w, at);
  } else {
    for (let at = x - h; at < x + w; at += 6) line(ctx, at, y + h, at + h, y);
    if (hatch === "cross") for (let at = x - h; at < x + w; at += 6) line(ctx, at, y, at + h, y + h);
  }
  ctx.stroke();
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 */
function line(ctx, x1, y1, x2, y2) {
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
}

/** @param {CanvasRenderingContext2D} ctx @param {CardShape} card @param {Palette} palette */
function drawCard(ctx, { x, y, w, h, active }, palette) {
  ctx.save();
  ctx.fillStyle = palette.tone("panel");
  ctx.strokeStyle = palette.tone(active ? "accent" : "line");
  ctx.lineWidth = active ? 1.5 : 1;
  roundedPath(ctx, { x: x + 0.75, y: y + 0.75, w: w - 1.5, h: h - 1.5 }, 8);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx @param {LevelShape} level @param {Palette} palette */
function drawLevel(ctx, { x, y, w, h, filled, tick, active }, palette) {
  ctx.save();
  ctx.fillStyle = palette.tone("line");
  roundedPath(ctx, { x, y, w, h }, h / 2);
  ctx.fill();
  ctx.fillStyle = palette.tone(active ? "accent" : "faint");
  roundedPath(ctx, { x, y, w: Math.max(0, Math.min(w, filled)), h }, h / 2);
  ctx.fill();
  ctx.fillStyle = palette.tone("soft");
  ctx.fillRect(x + Math.min(w - 1, tick), y - 3, 1.5, h + 6);
  ctx.fillStyle = palette.tone("high");
  ctx.fillRect(x + w - 1, y - 3, 2, h + 6);
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx @param {ScannerShape} scanner @param {Palette} palette */
function drawScanner(ctx, { x, y, w, h, way }, palette) {
  ctx.save();
  ctx.fillStyle = palette.tone(way === 1 ? "accent" : "warn");
  ctx.beginPath();
  ctx.moveTo(way === 1 ? x : x + w, y);
  ctx.lineTo(way === 1 ? x + w : x, y + h / 2);
  ctx.lineTo(way === 1 ? x : x + w, y + h);
  ctx.closePath?.();
  ctx.fill();
  ctx.restore();
}
