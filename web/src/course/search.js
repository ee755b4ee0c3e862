/** Searching the lessons: every word must be there, titles and whole words count more. */

/** @typedef {{ lesson: string, step: string, title: string, text: string }} Entry */
/** @typedef {Entry & { before: string, hit: string, after: string }} Found */

const MOST = 30;
const AROUND = 60;

/** @param {readonly Entry[]} entries @param {string} query @returns {Found[]} best first */
export function search(entries, query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const scored = entries
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0);
  scored.sort((one, other) => other.score - one.score);
  return scored.slice(0, MOST).map(({ entry }) => ({ ...entry, ...excerpt(entry.text, words[0] ?? "") }));
}

/** 0 when a word is missing. @param {Entry} entry @param {string[]} words */
function scoreOf({ title, text }, words) {
  let score = 0;
  for (const word of words) {
    const found = wordScore(folded(title), word) * 5 + wordScore(folded(text), word);
    if (found === 0) return 0;
    score += found;
  }
  return score;
}

/** @param {string} text @param {string} word */
function wordScore(text, word) {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  const whole = !/[\p{L}\p{N}_]/u.test((text[at - 1] ?? " ") + (text[at + word.length] ?? " "));
  return whole ? 2 : 1;
}

/** Some words on both sides of the first hit. @param {string} text @param {string} word */
function excerpt(text, word) {
  const at = folded(text).indexOf(word);
  if (at < 0) return { before: "", hit: "", after: text.slice(0, 2 * AROUND) };
  const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, at - AROUND)) + 1);
  const end = at + word.length;
  const to = end + AROUND < text.length ? text.lastIndexOf(" ", end + AROUND) : text.length;
  return {
    before: text.slice(from, at),
    hit: text.slice(at, end),
    after: text.slice(end, Math.max(end, to)),
  };
}

/** Small letters without accents, of the same length. @param {string} text */
function folded(text) {
  return Array.from(text.toLowerCase(), (letter) => letter.normalize("NFD")[0] ?? letter).join("");
}
