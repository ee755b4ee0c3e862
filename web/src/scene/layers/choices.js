/** Frames around what can be chosen and what was: dashes for the learner, a full line for the kernel. */

/** @import { Palette } from "../palette.js" */
/** @import { ChoiceShape, Shape, Tone } from "../scene.d.ts" */

import { drawText, grown, roundedPath } from "./pen.js";

/** @type {Record<ChoiceShape["style"], { tone: Tone, width: number, dash: number[], wash: number, out: number }>} */
const LOOKS = {
  open: { tone: "warn", width: 1.25, dash: [2, 3], wash: 0, out: 0 },
  hover: { tone: "warn", width: 1.25, dash: [], wash: 0.1, out: 0 },
  focus: { tone: "accent", width: 2, dash: [], wash: 0, out: 2.5 },
  pick: { tone: "warn", width: 2.5, dash: [], wash: 0.12, out: 0 },
  you: { tone: "warn", width: 2, dash: [5, 3], wash: 0.08, out: 0 },
  kernel: { tone: "accent", width: 2.5, dash: [], wash: 0.08, out: 0 },
  both: { tone: "accent", width: 2.5, dash: [], wash: 0.08, out: 0 },
};

/** @param {CanvasRenderingContext2D} ctx @param {Shape[]} shapes @param {Palette} palette */
export function drawChoices(ctx, shapes, palette) {
  for (const shape of shapes) if (shape.kind === "choice") drawChoice(ctx, shape, palette);
}

/** @param {CanvasRenderingContext2D} ctx @param {ChoiceShape} shape @param {Palette} palette */
function drawChoice(ctx, shape, palette) {
  const { tone, width, dash, wash, out } = LOOKS[shape.style];
  ctx.save();
  if (shape.covers) cover(ctx, shape, palette);
  roundedPath(ctx, grown(shape, out), 5);
  ctx.fillStyle = palette.tone(tone);
  ctx.globalAlpha = wash;
  if (wash) ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = palette.tone(tone);
  ctx.lineWidth = width;
  ctx.setLineDash(dash);
  ctx.stroke();
  ctx.restore();
  if (shape.text) label(ctx, shape, palette, palette.tone(tone));
}

/** What is under it is the very thing that is asked for. @param {CanvasRenderingContext2D} ctx @param {ChoiceShape} shape @param {Palette} palette */
function cover(ctx, shape, palette) {
  ctx.fillStyle = palette.tone("panel");
  roundedPath(ctx, shape, 3);
  ctx.fill();
}

/** @param {CanvasRenderingContext2D} ctx @param {ChoiceShape} shape @param {Palette} palette @param {string} color */
function label(ctx, { x, y, w, h, text, covers }, palette, color) {
  const style = { color, family: palette.mono, size: covers ? 12 : 11, weight: 600 };
  if (covers) return drawText(ctx, text, x + w / 2, y + h / 2, { ...style, align: "center" });
  ctx.font = `600 11px ${palette.mono}`;
  const width = ctx.measureText(text).width + 8;
  ctx.fillStyle = palette.tone("bg");
  ctx.fillRect(x + w - width - 5, y + 3, width, h - 6);
  return drawText(ctx, text, x + w - 9, y + h / 2, { ...style, align: "right" });
}
