/** Columns of pages as rectangles, for the SVG pen: the same heights as layers/density.js paints as pixels. */

/** @import { Columns, DensityShape, Shape } from "./scene.d.ts" */
/** @import { Palette } from "./palette.js" */

import { stackHeights, usedIn } from "./layers/density.js";

const LEAST = 2;

/** @param {CanvasRenderingContext2D} ctx @param {Shape[]} shapes @param {Palette} palette */
export function drawDensityAsShapes(ctx, shapes, palette) {
  for (const shape of shapes) if (shape.kind === "density") drawRows(ctx, shape, palette);
}

/** @param {CanvasRenderingContext2D} ctx @param {DensityShape} shape @param {Palette} palette */
function drawRows(ctx, { x, w, columns, rows, plain = false }, palette) {
  const step = w / columns.width;
  for (const { shows, y, h } of rows) {
    const heights =
      shows === "all" ? stackOf(columns, h) : barsOf(columns, shows === "used" ? columns.orders : shows, h);
    for (const [what, tops] of heights) {
      const part = shows === "all" ? "fill" : "edge";
      ctx.fillStyle =
        plain && what !== columns.orders
          ? plainOf(palette, part)
          : colorOf(palette, columns.orders, what, part);
      for (const run of runsOf(tops))
        ctx.fillRect(x + run.from * step, y + run.top, run.count * step, run.high);
    }
  }
}

/** @typedef {{ top: number, high: number }} Bar one column: where it begins, from the top of the row */

/** Free pages, where colour means something else than the order. @param {Palette} palette @param {"fill" | "edge"} part */
function plainOf(palette, part) {
  return palette.tone(part === "fill" ? "used" : "edge");
}

/** @param {Palette} palette @param {number} orders @param {number} what @param {"fill" | "edge"} part */
function colorOf(palette, orders, what, part) {
  return what === orders ? palette.tone("ink") : palette.order(what)[part];
}

/** @param {Columns} columns @param {number} what @param {number} height @returns {[number, Bar[]][]} */
function barsOf(columns, what, height) {
  const bars = Array.from({ length: columns.width }, (_, column) => {
    const count =
      what === columns.orders ? usedIn(columns, column) : columns.free[column * columns.orders + what];
    const high = count ? Math.max(LEAST, Math.round((count / columns.pages[column]) * height)) : 0;
    return { top: height - high, high };
  });
  return [[what, bars]];
}

/** From below: pages that are not free, then the small blocks, then the large ones. @param {Columns} columns @param {number} height @returns {[number, Bar[]][]} */
function stackOf(columns, height) {
  /** @type {[number, Bar[]][]} */
  const all = Array.from({ length: columns.orders + 1 }, (_, what) => [what, []]);
  for (let column = 0; column < columns.width; column++) {
    const heights = stackHeights(columns, column, height);
    let top = height;
    for (let i = 0; i <= columns.orders; i++) {
      const what = i === 0 ? columns.orders : i - 1;
      top -= heights[what];
      all[what][1].push({ top, high: heights[what] });
    }
  }
  return all;
}

/** Neighbours alike are one rectangle. @param {Bar[]} bars */
function runsOf(bars) {
  /** @type {{ from: number, count: number, top: number, high: number }[]} */
  const runs = [];
  bars.forEach(({ top, high }, at) => {
    const last = runs.at(-1);
    if (high === 0) return;
    if (last && last.from + last.count === at && last.top === top && last.high === high) last.count++;
    else runs.push({ from: at, count: 1, top, high });
  });
  return runs;
}
