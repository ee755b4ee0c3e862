/** Names for blocks that a learner asks for. */

/** @import { History } from "../engine/protocol.d.ts" */

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
  return /^\s*([A-Za-z]\w*)\s*=\s/.exec(command)?.[1] ?? null;
}

/** By the history's commands, which never change once made. @type {WeakMap<object, string>} */
const known = new WeakMap();

/**
 * The name for the next request: one that was never given in this history, from its start to its very end.
 * Where the cursor stands does not matter: a request that still plays has its name already.
 * @param {Pick<History, "commands" | "start" | "names">} history
 */
export function nextNameIn({ commands, start, names }) {
  const found = known.get(commands);
  if (found) return found;
  const given = commands.flatMap(({ text }) => nameGiven(text) ?? []);
  const next = nextName([...given, ...start.blocks.map(([, , name]) => names[name])]);
  known.set(commands, next);
  return next;
}
