/** Which lines each chart has. Pure. */

/** @import { ZoneInfo } from "../engine/protocol.d.ts" */
/** @import { Series } from "../kernels/described/chart-series.js" */

import { t } from "../i18n/language.js";
import { largestFree, unusableIndex } from "../kernels/described/chart-series.js";

/** `colour` is a custom property of the page or a colour. @typedef {{ label: string, values: (number | null)[], colour: string, dash: number[] }} Line */
/** @typedef {{ title: string, about: string, lines: Line[], top: number | null }} Chart */

export const KINDS = Object.freeze(["free", "blocks", "largest", "unusable"]);

/** Okabe–Ito, dark enough for both grounds; dashes tell them apart without colour. */
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3]];
/** As the picture has the orders: cividis. */
const ORDERS = [
  "#00224e",
  "#083370",
  "#35456c",
  "#4f576c",
  "#666970",
  "#7d7c78",
  "#948e77",
  "#aea371",
  "#c8b866",
  "#e5cf52",
  "#fee838",
];
const MARKS = /** @type {const} */ ([
  ["pages_min", "min", "--min"],
  ["pages_low", "low", "--low"],
  ["pages_high", "high", "--high"],
]);

/** @param {string} kind @param {Series} series @param {ZoneInfo[]} zones @param {number} zone -1 for all, of free pages @param {number} order @returns {Chart} */
export function chartOf(kind, series, zones, zone, order) {
  if (kind === "blocks") return blocksChart(series.blocks[zone]);
  if (kind === "largest") return largestChart(series.blocks[zone]);
  if (kind === "unusable") return unusableChart(series.blocks[zone], order);
  return zone < 0 ? freeChart(series, zones) : zoneChart(series, zones[zone], zone);
}

/** @param {Series} series @param {ZoneInfo[]} zones @returns {Chart} */
function freeChart({ free }, zones) {
  const lines = zones.map(({ name, node }, i) =>
    line(t("charts.line.zone", { zone: name, node }), free[i], i),
  );
  return {
    title: t("charts.free"),
    about: t("charts.free.about"),
    lines,
    top: null,
  };
}

/** @param {Series} series @param {ZoneInfo} info @param {number} zone @returns {Chart} */
function zoneChart({ free, cursors }, info, zone) {
  // whole and blue, whichever zone it is: the dashed lines are the marks
  const lines = [line(info.name, free[zone], 0), ...marksOf(info, cursors.length)];
  return { title: t("charts.free"), about: t("charts.marks.about"), lines, top: null };
}

/** @param {ZoneInfo} zone @param {number} length @returns {Line[]} */
function marksOf(zone, length) {
  return MARKS.filter(([mark]) => zone[mark] > 0).map(([mark, label, colour]) => ({
    label: `pages_${label}`,
    values: Array(length).fill(zone[mark]),
    colour,
    dash: [4, 4],
  }));
}

/** @param {number[][]} blocks @returns {Chart} */
function blocksChart(blocks) {
  const lines = blocks.map((values, order) => ({
    ...line(t("charts.line.order", { order }), values, order),
    colour: ORDERS[Math.round((order * 10) / Math.max(10, blocks.length - 1))],
  }));
  return {
    title: t("charts.kind.blocks"),
    about: t("charts.blocks.about"),
    lines,
    top: null,
  };
}

/** @param {number[][]} blocks @returns {Chart} */
function largestChart(blocks) {
  const lines = [line(t("charts.line.largest"), largestFree(blocks), 0)];
  return {
    title: t("charts.kind.largest"),
    about: t("charts.largest.about"),
    lines,
    top: blocks.length - 1,
  };
}

/** @param {number[][]} blocks @param {number} order @returns {Chart} */
function unusableChart(blocks, order) {
  const fitting = Math.min(order, blocks.length - 1);
  return {
    title: t("charts.kind.unusable"),
    about: t("charts.unusable.about", { order: fitting }),
    lines: [line(t("charts.line.order", { order: fitting }), unusableIndex(blocks, fitting), 0)],
    top: 1,
  };
}

/** @param {string} label @param {(number | null)[]} values @param {number} i @returns {Line} */
function line(label, values, i) {
  return { label, values, colour: COLOURS[i % COLOURS.length], dash: DASHES[i % DASHES.length] };
}

/** Width of the numbers beside the chart, with their ticks: 16,777,216 needs more than 60. @param {string[]} labels */
export function roomFor(labels) {
  return 18 + 7 * Math.max(4, ...labels.map(({ length }) => length));
}
