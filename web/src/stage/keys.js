/** Keys on the map: where each moves the page cursor. */

/** @import { ZoneModel } from "../scene/scene.d.ts" */

import { blockAt } from "../kernels/linux-2.4.22/zone-model.js";

/** @type {Record<string, (model: ZoneModel, at: number) => number>} */
const MOVES = {
  ArrowRight: (_, at) => at + 1,
  ArrowLeft: (_, at) => at - 1,
  ArrowUp: nextBlock,
  ArrowDown: previousBlock,
  PageUp: (model, at) => at + Math.max(1, model.size >> 4),
  PageDown: (model, at) => at - Math.max(1, model.size >> 4),
  Home: (model) => model.first,
  End: (model) => model.first + model.size - 1,
};

/** The page to go to, inside the zone; null when the key does not move. @param {string} key @param {ZoneModel} model @param {number} at */
export function pageAfterKey(key, model, at) {
  const move = MOVES[key];
  if (!move) return null;
  return Math.max(model.first, Math.min(model.first + model.size - 1, move(model, at)));
}

/** @param {ZoneModel} model @param {number} at */
function nextBlock(model, at) {
  const block = blockAt(model, at);
  return block ? block.page + block.pages : at;
}

/** @param {ZoneModel} model @param {number} at */
function previousBlock(model, at) {
  const block = blockAt(model, at);
  if (!block) return at;
  return block.page < at ? block.page : (blockAt(model, at - 1)?.page ?? at);
}

/** @type {Record<string, number>} factors; 0: all */
const ZOOMS = { "+": 2, "=": 2, "-": 0.5, _: 0.5, 0: 0 };

/** How a key moves the camera: by a factor, or sideways by a share of the view. Null: it does not. @param {Pick<KeyboardEvent, "key" | "shiftKey">} press @returns {{ zoom: number, pan: number } | null} */
export function cameraAfterKey({ key, shiftKey }) {
  if (shiftKey && key === "ArrowRight") return { zoom: 1, pan: 0.25 };
  if (shiftKey && key === "ArrowLeft") return { zoom: 1, pan: -0.25 };
  return key in ZOOMS ? { zoom: ZOOMS[key], pan: 0 } : null;
}
