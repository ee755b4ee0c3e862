/** A tall picture in a column that scrolls: what is asked for, or emphasised, is brought into view. */

/** @import { Answers, Asked, Box, Scene } from "../scene/scene.d.ts" */

/** Kept free under it: the line with details stands there. */
const MARGIN = 64;

/** @typedef {{ gate: Asked | null, answers: Answers | null, show: string[] }} Wanted */

/** Which shapes of the picture must be seen, by their ids. @type {Record<string, string>} */
const PARTS = { list: "list:", lists: "list:", counts: "list:", bit: "bit:", bits: "bit:" };

/** How far down the picture must be seen, from its top; 0: it begins at its top, as ever. @param {Scene} scene @param {Wanted} wanted */
export function reachOf({ shapes }, { gate, answers, show }) {
  const asked = PARTS[(gate ?? answers)?.kind ?? ""];
  if (asked) return bottomOf(shapes.filter(({ id }) => id.startsWith(asked)));
  if (show.includes("map") || show.includes("watermarks")) return 0;
  return bottomOf(shapes.filter(({ id }) => show.some((part) => id === `panel:${part}`)));
}

/** @param {Omit<Box, "id">[]} boxes */
function bottomOf(boxes) {
  return Math.max(0, ...boxes.map(({ y, h }) => y + h));
}

export class Reveal {
  #reach = 0;

  /** Once for each question and each step: where the reader scrolls to after that is left alone. @param {HTMLElement & Wanted} stage @param {HTMLElement | null} canvas @param {Scene | null} scene */
  update(stage, canvas, scene) {
    if (!canvas || !scene) return;
    const reach = reachOf(scene, stage);
    if (reach !== this.#reach) scrollTo(stage, canvas, reach);
    this.#reach = reach;
  }
}

/** Scrolls the column, and nothing when it is the page that scrolls. @param {HTMLElement} stage @param {HTMLElement} canvas @param {number} reach */
function scrollTo(stage, canvas, reach) {
  const column = stage.closest(".stage");
  if (!column || getComputedStyle(column).overflowY !== "auto") return;
  const top = canvas.getBoundingClientRect().top - column.getBoundingClientRect().top + column.scrollTop;
  column.scrollTop = reach ? Math.max(0, top + reach + MARGIN - column.clientHeight) : 0;
}
