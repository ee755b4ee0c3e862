/** A figure as SVG text, with title and description. Needs no document: posters are written with it at build time. */

/** @import { ThemeName } from "../../scene/themes.js" */
/** @import { Figure } from "../picture/figure.js" */

import { makePalette } from "../../scene/palette.js";
import { sceneAsSvg } from "../../scene/svg.js";
import { escaped } from "../../scene/svg-pen.js";
import { THEMES } from "../../scene/themes.js";

/** @param {number} orders @param {ThemeName} theme */
export function paletteOf(orders, theme) {
  return makePalette((name) => THEMES[theme][name] ?? "", orders);
}

/** @param {Figure} figure @param {{ theme?: ThemeName, id?: string, ground?: string }} [options] id: unique where several stand in one document; ground: default the theme's */
export function figureAsSvg(figure, { theme = "light", id = "bs", ground } = {}) {
  const { width, height, parts, orders, title, description } = figure;
  const palette = paletteOf(orders, theme);
  const groups = parts.map(
    ({ y, scene }, i) =>
      `<g transform="translate(0 ${y})">\n${sceneAsSvg(scene, palette, `${id}${i}`)}\n</g>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc" font-family="${escaped(palette.mono)}">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-desc">${escaped(description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${ground ?? palette.tone("bg")}"/>`,
    ...groups,
    "</svg>",
    "",
  ].join("\n");
}
