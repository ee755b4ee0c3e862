/** Bad input for every reader in JavaScript, as mutations.py has it for Python: good samples with a few things broken, and noise. */

import fc from "fast-check";

/** `make fuzz` asks for 100,000. */
export const INPUTS = Number(process.env.BUDDYSCOPE_INPUTS ?? 300);
/** An hour for each reader: a run that is cut off has shown nothing. */
export const PATIENCE = 3_600_000;

/** @param {import("fast-check").IRawProperty<any>} property */
export function holds(property) {
  return fc.assert(property, { numRuns: INPUTS });
}

const NAMES = ["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "length", "0", ""];

/** Lists within each other. @param {number} depth @returns {unknown} */
function nested(depth) {
  return JSON.parse("[".repeat(depth) + "]".repeat(depth));
}

/** Values that JSON can have, and that break what is too trusting; each is made anew. @type {(() => unknown)[]} */
const ODD = [
  ...[
    null,
    true,
    false,
    0,
    -0,
    -1,
    1.5,
    63,
    64,
    2 ** 31,
    2 ** 53,
    -(2 ** 53),
    1e308,
    Number("9".repeat(400)),
  ],
  ...[
    "",
    "0",
    "[object Object]",
    "__proto__",
    "\u0000",
    "\ud800",
    "\u{1f4a5}",
    "\ufeff",
    "../..",
    "9".repeat(400),
  ],
].map((value) => () => value);
ODD.push(
  ...['{"toString":1,"valueOf":1}', '{"__proto__":{"used":1}}', '["light"]', "[[[[[[]]]]]]", "{}", "[]"].map(
    (text) => () => JSON.parse(text),
  ),
);
/** Large ones, which cost more: one in fifty. @type {(() => unknown)[]} */
const LARGE = [() => nested(400), () => Array(3000).fill(0), () => "x".repeat(5000)];

/** Numbers below `most`, always the same from the same seed. @param {number} seed @returns {(most: number) => number} */
function chanceFrom(seed) {
  let state = seed | 0;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
}

/** @param {(most: number) => number} chance @returns {unknown} */
function odd(chance) {
  const pick = chance(50);
  if (pick === 0) return LARGE[chance(LARGE.length)]();
  if (pick < 8) return chance(70) - 5;
  if (pick < 14) return Array.from({ length: chance(6) }, () => ODD[chance(ODD.length)]());
  if (pick < 18) return { [NAMES[chance(NAMES.length)]]: ODD[chance(ODD.length)]() };
  return ODD[chance(ODD.length)]();
}

/**
 * Plain data like one of the samples, with one to three of its values replaced, taken away or added. fast-check draws
 * only a seed: values of its own making cost twenty times as much, and 100,000 are wanted.
 * @param {readonly unknown[]} samples
 */
export function brokenData(samples) {
  const texts = samples.map((sample) => JSON.stringify(sample));
  return fc.noBias(fc.nat()).map((seed) => {
    const chance = chanceFrom(seed);
    const root = { it: JSON.parse(texts[chance(texts.length)]) };
    for (let edits = 1 + chance(3); edits > 0; edits--) breakOne(root, chance);
    return root.it;
  });
}

/** @param {any} root @param {(most: number) => number} chance */
function breakOne(root, chance) {
  const places = placesIn(root);
  const [holder, key] = places[chance(places.length)];
  const how = chance(8);
  if (how === 0 && holder !== root)
    Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key];
  else if (how <= 2 && isPlain(holder[key])) own(holder[key], NAMES[chance(NAMES.length)], odd(chance));
  else own(holder, key, odd(chance));
}

/** An own property, whatever its name: as JSON.parse makes it. @param {object} holder @param {string} name @param {unknown} value */
function own(holder, name, value) {
  Object.defineProperty(holder, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** @param {unknown} value */
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Values in there, by who holds them; of what is large not all. @param {any} holder @param {[any, string][]} [found] */
function placesIn(holder, found = []) {
  for (const key of Object.keys(holder)) {
    if (found.length > 300) break;
    found.push([holder, key]);
    if (typeof holder[key] === "object" && holder[key] !== null) placesIn(holder[key], found);
  }
  return found;
}

const PIECES = fc.oneof(
  fc.constantFrom(
    "",
    "=",
    ".",
    "/",
    "%",
    "%ff",
    "#",
    "&",
    "-",
    "_",
    "\n",
    "\u0000",
    "\ud800",
    "💥",
    "٣",
    "1e309",
    "@",
  ),
  fc.constantFrom(...NAMES, "9".repeat(400), "[".repeat(300), '{"a":'.repeat(300), "%00", "\u202e", "\u0301"),
  fc.string({ maxLength: 8, unit: "binary" }),
  fc.string({ maxLength: 8 }),
);

/** One of the samples after one to four edits, each a span cut out, doubled or replaced. @param {readonly string[]} samples */
export function brokenText(samples) {
  const edit = fc.tuple(fc.nat(), fc.nat(12), fc.option(PIECES));
  return fc
    .tuple(fc.constantFrom(...samples), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([sample, edits]) => edits.reduce(cut, sample));
}

/** @param {string} text @param {[number, number, string | null]} edit null doubles the span */
function cut(text, [where, length, piece]) {
  const start = where % (text.length + 1);
  const span = text.slice(start, start + length);
  // twelve: all that follows is lost, as in a text that was not copied to its end
  if (length === 12 && piece === "") return text.slice(0, start);
  return text.slice(0, start) + (piece ?? span + span) + text.slice(start + length);
}

/** @param {readonly string[]} samples */
export function hostileText(samples) {
  return fc.oneof(
    { weight: 3, arbitrary: brokenText(samples) },
    { weight: 1, arbitrary: fc.string({ maxLength: 60, unit: "binary" }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
  );
}

/** Whatever a message may carry from one window to another. @param {readonly unknown[]} samples */
export function hostileMessage(samples) {
  return fc.oneof(
    { weight: 9, arbitrary: brokenData(samples) },
    {
      weight: 1,
      arbitrary: fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
        maxDepth: 2,
      }),
    },
  );
}
