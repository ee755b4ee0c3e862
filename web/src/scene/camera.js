/** Which pages of a zone are in the picture. Pure: every move gives another camera. */

/** @import { Camera } from "./scene.d.ts" */

/** A page is never drawn wider than this, in pixels, unless the zone has no more. */
const WIDEST_PAGE = 44;

/** @param {number} size pages of the zone @returns {Camera} */
export function wholeOf(size) {
  return { from: 0, span: Math.max(1, size) };
}

/** @param {Camera} camera @param {number} size @param {number} width of the map, in pixels @returns {Camera} */
export function held({ from, span }, size, width) {
  const least = Math.min(size, Math.max(4, width / WIDEST_PAGE));
  const kept = Math.max(least, Math.min(size, span));
  return { from: Math.max(0, Math.min(size - kept, from)), span: kept };
}

/** Nearer by `factor`; what is at `share` (0 … 1) of the width stays there. @param {Camera} camera @param {number} factor @param {number} share @param {number} size @param {number} width @returns {Camera} */
export function zoom(camera, factor, share, size, width) {
  const { span } = held({ from: 0, span: camera.span / factor }, size, width);
  return held({ from: camera.from + share * (camera.span - span), span }, size, width);
}

/** Sideways by a share of what is seen. @param {Camera} camera @param {number} share @param {number} size @param {number} width @returns {Camera} */
export function pan({ from, span }, share, size, width) {
  return held({ from: from + share * span, span }, size, width);
}

/** Moved as little as needed so that a page is seen. @param {Camera} camera @param {number} index zone-relative @param {number} size @param {number} width @returns {Camera} */
export function follow(camera, index, size, width) {
  const { from, span } = camera;
  if (index >= from && index + 1 <= from + span) return camera;
  return held({ from: index < from ? index - span * 0.1 : index + 1 - span * 0.9, span }, size, width);
}

/** @param {Camera} camera @param {number} size */
export function isWhole({ span }, size) {
  return span >= size;
}
