/** The order in which choices stand: another for each visitor and step, the same on every visit. Pure but for the seed. */

import { recall, remember } from "../shell/storage.js";

const KEY = "buddyscope:shuffle";

/** Of this visitor; made once. @returns {number} */
export function visitorSeed() {
  const kept = Number(recall(KEY));
  if (Number.isInteger(kept) && kept > 0) return kept;
  const seed = 1 + crypto.getRandomValues(new Uint32Array(1))[0];
  remember(KEY, String(seed));
  return seed;
}

/** Places 0 … count - 1, shuffled (Fisher and Yates). @param {number} count @param {number} seed @param {string} text what is shuffled @returns {number[]} */
export function shuffled(count, seed, text) {
  const order = Array.from({ length: count }, (_, i) => i);
  let state = hash(text) ^ seed;
  for (let i = count - 1; i > 0; i--) {
    state = next(state);
    const j = (state >>> 0) % (i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** FNV-1a. @param {string} text */
function hash(text) {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return value;
}

/** One round of Mulberry32. @param {number} state */
function next(state) {
  let value = (state + 0x6d2b79f5) | 0;
  value = Math.imul(value ^ (value >>> 15), value | 1);
  value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
  return value ^ (value >>> 14);
}
