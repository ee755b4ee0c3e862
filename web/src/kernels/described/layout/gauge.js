/**
 * free_pages as a bar, against the three watermarks and the threshold of the test that runs.
 *
 * Watermarks of a large zone are tiny beside it. Then the bar has two scales: the first six tenths reach to four
 * times pages_high, the rest to the zone's size; a slit shows where they meet.
 */

/** @import { LayoutOptions, Shape, Test, ZoneModel } from "../../../scene/scene.d.ts" */
/** @import { Measures } from "../../../scene/measures.js" */

import { t } from "../../../i18n/language.js";
import { panel, textShape, textWidth } from "../../../scene/measures.js";

const BAR = { y: 22, h: 8 };
const SIZE = 10;
/** Between labels. */
const GAP = 8;
export const GAUGE_HEIGHT = 40;
/** Where two scales meet. */
const KNEE = 0.6;

/** @typedef {"min" | "low" | "high" | "test"} MarkName */
/** @typedef {{ name: MarkName, text: string, at: number }} Mark */
/** @typedef {{ y: number, h: number }} Bar */

/** Where the scale changes, in pages; null: one scale. @param {ZoneModel} model */
export function kneeOf({ marks, size }) {
  const knee = marks.high * 4;
  return knee > 0 && knee < size / 3 ? knee : null;
}

/** Of the bar's width, for so many pages. @param {ZoneModel} model @param {number} pages */
export function shareOf(model, pages) {
  const knee = kneeOf(model);
  const kept = Math.min(model.size, Math.max(0, pages));
  if (knee === null) return model.size ? kept / model.size : 0;
  if (kept <= knee) return (KNEE * kept) / knee;
  return KNEE + ((1 - KNEE) * (kept - knee)) / (model.size - knee);
}

/** @param {ZoneModel} model @param {Measures} m @param {LayoutOptions} options @returns {Shape[]} */
export function gaugeShapes(model, m, options) {
  const shown = options.show?.includes("watermarks") ?? false;
  return [
    ...(shown ? [panel("watermarks", m.left, 0, m.right, GAUGE_HEIGHT)] : []),
    ...barShapes(model, m, options, BAR),
    ...labelShapes(model, m, options),
  ];
}

/** The bar and its ticks. @param {ZoneModel} model @param {Measures} m @param {LayoutOptions} options @param {Bar} bar @returns {Shape[]} */
export function barShapes(model, m, options, bar) {
  const width = m.right - m.left;
  const ring = options.focus?.part === "free" && options.focus.zone === model.zone;
  const filled = Math.round(width * shareOf(model, model.free));
  return [
    { kind: "gauge", id: "gauge", x: m.left, w: width, ...bar, filled, ring },
    ...slit(model, m, bar),
    ...marksOf(model, m, options).map((mark) => tick(mark, bar)),
  ];
}

/** @param {ZoneModel} model @param {Measures} m @param {Bar} bar @returns {Shape[]} */
function slit(model, m, { y, h }) {
  if (kneeOf(model) === null) return [];
  const x = Math.round(m.left + KNEE * (m.right - m.left));
  return [{ kind: "slit", id: "knee", x, y: y - 2, w: 3, h: h + 4 }];
}

/** @param {ZoneModel} model @param {Measures} m @param {LayoutOptions} options @returns {Mark[]} in the order of their places */
function marksOf(model, m, { test }) {
  const { min, low, high } = model.marks;
  const at = (/** @type {number} */ pages) =>
    Math.min(m.right - 2, Math.round(m.left + shareOf(model, pages) * (m.right - m.left)));
  /** @type {Mark[]} */
  const marks = [];
  if (min || low || high) {
    for (const name of /** @type {const} */ (["min", "low", "high"])) {
      const value = model.marks[name];
      marks.push({ name, text: t("scene.mark", { name, value }), at: at(value) });
    }
  }
  if (test?.zone === model.zone) marks.push({ name: "test", text: testText(test), at: at(test.minimum) });
  return marks.sort((one, other) => one.at - other.at);
}

/** @param {Test} test */
export function testText({ free, minimum, passed }) {
  const key = passed === null ? "scene.test" : `scene.test.${Number(passed)}`;
  return t(key, { free, minimum });
}

/** @param {ZoneModel} model @param {Measures} m @param {LayoutOptions} options @returns {Shape[]} */
function labelShapes(model, m, options) {
  const marks = marksOf(model, m, options);
  if (marks.length) return labels(marks, m);
  const { sizeInWords, free, size } = model;
  const text = sizeInWords
    ? t("scene.title.sized", { size: sizeInWords(size), free: sizeInWords(free) })
    : t("scene.no_watermarks");
  return [textShape("marks:none", { x: m.left, y: 2 }, text, { size: SIZE })];
}

/** @param {Mark} mark @param {Bar} bar @returns {Shape} */
function tick({ name, at }, { y, h }) {
  const more = name === "test" ? 4 : 0;
  const w = name === "test" ? 3 : 2;
  const tone = toneOf(name);
  return { kind: "tick", id: `tick:${name}`, x: at - 1, y: y - Math.min(6, h), w, h: h + 10 + more, tone };
}

/** @param {MarkName} name @returns {import("../../../scene/scene.d.ts").Tone} */
function toneOf(name) {
  return name === "test" ? "ink" : name;
}

/** Beside its tick where there is room, otherwise moved along the line, in order. @param {Mark[]} marks @param {Measures} m @returns {Shape[]} */
function labels(marks, m) {
  const places = marks.map(({ text, at }) => ({ x: at + 4, w: textWidth(text, SIZE) }));
  for (let i = 1; i < places.length; i++) {
    places[i].x = Math.max(places[i].x, places[i - 1].x + places[i - 1].w + GAP);
  }
  let end = m.right;
  for (const place of places.toReversed()) {
    place.x = Math.min(place.x, end - place.w);
    end = place.x - GAP;
  }
  return marks.map(({ name, text }, i) => {
    const style = { size: SIZE, tone: toneOf(name), weight: name === "test" ? 600 : 500 };
    return textShape(`mark:${name}`, { x: places[i].x, y: 2 }, text, style);
  });
}
