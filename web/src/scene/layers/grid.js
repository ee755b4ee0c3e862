/** Grounds of emphasised parts, rows of the map, and all plain text. */

/** @import { Palette } from "../palette.js" */
/** @import { PanelShape, RowShape, Shape, TextShape } from "../scene.d.ts" */

import { drawText, roundedPath } from "./pen.js";

/** @param {CanvasRenderingContext2D} ctx @param {Shape[]} shapes @param {Palette} palette */
export function drawGrid(ctx, shapes, palette) {
  for (const shape of shapes) {
    if (shape.kind === "panel") drawPanel(ctx, shape, palette);
    else if (shape.kind === "row") drawRow(ctx, shape, palette);
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {Shape[]} shapes @param {Palette} palette */
export function drawTexts(ctx, shapes, palette) {
  for (const shape of shapes) if (shape.kind === "text") drawLabel(ctx, shape, palette);
}

/** @param {CanvasRenderingContext2D} ctx @param {PanelShape} shape @param {Palette} palette */
function drawPanel(ctx, shape, palette) {
  ctx.save();
  ctx.globalAlpha = 0.5;
  ctx.fillStyle = palette.tone("accent-soft");
  roundedPath(ctx, shape, 10);
  ctx.fill();
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx @param {RowShape} row @param {Palette} palette */
function drawRow(ctx, row, palette) {
  const box = { x: row.x + 0.5, y: row.y + 0.5, w: row.w - 1, h: row.h - 1 };
  ctx.strokeStyle = palette.tone("line");
  ctx.fillStyle = palette.tone("panel");
  ctx.lineWidth = 1;
  roundedPath(ctx, box, 4);
  ctx.fill();
  ctx.stroke();
  ctx.beginPath();
  for (const x of row.lines) {
    ctx.moveTo(x - 0.5, row.y + 1);
    ctx.lineTo(x - 0.5, row.y + row.h - 1);
  }
  ctx.stroke();
}

/** @param {CanvasRenderingContext2D} ctx @param {TextShape} shape @param {Palette} palette */
function drawLabel(ctx, { text, x, y, h, size, weight, font, tone, align }, palette) {
  drawText(ctx, text, x, y + h / 2, {
    color: palette.tone(tone),
    family: font === "mono" ? palette.mono : palette.sans,
    size,
    weight,
    align,
  });
}
