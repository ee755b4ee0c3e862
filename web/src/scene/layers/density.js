/** Columns of pages as an image: each free order and all that is not free, by their share of the column. */

/** @import { Palette } from "../palette.js" */
/** @import { Columns, DensityShape, Shape } from "../scene.d.ts" */

import { parseColor } from "../color.js";

/** Height of a bar, in pixels, for a single page among thousands. */
const LEAST = 2;

/** @type {HTMLCanvasElement | null} */
let board = null;
/** What is drawn a second time is kept: a zone in which nothing happens costs a copy. @typedef {{ look: string, palette: Palette, canvas: HTMLCanvasElement | null }} Kept */
/** @type {WeakMap<Columns, Kept[]>} */
const kept = new WeakMap();

/** @param {CanvasRenderingContext2D} ctx @param {Shape[]} shapes @param {Palette} palette */
export function drawDensity(ctx, shapes, palette) {
  for (const shape of shapes) if (shape.kind === "density") drawColumns(ctx, shape, palette);
}

/** @param {CanvasRenderingContext2D} ctx @param {DensityShape} shape @param {Palette} palette */
function drawColumns(ctx, shape, palette) {
  const { x, y, w, h, columns } = shape;
  const height = Math.max(1, Math.round((h * columns.width) / Math.max(1, w)));
  const known = knownOf(shape, palette);
  const canvas = known?.canvas ?? paint(ctx, shape, palette, height, known !== null);
  if (known) known.canvas = canvas;
  if (canvas) ctx.drawImage(canvas, 0, 0, columns.width, height, x, y, w, h);
}

/** Null the first time. @param {DensityShape} shape @param {Palette} palette @returns {Kept | null} */
function knownOf({ columns, rows, y, w, h }, palette) {
  const look = [w, h, ...rows.flatMap((row) => [row.shows, row.y - y, row.h])].join();
  const looks = kept.get(columns) ?? [];
  const known = looks.find((one) => one.look === look && one.palette === palette);
  if (!known) kept.set(columns, [...looks.slice(-1), { look, palette, canvas: null }]);
  return known ?? null;
}

/** @param {CanvasRenderingContext2D} ctx @param {DensityShape} shape @param {Palette} palette @param {number} height @param {boolean} own a canvas of its own @returns {HTMLCanvasElement | null} */
function paint(ctx, { y, w, columns, rows, plain = false }, palette, height, own) {
  const scale = columns.width / Math.max(1, w);
  const pen = boardOf(columns.width, height, own);
  if (!pen) return null;
  const image = pen.createImageData(columns.width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const fills = colorsOf(ctx, palette, columns.orders, "fill", plain);
  // thin bars stand alone on the ground: they take the outline's colour, which has 3:1
  const edges = colorsOf(ctx, palette, columns.orders, "edge", plain);
  for (const row of rows) {
    const top = Math.round((row.y - y) * scale);
    const bottom = Math.round((row.y + row.h - y) * scale);
    if (row.shows === "all") stack(pixels, columns, fills, top, bottom);
    else bars(pixels, columns, row.shows === "used" ? columns.orders : row.shows, edges, top, bottom);
  }
  pen.putImageData(image, 0, 0);
  return pen.canvas;
}

/** A canvas off the screen: one for all, as large as it was ever needed, or an own one. @param {number} width @param {number} height @param {boolean} own */
function boardOf(width, height, own) {
  const canvas = own ? document.createElement("canvas") : (board ?? document.createElement("canvas"));
  if (!own) board = canvas;
  if (own || canvas.width < width) canvas.width = width;
  if (own || canvas.height < height) canvas.height = height;
  return canvas.getContext("2d");
}

/** By order; the last is of pages that are not free. @param {CanvasRenderingContext2D} ctx @param {Palette} palette @param {number} orders @param {"fill" | "edge"} part @param {boolean} plain */
function colorsOf(ctx, palette, orders, part, plain) {
  const free = palette.tone(part === "fill" ? "used" : "edge");
  const colors = Array.from({ length: orders }, (_, order) =>
    pixelOf(ctx, plain ? free : palette.order(order)[part]),
  );
  return [...colors, pixelOf(ctx, palette.tone("ink"))];
}

/** System colours are read back as numbers. @param {CanvasRenderingContext2D} ctx @param {string} color */
function pixelOf(ctx, color) {
  ctx.fillStyle = color;
  const [red, green, blue] = parseColor(String(ctx.fillStyle)) ?? [0, 0, 0];
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** Pages of a column that are not free. @param {Columns} columns @param {number} column */
export function usedIn({ orders, free, pages }, column) {
  let sum = 0;
  for (let order = 0; order < orders; order++) sum += free[column * orders + order];
  return pages[column] - sum;
}

/** Whatever there is, is at least two pixels high. @param {Uint32Array} pixels @param {Columns} columns @param {number} what an order, or `orders` for pages that are not free @param {number[]} colors @param {number} top @param {number} bottom */
function bars(pixels, columns, what, colors, top, bottom) {
  const { width, orders, free, pages } = columns;
  for (let column = 0; column < width; column++) {
    const count = what === orders ? usedIn(columns, column) : free[column * orders + what];
    if (count === 0) continue;
    const high = Math.max(LEAST, Math.round((count / pages[column]) * (bottom - top)));
    for (let at = bottom - high; at < bottom; at++) pixels[at * width + column] = colors[what];
  }
}

/** From below: pages that are not free, then the small blocks, then the large ones. @param {Uint32Array} pixels @param {Columns} columns @param {number[]} colors @param {number} top @param {number} bottom */
function stack(pixels, columns, colors, top, bottom) {
  const { width, orders } = columns;
  for (let column = 0; column < width; column++) {
    const heights = stackHeights(columns, column, bottom - top);
    let at = bottom;
    for (let i = 0; i <= orders; i++) {
      const what = i === 0 ? orders : i - 1;
      for (let high = heights[what]; high > 0 && at > top; high--) {
        at--;
        pixels[at * width + column] = colors[what];
      }
    }
  }
}

/**
 * Whole pixels for each part of a column, by order, and last for pages that are not free. They fill the
 * height; what is there has at least one, taken from the tallest.
 * @param {Columns} columns @param {number} column @param {number} height
 */
export function stackHeights(columns, column, height) {
  const { orders, free, pages } = columns;
  const heights = new Array(orders + 1).fill(0);
  if (pages[column] === 0) return heights;
  let sum = 0;
  let tallest = 0;
  for (let what = 0; what <= orders; what++) {
    const count = what === orders ? usedIn(columns, column) : free[column * orders + what];
    if (count > 0) heights[what] = Math.max(1, Math.round((count / pages[column]) * height));
    sum += heights[what];
    if (heights[what] > heights[tallest]) tallest = what;
  }
  heights[tallest] += height - sum;
  return heights;
}
