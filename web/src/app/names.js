/** Names for blocks that a learner asks for. */

/**
 * The next free letter name: a, b, c … z, aa, ab …
 * @param {Iterable<string>} taken
 */
export function nextName(taken) {
  const used = new Set(taken);
  let number = 0;
  while (used.has(letters(number))) number++;
  return letters(number);
}

/** 0 -> a, 25 -> z, 26 -> aa @param {number} number @returns {string} */
export function letters(number) {
  const last = String.fromCharCode(97 + (number % 26));
  return number < 26 ? last : letters(Math.floor(number / 26) - 1) + last;
}

/** The name a command gives: "b" of "b = alloc_pages order=1". @param {string} command */
export function nameGiven(command) {
  return /^\s*([a-z]\w*)\s*=/.exec(command)?.[1] ?? null;
}
