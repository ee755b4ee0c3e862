/** Blocks of the map: free in the colour of their order, allocated in ink, in hand hatched. */

/** @import { Palette } from "../palette.js" */
/** @import { BlockShape, Shape } from "../scene.d.ts" */

import { textWidth } from "../measures.js";
import { drawRing, drawText, roundedPath } from "./pen.js";

const RADIUS = 4;

/** @param {CanvasRenderingContext2D} ctx @param {Shape[]} shapes @param {Palette} palette */
export function drawBlocks(ctx, shapes, palette) {
  for (const shape of shapes) {
    if (shape.kind !== "block") continue;
    ctx.save();
    ctx.globalAlpha = shape.alpha ?? 1;
    drawBlock(ctx, shape, palette);
    ctx.restore();
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {BlockShape} block @param {Palette} palette */
function drawBlock(ctx, block, palette) {
  const look = lookOf(block, palette);
  ctx.fillStyle = look.fill;
  roundedPath(ctx, block, RADIUS);
  ctx.fill();
  if (look.hatch) drawHatch(ctx, block, look.hatch);
  if (look.edge && block.w >= 3) drawEdge(ctx, block, look.edge, look.line);
  if (block.label) drawName(ctx, block, look.ink, look.hatch ? look.fill : null, palette);
  if (block.ring) drawRing(ctx, palette, block, RADIUS);
}

/** @typedef {{ fill: string, ink: string, edge: string | null, line: number, hatch: string | null }} Look */

/** @param {BlockShape} block @param {Palette} palette @returns {Look} */
function lookOf({ state, order }, palette) {
  const tone = palette.tone;
  if (state === "free") return { ...palette.order(order), line: 1, hatch: null };
  if (state === "allocated" || state === "used")
    return { fill: tone("ink"), ink: tone("panel"), edge: null, line: 1, hatch: null };
  if (state === "reserved")
    return { fill: tone("bg"), ink: tone("soft"), edge: tone("edge"), line: 1, hatch: tone("used") };
  return {
    fill: tone("accent-soft"),
    ink: tone("ink"),
    edge: tone("accent"),
    line: 1.5,
    hatch: tone("accent"),
  };
}

/** @param {CanvasRenderingContext2D} ctx @param {BlockShape} block @param {string} color */
function drawHatch(ctx, { x, y, w, h }, color) {
  ctx.save();
  roundedPath(ctx, { x, y, w, h }, RADIUS);
  ctx.clip();
  ctx.globalAlpha *= 0.3;
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  for (let at = x - h; at < x + w; at += 7) {
    ctx.moveTo(at, y + h);
    ctx.lineTo(at + h, y);
  }
  ctx.stroke();
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx @param {BlockShape} block @param {string} color @param {number} width */
function drawEdge(ctx, { x, y, w, h }, color, width) {
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  const inset = width / 2;
  roundedPath(ctx, { x: x + inset, y: y + inset, w: w - width, h: h - width }, RADIUS);
  ctx.stroke();
}

/** @param {CanvasRenderingContext2D} ctx @param {BlockShape} block @param {string} ink @param {string | null} plate behind the text, on a hatched ground @param {Palette} palette */
function drawName(ctx, { x, y, w, h, label, size }, ink, plate, palette) {
  const style = {
    color: ink,
    family: palette.mono,
    size,
    weight: 600,
    align: /** @type {const} */ ("center"),
  };
  if (plate)
    drawPlate(ctx, { x: x + w / 2, y: y + h / 2, w: Math.min(w - 4, textWidth(label, size) + 10) }, plate);
  drawText(ctx, label, x + w / 2, y + h / 2, style);
}

/** @param {CanvasRenderingContext2D} ctx @param {{ x: number, y: number, w: number }} middle @param {string} color */
function drawPlate(ctx, { x, y, w }, color) {
  ctx.fillStyle = color;
  roundedPath(ctx, { x: x - w / 2, y: y - 9, w, h: 18 }, 4);
  ctx.fill();
}
