/**
 * Downloads that count every byte and notice what hosts get wrong: a missing file, a sign-in page
 * in place of a file, a file cut short, a host that unpacks `.gz` on its own.
 *
 * A download begins at once and keeps what has come, so that a worker that starts later, or again, gets all of it.
 *
 * @typedef {object} Delivery
 * @property {(hear: (bytes: Uint8Array<ArrayBuffer> | null) => void) => void} follow hears of every piece from the first on,
 *   each a copy of its own; null is the end
 * @property {() => Promise<boolean>} packed whether the pieces are gzip
 * @property {Promise<void>} done rejects with an `EngineError` of failure.js when the file did not come
 * @property {number} loaded share of `file.bytes` that has come
 */

import { failed } from "./failure.js";

/**
 * @param {PythonFile} file
 * @param {string} url
 * @param {() => void} onBytes
 * @param {Promise<unknown>} after what the link is left to first
 * @returns {Delivery}
 */
export function download(file, url, onBytes = () => {}, after = Promise.resolve()) {
  /** @type {(Uint8Array<ArrayBuffer> | null)[]} */
  const pieces = [];
  /** @type {((bytes: Uint8Array<ArrayBuffer> | null) => void)[]} */
  const listeners = [];
  const first = after.then(() => get(file, url)).then(begin);
  const delivery = {
    loaded: 0,
    packed: async () => isPacked(file, (await first).head),
    done: first.then(receive),
    /** @param {(bytes: Uint8Array<ArrayBuffer> | null) => void} hear */
    follow(hear) {
      listeners.push(hear);
      for (const piece of pieces) hear(piece?.slice() ?? null);
    },
  };
  // whoever waits for `done` hears of it
  first.catch(() => {});
  delivery.done.catch(() => {});

  /** @param {Response} response */
  async function begin(response) {
    const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).getReader();
    return { reader, head: await read(reader, file) };
  }

  /** @param {Awaited<ReturnType<typeof begin>>} first */
  async function receive({ reader, head }) {
    const expected = isPacked(file, head) || !file.path.endsWith(".gz") ? file.bytes : file.raw;
    let found = 0;
    for (let next = head; next; next = await read(reader, file)) {
      found += next.length;
      delivery.loaded = (Math.min(found, expected) / expected) * file.bytes;
      tell(next);
      onBytes();
    }
    if (found !== expected) throw failed("wrongSize", { name: file.path, found, expected });
    tell(null);
  }

  /** @param {Uint8Array<ArrayBuffer> | null} piece */
  function tell(piece) {
    pieces.push(piece);
    for (const hear of listeners) hear(piece?.slice() ?? null);
  }

  return delivery;
}

/** All of it, unpacked. @param {Delivery} delivery @param {PythonFile} file @returns {Promise<Response>} */
export async function unpacked(delivery, file) {
  const stream = streamOf(delivery);
  const packed = await delivery.packed();
  await delivery.done;
  return new Response(packed ? gunzip(stream, file.path) : stream);
}

/** @param {Pick<Delivery, "follow">} delivery @returns {ReadableStream<Uint8Array<ArrayBuffer>>} */
export function streamOf({ follow }) {
  return new ReadableStream({
    start(controller) {
      follow((bytes) => (bytes ? controller.enqueue(bytes) : controller.close()));
    },
  });
}

/**
 * Decompression that tells of damage in a readable way: the built-in stream's own error is a bare TypeError.
 *
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream
 * @param {string} name
 * @param {(error: Error) => void} [onFailure] whoever reads the response may swallow an error
 */
export function gunzip(stream, name, onFailure = () => {}) {
  const reader = stream.pipeThrough(new DecompressionStream("gzip")).getReader();
  return new ReadableStream({
    async pull(controller) {
      const piece = await reader.read().catch(() => {
        const error = failed("damaged", { name });
        onFailure(error);
        throw error;
      });
      if (piece.done) controller.close();
      else controller.enqueue(piece.value);
    },
  });
}

/** @param {PythonFile} file @param {string} url */
async function get(file, url) {
  const response = await fetch(url).catch(() => {
    throw failed("unreachable", { name: file.path });
  });
  if (!response.ok) throw failed("missing", { name: file.path, status: response.status });
  if (response.headers.get("Content-Type")?.startsWith("text/html"))
    throw failed("notAFile", { name: file.path });
  return response;
}

/** @param {ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>} reader @param {PythonFile} file */
async function read(reader, file) {
  const { value } = await reader.read().catch(() => {
    throw failed("unreachable", { name: file.path });
  });
  return value ?? null;
}

/** A host may have said `Content-Encoding: gzip`; then the browser has unpacked it already. @param {PythonFile} file @param {Uint8Array | null} head */
function isPacked(file, head) {
  return file.path.endsWith(".gz") && head?.[0] === 0x1f && head[1] === 0x8b;
}
