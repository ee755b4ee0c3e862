/** A scene as SVG: the layers of the canvas, drawn with another pen. Needs no document, so it runs at build time too. */

/** @import { Palette } from "./palette.js" */
/** @import { Scene } from "./scene.d.ts" */

import { drawDensity } from "./layers/density.js";
import { LAYERS } from "./renderer.js";
import { drawDensityAsShapes } from "./svg-density.js";
import { SvgPen } from "./svg-pen.js";

/** The elements of a scene, without the <svg> around. @param {Scene} scene @param {Palette} palette @param {string} [prefix] of ids */
export function sceneAsSvg(scene, palette, prefix) {
  const pen = new SvgPen(prefix, palette.mono);
  const ctx = /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (pen));
  for (const draw of LAYERS) (draw === drawDensity ? drawDensityAsShapes : draw)(ctx, scene.shapes, palette);
  return pen.svg;
}
