/**
 * Downloads that count every byte and notice what hosts get wrong: a missing file, a sign-in page
 * in place of a file, a file cut short, a host that unpacks `.gz` on its own.
 *
 * @typedef {object} Meter
 * @property {(bytes: number) => void} bytes hears of each piece's share of `file.bytes`
 * @property {(error: EngineError) => void} failed hears of an error in the middle of a file, which whoever
 *   reads the response may swallow
 */

import { EngineError, sentences } from "./failure.js";

/**
 * The file's content, decompressed, as a response of the given type.
 *
 * @param {PythonFile} file
 * @param {string} url
 * @param {string} type
 * @param {Meter} meter
 * @returns {Promise<Response>}
 */
export async function download(file, url, type, meter) {
  const response = await get(file, url);
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  const first = await read(reader, file, meter);
  const packed = file.path.endsWith(".gz") && isGzip(first.value);
  // a host may have said `Content-Encoding: gzip`; then the browser has unpacked it already
  const expected = packed || !file.path.endsWith(".gz") ? file.bytes : file.raw;
  const counted = count(reader, first, file, expected, meter);
  return new Response(packed ? unpack(counted, file, meter) : counted, { headers: { "Content-Type": type } });
}

/** @param {PythonFile} file @param {string} url */
async function get(file, url) {
  const response = await fetch(url).catch(() => {
    throw new EngineError(sentences.unreachable(file.path));
  });
  if (!response.ok) throw new EngineError(sentences.missing(file.path, response.status));
  if (response.headers.get("Content-Type")?.startsWith("text/html"))
    throw new EngineError(sentences.notAFile(file.path));
  return response;
}

/** @param {ReadableStreamDefaultReader<Uint8Array>} reader @param {PythonFile} file @param {Meter} meter */
async function read(reader, file, meter) {
  return reader.read().catch(() => {
    const error = new EngineError(sentences.unreachable(file.path));
    meter.failed(error);
    throw error;
  });
}

/** @param {Uint8Array | undefined} bytes */
function isGzip(bytes) {
  return bytes?.[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 * @param {ReadableStreamReadResult<Uint8Array>} first
 * @param {PythonFile} file
 * @param {number} expected
 * @param {Meter} meter
 */
function count(reader, first, file, expected, meter) {
  let found = 0;
  const cutShort = () => {
    const error = new EngineError(sentences.wrongSize(file.path, found, expected));
    meter.failed(error);
    throw error;
  };
  /** @type {ReadableStreamReadResult<Uint8Array> | null} */
  let next = first;
  return new ReadableStream({
    async pull(controller) {
      const piece = next ?? (await read(reader, file, meter));
      next = null;
      if (piece.done) return found === expected ? controller.close() : cutShort();
      found += piece.value.length;
      meter.bytes((piece.value.length / expected) * file.bytes);
      controller.enqueue(piece.value);
    },
  });
}

/**
 * Decompression that tells of damage in a readable way: the built-in stream's own error is a bare TypeError.
 *
 * @param {ReadableStream<BufferSource>} packed
 * @param {PythonFile} file
 * @param {Meter} meter
 * @returns {ReadableStream<Uint8Array>}
 */
function unpack(packed, file, meter) {
  const reader = packed.pipeThrough(new DecompressionStream("gzip")).getReader();
  return new ReadableStream({
    async pull(controller) {
      const piece = await reader.read().catch((error) => {
        meter.failed(error instanceof EngineError ? error : new EngineError(sentences.damaged(file.path)));
        throw error;
      });
      if (piece.done) controller.close();
      else controller.enqueue(piece.value);
    },
  });
}

/**
 * A module of Python's loader. Modules must be imported by address and count their bytes when they are there.
 *
 * @param {PythonFile} file
 * @param {string} url
 * @param {Meter} meter
 */
export async function importModule(file, url, meter) {
  const module = await import(/* @vite-ignore */ url).catch(() => explain(file, url));
  meter.bytes(file.bytes);
  return module;
}

/** Why an import failed: the browser itself does not say. @param {PythonFile} file @param {string} url */
async function explain(file, url) {
  const response = await get(file, url);
  const type = response.headers.get("Content-Type") ?? "";
  if (!/javascript/.test(type)) throw new EngineError(sentences.wrongType(file.path, type));
  const found = (await response.arrayBuffer()).byteLength;
  if (found !== file.bytes) throw new EngineError(sentences.wrongSize(file.path, found, file.bytes));
  throw new EngineError(sentences.unreachable(file.path));
}
