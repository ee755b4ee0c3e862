/**
 * Colours of types of pageblocks: fill, the ink on it, an outline that stands out from the ground (3:1), and a hatch, so
 * that no type is told by its colour alone. Dark types cannot be moved, light ones can.
 */

/** @import { Palette } from "../../scene/palette.js" */

import { parseColor } from "../../scene/color.js";

/** @typedef {"" | "diagonals" | "bars" | "dots" | "cross"} Hatch */
/** @typedef {{ fill: string, ink: string, edge: string, hatch: Hatch }} TypeColours */

/** By number of the type: U, M, E, H, C, I. @type {TypeColours[]} */
const LIGHT = [
  { fill: "#1f3f86", ink: "#ffffff", edge: "#1f3f86", hatch: "" },
  { fill: "#718cb4", ink: "#1d2330", edge: "#5a759d", hatch: "" },
  { fill: "#b5830d", ink: "#1d2330", edge: "#946a06", hatch: "diagonals" },
  { fill: "#a82a72", ink: "#ffffff", edge: "#a82a72", hatch: "bars" },
  { fill: "#d9694f", ink: "#1d2330", edge: "#c2502f", hatch: "dots" },
  { fill: "#eceae4", ink: "#1d2330", edge: "#8b9099", hatch: "cross" },
];
/** @type {TypeColours[]} */
const DARK = [
  { fill: "#8fb4ff", ink: "#10141c", edge: "#8fb4ff", hatch: "" },
  { fill: "#5d7192", ink: "#ffffff", edge: "#7d92b5", hatch: "" },
  { fill: "#e0b040", ink: "#10141c", edge: "#e0b040", hatch: "diagonals" },
  { fill: "#ff80c8", ink: "#10141c", edge: "#ff80c8", hatch: "bars" },
  { fill: "#ffd3c4", ink: "#10141c", edge: "#ffd3c4", hatch: "dots" },
  { fill: "#2a303b", ink: "#e6e9f0", edge: "#78818f", hatch: "cross" },
];
/** The reader's own colours: letters and hatches tell the types. @type {TypeColours[]} */
const FORCED = LIGHT.map(({ hatch }) => ({ fill: "Canvas", ink: "CanvasText", edge: "CanvasText", hatch }));

/** @param {Palette} palette @param {number} type @returns {TypeColours} */
export function coloursOfType(palette, type) {
  const ground = palette.tone("bg");
  const rgb = parseColor(ground);
  const set = rgb === null ? FORCED : rgb[0] + rgb[1] + rgb[2] < 3 * 128 ? DARK : LIGHT;
  return set[type] ?? set[1];
}
