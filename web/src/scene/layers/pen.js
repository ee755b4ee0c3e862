/** Strokes that several layers share. */

/** @import { Palette } from "../palette.js" */
/** @import { Box } from "../scene.d.ts" */

/** @param {CanvasRenderingContext2D} ctx @param {Pick<Box, "x" | "y" | "w" | "h">} box @param {number} radius */
export function roundedPath(ctx, { x, y, w, h }, radius) {
  ctx.beginPath();
  ctx.roundRect(x, y, Math.max(0, w), Math.max(0, h), Math.max(0, Math.min(radius, w / 2, h / 2)));
}

/** The same box with its edge moved outwards. @param {Pick<Box, "x" | "y" | "w" | "h">} box @param {number} by */
export function grown({ x, y, w, h }, by) {
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by };
}

/** Something just happened here. @param {CanvasRenderingContext2D} ctx @param {Palette} palette @param {Box} box @param {number} radius */
export function drawRing(ctx, palette, box, radius) {
  ctx.strokeStyle = palette.tone("accent");
  ctx.lineWidth = 2;
  roundedPath(ctx, grown(box, 2.5), radius + 2.5);
  ctx.stroke();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} text
 * @param {number} x
 * @param {number} middle y of the middle of the letters
 * @param {{ color: string, family: string, size: number, weight: number, align: CanvasTextAlign }} style
 */
export function drawText(ctx, text, x, middle, { color, family, size, weight, align }) {
  ctx.font = `${weight} ${size}px ${family}`;
  ctx.fillStyle = color;
  ctx.textAlign = align;
  ctx.textBaseline = "alphabetic";
  ctx.fillText(text, x, Math.round(middle + size * 0.36));
}
