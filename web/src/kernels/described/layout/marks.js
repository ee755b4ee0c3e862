/** Pages that somebody points at: under the pointer, under the keyboard, picked, and the answers. */

/** @import { LayoutOptions, MapBox, MarkShape, Shape, Tone } from "../../../scene/scene.d.ts" */
/** @import { Measures } from "../../../scene/measures.js" */

import { t } from "../../../i18n/language.js";
import { pageX, textShape, textWidth } from "../../../scene/measures.js";
import { FLAGS, rowsBottom, rowY } from "./map.js";

const SIZE = 11;
/** A mark is never narrower: pages of large zones are thinner than a pixel. */
const NARROWEST = 6;

/** @typedef {{ page: number, tone: Tone, style: MarkShape["style"], text: string }} Mark */

/** @param {Measures} m @param {MapBox} map @param {LayoutOptions} options @returns {Shape[]} */
export function markShapes(m, map, options) {
  const { from, span } = map.camera;
  const first = map.first + Math.floor(from);
  const end = map.first + Math.min(map.size, from + span);
  const marks = marksOf(options).filter(({ page }) => page >= first && page < end);
  return [...marks.map((mark) => markShape(mark, m, map)), ...flagShapes(marks, m, map)];
}

/** @param {LayoutOptions} options @returns {Mark[]} */
function marksOf({ hover, at, pick: picked, answers, asking }) {
  const pick = typeof picked === "number" ? picked : null;
  /** @type {Mark[]} */
  const marks = [];
  const add = (/** @type {number | null | undefined} */ page, /** @type {Omit<Mark, "page">} */ mark) => {
    if (page !== null && page !== undefined) marks.push({ page, ...mark });
  };
  if (asking)
    add(hover, { tone: "warn", style: "hover", text: hover === pick || hover === at ? "" : String(hover) });
  add(pick, { tone: "warn", style: "pick", text: pageText(pick) });
  add(at, { tone: asking ? "warn" : "accent", style: "focus", text: at === pick ? "" : pageText(at) });
  return answers?.kind === "page" ? answerMarks(answers) : marks;
}

/** @param {number | null | undefined} page */
function pageText(page) {
  return t("block.page", { page: page ?? "" });
}

/** @param {import("../../../scene/scene.d.ts").Answers} answers @returns {Mark[]} */
function answerMarks({ picked: theirs, truth: its }) {
  const picked = typeof theirs === "number" ? theirs : null;
  const truth = Number(its);
  const kernel = t(picked === truth ? "scene.both" : "scene.kernel");
  /** @type {Mark[]} */
  const marks = [{ page: truth, tone: "accent", style: "answer", text: kernel }];
  if (picked === null || picked === truth) return marks;
  return [{ page: picked, tone: "warn", style: "answer", text: t("scene.you") }, ...marks];
}

/** @param {Mark} mark @param {Measures} m @param {MapBox} map @returns {MarkShape} */
function markShape({ page, tone, style }, m, map) {
  const left = pageX(m, page - map.first);
  const right = pageX(m, page - map.first + 1);
  const w = Math.max(NARROWEST, right - left);
  const x = Math.max(map.x, Math.min(map.x + map.w - w, (left + right - w) / 2));
  const y = rowY(map, 0);
  const cell = { x, y, w, h: rowsBottom(map) - y };
  return {
    kind: "mark",
    id: `mark:${style}:${tone}`,
    x,
    y: map.y,
    w,
    h: rowsBottom(map) - map.y,
    tone,
    style,
    cell,
  };
}

/** Names under the axis, moved apart where they would touch. @param {Mark[]} marks @param {Measures} m @param {MapBox} map @returns {Shape[]} */
function flagShapes(marks, m, map) {
  const flags = marks.filter(({ text }) => text).map((mark) => ({ mark, ...flagSpan(mark, m, map) }));
  flags.sort((one, other) => one.x - other.x);
  for (let i = flags.length - 2; i >= 0; i--) {
    flags[i].x = Math.min(flags[i].x, flags[i + 1].x - flags[i].w - 6);
  }
  for (let i = 0; i < flags.length; i++) {
    flags[i].x = Math.max(flags[i].x, i ? flags[i - 1].x + flags[i - 1].w + 6 : m.left);
  }
  const y = rowsBottom(map) + FLAGS - 2;
  return flags.map(({ mark, x }) =>
    textShape(`flag:${mark.style}:${mark.tone}`, { x, y }, mark.text, {
      size: SIZE,
      weight: 600,
      tone: mark.tone,
    }),
  );
}

/** @param {Mark} mark @param {Measures} m @param {MapBox} map */
function flagSpan({ page, text }, m, map) {
  const w = textWidth(text, SIZE);
  const middle = m.x + (page - map.first - m.camera.from + 0.5) * m.pageWidth;
  return { w, x: Math.min(m.right - w, middle - w / 2) };
}
