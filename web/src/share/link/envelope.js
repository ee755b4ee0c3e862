/**
 * Plain data <-> the text behind `#/s/1/`: JSON, deflated, base64url. Nothing here knows what the data mean.
 *
 * A link comes from anybody: its length is looked at before anything else, and unpacking stops
 * as soon as it gives more than it may.
 */

/** Characters of a hash, all of it. Some mail programs cut longer addresses. */
export const MOST_CHARACTERS = 8192;
/** Bytes that a link may unpack to. */
export const MOST_BYTES = 256 * 1024;

/** @typedef {"long" | "damaged" | "large" | "browser"} Flaw */

/** Why a link cannot be read. The words for people are in the dictionary: link.error.<flaw>. */
export class LinkError extends Error {
  /** @param {string} flaw @param {Record<string, string | number>} [values] */
  constructor(flaw, values = {}) {
    super(flaw);
    this.flaw = flaw;
    this.values = values;
  }
}

/** @param {unknown} data @returns {Promise<string>} */
export async function pack(data) {
  knowsHow();
  const bytes = new TextEncoder().encode(JSON.stringify(data));
  return toBase64url(await drained(through(bytes, new CompressionStream("deflate-raw")), Infinity));
}

/** @param {string} text @returns {Promise<unknown>} rejected with a LinkError */
export async function unpack(text) {
  if (text.length > MOST_CHARACTERS)
    throw new LinkError("long", { length: text.length, most: MOST_CHARACTERS });
  knowsHow();
  const packed = fromBase64url(text);
  const bytes = await drained(through(packed, new DecompressionStream("deflate-raw")), MOST_BYTES);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new LinkError("damaged");
  }
}

/** Firefox before 113 and Safari before 16.4 can neither pack nor unpack. */
function knowsHow() {
  if (typeof DecompressionStream === "undefined") throw new LinkError("browser");
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {GenericTransformStream} machine @returns {ReadableStream<Uint8Array>} */
function through(bytes, machine) {
  const source = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  return source.pipeThrough(/** @type {ReadableWritablePair<Uint8Array, any>} */ (machine));
}

/** @param {ReadableStream<Uint8Array>} stream @param {number} most @returns {Promise<Uint8Array>} */
async function drained(stream, most) {
  const reader = stream.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new LinkError("damaged");
    });
    if (done) return joined(parts, length);
    length += value.length;
    if (length > most) {
      reader.cancel().catch(() => {});
      throw new LinkError("large");
    }
    parts.push(value);
  }
}

/** @param {Uint8Array[]} parts @param {number} length */
function joined(parts, length) {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {Uint8Array} bytes */
function toBase64url(bytes) {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
function fromBase64url(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new LinkError("damaged");
  try {
    const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  } catch {
    throw new LinkError("damaged");
  }
}
