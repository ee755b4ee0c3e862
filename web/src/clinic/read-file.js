/** The text of a file that was dropped or chosen; gzip is unpacked by the browser. */

import { MAX_TEXT } from "./state.js";

/** A file cannot be used. Its key and values are words of the page. */
export class FileProblem extends Error {
  /** @param {string} key @param {Record<string, string | number>} [values] */
  constructor(key, values = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

/** Compressions that no browser unpacks, by their first bytes, and the command that does. @type {readonly [readonly number[], string][]} */
const PACKED = [
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "xz -d"],
  [[0x42, 0x5a, 0x68], "bzip2 -d"],
  [[0x28, 0xb5, 0x2f, 0xfd], "zstd -d"],
  [[0x50, 0x4b, 0x03, 0x04], "unzip"],
];
const GZIP = [0x1f, 0x8b];

/** @param {Blob & { name?: string }} file @returns {Promise<string>} Rejects with a FileProblem. */
export async function textOf(file) {
  const name = file.name ?? "";
  const head = new Uint8Array(await file.slice(0, 6).arrayBuffer());
  const command = PACKED.find(([magic]) => startsWith(head, magic))?.[1];
  if (command) throw new FileProblem("clinic.problem.packed", { name, command });
  const stream = startsWith(head, GZIP)
    ? file.stream().pipeThrough(new DecompressionStream("gzip"))
    : file.stream();
  const bytes = await readAtMost(stream, name);
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** @param {Uint8Array} bytes @param {readonly number[]} magic */
function startsWith(bytes, magic) {
  return magic.every((byte, i) => bytes[i] === byte);
}

/** A byte order mark says UTF-16. @param {Uint8Array} bytes */
function encodingOf([first, second]) {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** No more is unpacked than is explained. @param {ReadableStream<Uint8Array>} stream @param {string} name */
async function readAtMost(stream, name) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > MAX_TEXT) throw new FileProblem("clinic.problem.large", { name, size: MAX_TEXT >> 20 });
      parts.push(new Uint8Array(next.value));
    }
  } catch (error) {
    void reader.cancel().catch(() => {});
    throw error instanceof FileProblem ? error : new FileProblem("clinic.problem.damaged", { name });
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
