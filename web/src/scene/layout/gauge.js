/** free_pages as a bar, against the three watermarks. */

/** @import { LayoutOptions, Shape, ZoneModel } from "../scene.d.ts" */
/** @import { Measures } from "./measures.js" */

import { en } from "../../i18n/en.js";
import { fill } from "../../i18n/text.js";
import { panel, textShape, textWidth } from "./measures.js";

const BAR = { y: 22, h: 8 };
const SIZE = 10;
/** Between labels. */
const GAP = 8;
export const GAUGE_HEIGHT = 40;

/** @typedef {"min" | "low" | "high"} MarkName */
/** @typedef {{ name: MarkName, text: string, at: number }} Mark */

/** @param {ZoneModel} model @param {Measures} m @param {LayoutOptions} options @returns {Shape[]} */
export function gaugeShapes(model, m, options) {
  const width = m.right - m.left;
  const share = model.size ? Math.min(1, Math.max(0, model.free / model.size)) : 0;
  const ring = options.focus?.part === "free" && options.focus.zone === model.zone;
  const shown = options.show?.includes("watermarks") ?? false;
  return [
    ...(shown ? [panel("watermarks", m.left, 0, m.right, GAUGE_HEIGHT)] : []),
    { kind: "gauge", id: "gauge", x: m.left, w: width, ...BAR, filled: Math.round(width * share), ring },
    ...markShapes(model, m),
  ];
}

/** @param {ZoneModel} model @param {Measures} m @returns {Shape[]} */
function markShapes(model, m) {
  const { min, low, high } = model.marks;
  if (!(min || low || high)) {
    return [
      textShape("marks:none", { x: m.left, y: 2 }, fill(en, "scene.no_watermarks") ?? "", { size: SIZE }),
    ];
  }
  const scale = (m.right - m.left) / Math.max(1, model.size);
  const marks = /** @type {MarkName[]} */ (["min", "low", "high"]).map((name) => ({
    name,
    text: fill(en, "scene.mark", { name, value: model.marks[name] }) ?? "",
    at: Math.min(m.right - 2, Math.round(m.left + model.marks[name] * scale)),
  }));
  return [...marks.map(tick), ...labels(marks, m)];
}

/** @param {Mark} mark @returns {Shape} */
function tick({ name, at }) {
  return { kind: "tick", id: `tick:${name}`, x: at - 1, y: BAR.y - 6, w: 2, h: BAR.h + 10, tone: name };
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
  return marks.map(({ name, text }, i) =>
    textShape(`mark:${name}`, { x: places[i].x, y: 2 }, text, { size: SIZE, tone: name, weight: 500 }),
  );
}
