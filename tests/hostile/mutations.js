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

/** Values that JSON can have, and that break what is too trusting. */
const ODD = fc.oneof(
  fc.constantFrom(
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
    1e308,
    "",
    "0",
    "[object Object]",
  ),
  fc.constantFrom("__proto__", "\u0000", "\ud800", "\u{1f4a5}", "\ufeff", "../..", "x".repeat(5000)),
  fc.constantFrom(
    ...['{"toString":1,"valueOf":1}', '{"__proto__":{"used":1}}', '["light"]', "[[[[[[]]]]]]"].map((text) =>
      JSON.parse(text),
    ),
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(fc.integer(), { maxLength: 5 }),
);

const EDITS = fc.array(fc.tuple(fc.nat(), fc.nat(7), ODD, fc.constantFrom(...NAMES)), {
  minLength: 1,
  maxLength: 3,
});

/** Plain data like one of the samples, with one to three of its values replaced, taken away or added. @param {readonly unknown[]} samples */
export function brokenData(samples) {
  return fc.tuple(fc.constantFrom(...samples), EDITS).map(([sample, edits]) => {
    let root = { it: structuredClone(sample) };
    for (const edit of edits) root = edited(root, edit);
    return root.it;
  });
}

/** @param {any} root @param {[number, number, unknown, string]} edit */
function edited(root, [where, how, odd, name]) {
  const places = placesIn(root);
  const [holder, key] = places[where % places.length];
  if (how === 0 && holder !== root)
    Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key];
  else if (how <= 2 && isPlain(holder[key])) own(holder[key], name, odd);
  else own(holder, key, odd);
  return root;
}

/** An own property, whatever its name: as JSON.parse makes it. @param {object} holder @param {string} name @param {unknown} value */
function own(holder, name, value) {
  Object.defineProperty(holder, name, {
    value: structuredClone(value),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** @param {unknown} value */
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every value in there, by who holds it. @param {any} holder @returns {[any, string][]} */
function placesIn(holder) {
  return Object.keys(holder).flatMap((key) => {
    const inner = typeof holder[key] === "object" && holder[key] !== null ? placesIn(holder[key]) : [];
    return /** @type {[any, string][]} */ ([[holder, key], ...inner]);
  });
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
    brokenData(samples),
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      maxDepth: 2,
    }),
  );
}
