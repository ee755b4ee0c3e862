/** Blocks of the map: free in the colour of their order, allocated in ink, in hand hatched. */

/** @import { Palette } from "../palette.js" */
/** @import { BlockShape, RefusalShape, Shape } from "../scene.d.ts" */

import { textWidth } from "../measures.js";
import { drawRing, drawText, roundedPath } from "./pen.js";

const RADIUS = 4;

/** @param {CanvasRenderingContext2D} ctx @param {Shape[]} shapes @param {Palette} palette */
export function drawBlocks(ctx, shapes, palette) {
  for (const shape of shapes) {
    if (shape.kind === "refusal") drawRefusal(ctx, shape, palette);
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
  if (block.plain && block.state === "allocated") drawFoot(ctx, block);
  if (block.wanted !== null) drawIdle(ctx, block, look, palette);
  if (look.edge && block.w >= 3) drawEdge(ctx, block, look.edge, look.line);
  const w = block.wanted === null ? block.w : (block.w * block.wanted) / block.pages;
  if (block.label) drawName(ctx, { ...block, w }, look.ink, look.hatch ? look.fill : null, palette);
  if (block.ring) drawRing(ctx, palette, block, RADIUS);
}

/** @param {CanvasRenderingContext2D} ctx @param {RefusalShape} shape @param {Palette} palette */
function drawRefusal(ctx, { x, y, w, h, label }, palette) {
  const style = { family: palette.mono, size: 12, weight: 600, align: /** @type {const} */ ("center") };
  ctx.save();
  drawHatch(ctx, { x, y, w, h }, palette.tone("warn"), 0.35);
  ctx.strokeStyle = palette.tone("warn");
  ctx.lineWidth = 2;
  ctx.setLineDash([5, 4]);
  roundedPath(ctx, { x, y, w, h }, RADIUS);
  ctx.stroke();
  ctx.restore();
  if (!label) return;
  const plate = { x: x + w / 2, y: y + h / 2, w: Math.min(w - 4, textWidth(label, 12) + 14) };
  drawPlate(ctx, plate, palette.tone("warn-soft"));
  drawText(ctx, label, x + w / 2, y + h / 2, { ...style, color: palette.tone("warn") });
}

/** @typedef {{ fill: string, ink: string, edge: string | null, line: number, hatch: string | null }} Look */

/** @param {BlockShape} block @param {Palette} palette @returns {Look} */
function lookOf({ state, order, plain, holder }, palette) {
  const tone = palette.tone;
  if (plain && state === "free")
    return { fill: tone("accent-soft"), ink: tone("ink"), edge: tone("accent"), line: 1.25, hatch: null };
  if (plain && state === "allocated") return { ...palette.holder(holder), line: 1, hatch: null };
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

/** Used blocks stand on something. @param {CanvasRenderingContext2D} ctx @param {BlockShape} block */
function drawFoot(ctx, { x, y, w, h }) {
  ctx.save();
  roundedPath(ctx, { x, y, w, h }, RADIUS);
  ctx.clip();
  ctx.globalAlpha *= 0.28;
  ctx.fillStyle = "#000000";
  ctx.fillRect(x, y + h - 4, w, 4);
  ctx.restore();
}

/** Pages of the block that its holder has no use for. @param {CanvasRenderingContext2D} ctx @param {BlockShape} block @param {Look} look @param {Palette} palette */
function drawIdle(ctx, block, look, palette) {
  const { pages, wanted } = block;
  const x = block.x + (block.w * (wanted ?? pages)) / pages;
  const idle = { ...block, x, w: block.x + block.w - x };
  ctx.save();
  roundedPath(ctx, block, RADIUS);
  ctx.clip();
  ctx.fillStyle = palette.tone("bg");
  ctx.fillRect(idle.x, idle.y, idle.w, idle.h);
  ctx.restore();
  drawHatch(ctx, idle, look.edge ?? look.fill, 0.9);
}

/** @param {CanvasRenderingContext2D} ctx @param {Pick<BlockShape, "x" | "y" | "w" | "h">} box @param {string} color @param {number} [strength] */
function drawHatch(ctx, { x, y, w, h }, color, strength = 0.3) {
  ctx.save();
  roundedPath(ctx, { x, y, w, h }, RADIUS);
  ctx.clip();
  ctx.globalAlpha *= strength;
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
