/** Endless review: the next card, by how well each is known. Five boxes; a card known goes up one, one not known down to 0. */

/** @typedef {import("./progress-text.js").Boxes} Boxes */
/** @typedef {{ id: string, lesson: string, title: string, front: string, back: string }} ReviewCard */

const TOP = 4;

/** How often a card of a box comes, against one of the next. */
const WEIGHT = 2;

/**
 * @param {readonly ReviewCard[]} cards
 * @param {Boxes} boxes
 * @param {string} last the card just seen: not again at once
 * @param {number} chance from 0 up to 1
 * @returns {ReviewCard | null}
 */
export function nextCard(cards, boxes, last, chance) {
  const open = cards.length > 1 ? cards.filter(({ id }) => id !== last) : cards;
  const weights = open.map(({ id }) => WEIGHT ** (TOP - (boxes[id] ?? 0)));
  let left = chance * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return open[i] ?? null;
  }
  return open.at(-1) ?? null;
}

/** @param {Boxes} boxes @param {string} id @param {boolean} knew @returns {Boxes} */
export function graded(boxes, id, knew) {
  return { ...boxes, [id]: knew ? Math.min(TOP, (boxes[id] ?? 0) + 1) : 0 };
}
