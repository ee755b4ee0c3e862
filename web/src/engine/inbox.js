/**
 * What the page hands to a worker that starts: files in pieces, the compiled wasm of an earlier worker, and where
 * later archives are.
 *
 * @typedef {{ url: string, bytes: ArrayBuffer | null, words: string }} Later words: when it cannot be fetched
 */

import { gunzip, streamOf } from "./download.js";

/** @typedef {Uint8Array<ArrayBuffer> | null} Piece null is the end */
/** @typedef {{ packed: boolean, pieces: Piece[], hear: ((bytes: Piece) => void) | null }} Coming */

export class Inbox {
  /** @type {Map<string, Coming>} */
  #files = new Map();
  /** @type {Map<string, () => void>} */
  #awaited = new Map();
  /** @type {(module: WebAssembly.Module | null) => void} */
  #setModule = () => {};
  #failed;

  /** @param {(error: unknown) => void} failed */
  constructor(failed) {
    this.#failed = failed;
    /** of an earlier worker @type {Promise<WebAssembly.Module | null>} */
    this.module = new Promise((resolve) => {
      this.#setModule = resolve;
    });
    /** bytes that Python may have */
    this.memory = Number.POSITIVE_INFINITY;
    /** by role @type {Map<string, Later>} */
    this.later = new Map();
  }

  /** One message of the page. @param {any} message */
  take({ type, role, packed, bytes, url, words, module, memory }) {
    if (type === "module") {
      this.memory = memory || Number.POSITIVE_INFINITY;
      this.#setModule(module);
    }
    if (type === "later") this.later.set(role, { url, bytes, words });
    else if (type === "file" && packed !== undefined) this.#begin(role, packed);
    else if (type === "file") this.#piece(role, bytes);
  }

  /** @param {string} role @param {boolean} packed */
  #begin(role, packed) {
    this.#files.set(role, { packed, pieces: [], hear: null });
    this.#awaited.get(role)?.();
  }

  /** @param {string} role @param {Piece} bytes */
  #piece(role, bytes) {
    const file = this.#files.get(role);
    if (file?.hear) file.hear(bytes);
    else file?.pieces.push(bytes);
  }

  /**
   * The file, unpacked while it arrives.
   *
   * @param {string} role
   * @param {PythonFile} file
   * @param {string} [type]
   * @returns {Promise<Response>}
   */
  async file(role, { path }, type = "application/octet-stream") {
    if (!this.#files.has(role)) await new Promise((resolve) => this.#awaited.set(role, () => resolve(null)));
    const coming = /** @type {Coming} */ (this.#files.get(role));
    const stream = streamOf({
      follow(hear) {
        for (const piece of coming.pieces) hear(piece);
        coming.hear = hear;
        coming.pieces = [];
      },
    });
    const headers = { "Content-Type": type };
    return new Response(coming.packed ? gunzip(stream, path, this.#failed) : stream, { headers });
  }
}
