/** A range of records as pictures that follow each other: GIF, or WebM recorded from a canvas. */

/** @import { History } from "../../engine/protocol.d.ts" */
/** @import { ThemeName } from "../../scene/themes.js" */
/** @import { Granularity } from "../../history/stops.js" */
/** @import { Figure, FigureOptions } from "./figure.js" */

import { nextStop } from "../../history/stops.js";
import { Timeline } from "../../history/timeline.js";
import { paint } from "./canvas.js";
import { figureOf } from "./figure.js";

export const MOST_PICTURES = 400;
/** How long one picture stands, and the last, in milliseconds. */
const STANDS = 500;
const LAST = 1500;
const SCALE = 1.5;

/** @typedef {{ history: History, from: number, to: number, grain: Granularity, theme: ThemeName, figure: FigureOptions }} Range */
/** @typedef {{ signal: AbortSignal, onProgress: (done: number, total: number) => void }} Watch */

/** Cursors of the pictures, the first and the last included. @param {Pick<Range, "history" | "from" | "to" | "grain">} range @param {number} [most] */
export function stopsOf({ history, from, to, grain }, most = 100_000) {
  const stops = [from];
  for (let at = from; at < to && stops.length < most; ) {
    at = Math.min(to, nextStop(history, at, grain, { hi: to }));
    stops.push(at);
  }
  return stops;
}

/** All figures of a range, each made when it is its turn. @param {Range} range */
function* figures(range) {
  const scout = new Timeline(range.history);
  for (const cursor of stopsOf(range))
    yield figureOf({ history: scout.history, frame: scout.seek(cursor), cursor }, range.figure);
}

/** Figures differ in height by a line or two; film does not. @param {Range} range */
function tallest(range) {
  let height = 0;
  for (const figure of figures(range)) height = Math.max(height, figure.height);
  return height;
}

/**
 * Paints one picture after the other. @param {Range} range @param {Watch} watch @param {HTMLCanvasElement} canvas
 * @param {(ctx: CanvasRenderingContext2D, last: boolean) => Promise<void> | void} take
 */
async function shoot(range, { signal, onProgress }, canvas, take) {
  const height = tallest(range);
  const total = stopsOf(range).length;
  let done = 0;
  for (const figure of figures(range)) {
    const ctx = paint(canvas, figure, { theme: range.theme, scale: SCALE, height });
    await take(ctx, ++done === total);
    onProgress(done, total);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  }
}

/** @param {Range} range @param {Watch} watch @returns {Promise<Blob>} */
export async function filmAsGif(range, watch) {
  const { GIFEncoder, applyPalette, quantize } = await import("gifenc");
  const gif = GIFEncoder();
  await shoot(range, watch, document.createElement("canvas"), (ctx, last) => {
    const { width, height } = ctx.canvas;
    const { data } = ctx.getImageData(0, 0, width, height);
    const palette = quantize(data, 256);
    gif.writeFrame(applyPalette(data, palette), width, height, { palette, delay: last ? LAST : STANDS });
  });
  gif.finish();
  return new Blob([gif.bytes()], { type: "image/gif" });
}

/** What this browser records; "" when nothing. */
export function videoType() {
  const known = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm"];
  return known.find((type) => globalThis.MediaRecorder?.isTypeSupported(type)) ?? "";
}

/** In real time: a recorder has no other. @param {Range} range @param {Watch} watch @returns {Promise<Blob>} */
export async function filmAsWebm(range, watch) {
  const canvas = document.createElement("canvas");
  const first = figures(range).next().value;
  paint(canvas, /** @type {Figure} */ (first), { theme: range.theme, scale: SCALE, height: tallest(range) });
  const recorder = new MediaRecorder(canvas.captureStream(30), {
    mimeType: videoType(),
    videoBitsPerSecond: 4_000_000,
  });
  /** @type {Blob[]} */
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  recorder.start(1000);
  try {
    await shoot(range, watch, canvas, (_, last) => wait(last ? LAST : STANDS, watch.signal));
  } finally {
    recorder.stop();
    await ended;
    for (const track of recorder.stream.getTracks()) track.stop();
  }
  return new Blob(parts, { type: "video/webm" });
}

/** @param {number} milliseconds @param {AbortSignal} signal @returns {Promise<void>} */
function wait(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
