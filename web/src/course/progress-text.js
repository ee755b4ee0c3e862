/**
 * Progress as a short text, to be taken elsewhere: "BS1.<deflated JSON as base64url>.<crc32>".
 *
 * What cannot be read changes nothing and says why.
 */

import { t } from "../i18n/language.js";
import { hasProgress } from "../lesson/has-progress.js";
import { better, loadProgress, saveProgress } from "../lesson/progress.js";
import { betterScores, loadScores, saveScores, scoresOf } from "../practice/scores.js";
import { recall, remember } from "../shell/storage.js";

/** @typedef {import("../lesson/progress.js").Progress} Progress */
/** Cards: how well each is known, 0 to 4. @typedef {Record<string, number>} Boxes */
/** @typedef {{ lessons: Record<string, Progress>, cards: Boxes, practice: import("../practice/scores.js").Scores }} Everything */

const NAME = "BS";
const VERSION = 1;
/** Fifty lessons, answered in full, make about 4000. */
const MOST = 100_000;
const MOST_BYTES = 1_000_000;
/** Each lesson becomes an entry of the browser's storage. */
const MOST_LESSONS = 500;
const MOST_CARDS = 20_000;
const CARDS = "buddyscope:1:cards";
const ID = /^[a-z][a-z0-9-]{0,63}$/;

/** @returns {Boxes} */
export function loadBoxes() {
  try {
    return boxesOf(JSON.parse(recall(CARDS) ?? "{}"));
  } catch {
    return {};
  }
}

/** @param {Boxes} boxes */
export function saveBoxes(boxes) {
  remember(CARDS, JSON.stringify(boxes));
}

/** @param {readonly string[]} lessons ids @returns {Promise<string>} */
export async function progressText(lessons) {
  knowsHow();
  const entries = lessons.map((id) => /** @type {const} */ ([id, loadProgress(id)]));
  const kept = entries.filter(([, progress]) => hasProgress(progress));
  const all = { lessons: Object.fromEntries(kept), cards: loadBoxes(), practice: practiceHere() };
  const bytes = new TextEncoder().encode(JSON.stringify(all));
  return `${NAME}${VERSION}.${base64url(await through(new CompressionStream("deflate-raw"), bytes))}.${crc32(bytes)}`;
}

/** Left out of the text while there are none. */
function practiceHere() {
  const scores = loadScores();
  return Object.values(scores).some((kind) => Object.keys(kind).length) ? scores : undefined;
}

/** @param {string} text @returns {Promise<number>} how many lessons it had. Throws an Error with a sentence for people. */
export async function bringIn(text) {
  const { lessons, cards, practice } = await read(text);
  for (const [id, brought] of Object.entries(lessons)) saveProgress(id, better(loadProgress(id), brought));
  const boxes = new Map(Object.entries(loadBoxes()));
  for (const [card, box] of Object.entries(cards)) boxes.set(card, Math.max(boxes.get(card) ?? 0, box));
  saveBoxes(Object.fromEntries(boxes));
  saveScores(betterScores(loadScores(), practice));
  return Object.keys(lessons).length;
}

/** @param {string} text @returns {Promise<Everything>} */
async function read(text) {
  knowsHow();
  const plain = text.replace(/\s/g, "");
  if (plain.length > MOST) throw new Error(t("progress.error.long", { length: plain.length, most: MOST }));
  const [name = "", body = "", sum = "", ...more] = plain.split(".");
  const version = /^BS(\d+)$/.exec(name)?.[1];
  if (!version || !sum || more.length)
    throw new Error(t("progress.error.shape", { start: `${NAME}${VERSION}.` }));
  if (Number(version) !== VERSION)
    throw new Error(t("progress.error.version", { found: version, wanted: VERSION }));
  const bytes = await unpacked(body);
  const found = bytes ? crc32(bytes) : "–";
  if (!bytes || found !== sum) throw new Error(t("progress.error.damaged", { found, wanted: sum }));
  return everything(new TextDecoder().decode(bytes));
}

/** Firefox before 113 and Safari before 16.4 can neither pack nor unpack. */
function knowsHow() {
  if (typeof DecompressionStream === "undefined") throw new Error(t("progress.error.browser"));
}

/** Null for what is no deflated data, or too much of it. @param {string} body */
async function unpacked(body) {
  try {
    const packed = Uint8Array.from(atob(body.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
      c.charCodeAt(0),
    );
    return await through(new DecompressionStream("deflate-raw"), packed);
  } catch {
    return null;
  }
}

/** Only what has the right shape, and no more than a course can have. @param {string} json @returns {Everything} */
function everything(json) {
  try {
    const { lessons, cards, practice } = JSON.parse(json);
    if (!isRecord(lessons, MOST_LESSONS) || !isRecord(cards, MOST_CARDS)) throw new TypeError();
    const known = Object.entries(lessons).filter(([id]) => ID.test(id));
    return {
      lessons: Object.fromEntries(known.map(([id, kept]) => [id, progressOf(kept)])),
      cards: boxesOf(cards),
      practice: scoresOf(practice),
    };
  } catch {
    throw new Error(t("progress.error.content"));
  }
}

/** @param {unknown} value @param {number} most entries */
function isRecord(value, most) {
  const plain = typeof value === "object" && value !== null && !Array.isArray(value);
  return plain && Object.keys(value).length <= most;
}

/** @param {any} kept @returns {Progress} */
function progressOf(kept) {
  return loadProgress("", JSON.stringify(kept));
}

/** @param {any} cards @returns {Boxes} */
function boxesOf(cards) {
  const pairs = Object.entries(Object(cards)).filter(
    ([, box]) => Number.isInteger(box) && box >= 0 && box <= 4,
  );
  return /** @type {Boxes} */ (Object.fromEntries(pairs));
}

/** @param {CompressionStream | DecompressionStream} stream @param {Uint8Array<ArrayBuffer>} bytes */
async function through(stream, bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > MOST_BYTES) throw new Error("too much");
    parts.push(next.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** @param {Uint8Array} bytes */
function base64url(bytes) {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** CRC-32 as in zip, eight hex digits. @param {Uint8Array} bytes */
export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}
