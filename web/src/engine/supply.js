/**
 * Python's files on the page's side: fetched as soon as anything can use them, handed to the worker as they come.
 *
 * The page fetches, not the worker: the downloads then begin before there is a worker, a second worker needs no
 * network, and a page without any network of its own (the single file) starts Python in the same way.
 *
 * @typedef {import('./download').Delivery} Delivery
 * @typedef {keyof PythonFiles["files"]} Role
 */

import { t } from "../i18n/language.js";
import { download, unpacked } from "./download.js";
import { failed } from "./failure.js";
import workerUrl from "./worker.js?worker&url";

const python = __PYTHON_FILES__;
/** What the worker asks for; `code` is part of its own script. @type {Role[]} */
const HANDED = ["wasm", "library", "package"];

/** @type {Map<string, Delivery>} */
const deliveries = new Map();
/** @type {Set<() => void>} */
const listeners = new Set();
/** @type {Promise<string> | null} */
let script = null;

/** Begin, or begin again what failed. Costs nothing when all is here. */
export function startSupply() {
  if (!python) return;
  for (const role of /** @type {Role[]} */ (["code", ...HANDED])) deliver(role);
  script ??= workerScript();
  script.catch(() => {
    script = null;
  });
}

/** @param {Role} role */
function deliver(role) {
  const known = deliveries.get(role);
  if (known || !python) return;
  const file = python.files[role];
  const count = () => {
    for (const hear of listeners) hear();
  };
  const delivery = download(file, address(file), count, role === "package" ? wasmIsHere() : undefined);
  deliveries.set(role, delivery);
  delivery.done.catch(() => deliveries.delete(role));
}

/** The package is wanted only when Python has started: it comes while that happens, and does not slow down the rest. */
function wasmIsHere() {
  return /** @type {Delivery} */ (deliveries.get("wasm")).done;
}

/** Python's files lie beside the folder of the built scripts. @param {PythonFile} file */
function address(file) {
  return new URL(`../py/${file.path}`, new URL(workerUrl, location.href)).href;
}

/**
 * Pyodide finds out what it runs in by loading an empty script. The policy refuses that, and an engine may report it
 * as a violation: without the function there is nothing to try.
 */
const NO_CLASSIC_WORKER = "self.importScripts = undefined;";

/** The worker's whole script: Pyodide's code, then ours. It imports nothing, so no host's table of types matters. */
async function workerScript() {
  if (!python) throw failed("noFiles");
  const { code } = python.files;
  const delivery = /** @type {Delivery} */ (deliveries.get("code"));
  const own = fetchText(new URL(workerUrl, location.href).href);
  const texts = await Promise.all([unpacked(delivery, code).then((response) => response.text()), own]);
  return [NO_CLASSIC_WORKER, ...texts].join("\n");
}

/** @param {string} url */
async function fetchText(url) {
  const name = t("engine.part.worker");
  const response = await fetch(url).catch(() => null);
  if (response?.headers.get("Content-Type")?.startsWith("text/html")) throw failed("notAFile", { name });
  // the connection may end in the middle of it, too
  const text = response?.ok ? await response.text().catch(() => null) : null;
  if (text === null) throw failed("unreachable", { name });
  return text;
}

/**
 * What one worker needs.
 *
 * @param {(loaded: number, total: number, what: string) => void} onBytes
 * @returns {{ script: Promise<string>, hand: (worker: Worker) => void, done: Promise<unknown>, stop: () => void }}
 */
export function supply(onBytes) {
  if (!python) throw failed("noFiles");
  startSupply();
  const count = () => onBytes(...progress());
  listeners.add(count);
  return {
    script: /** @type {Promise<string>} */ (script),
    hand: handTo,
    done: Promise.all([...deliveries.values()].map(({ done }) => done)),
    stop: () => listeners.delete(count),
  };
}

/** @returns {[number, number, string]} bytes here, bytes in all, and what is still on its way */
function progress() {
  const files = Object.entries(/** @type {PythonFiles} */ (python).files);
  const loaded = files.map(([role]) => deliveries.get(role)?.loaded ?? 0);
  const coming = files.find(([, file], i) => loaded[i] < file.bytes)?.[1].what ?? "python";
  return [Math.round(loaded.reduce((sum, one) => sum + one, 0)), __PYTHON_BYTES__, coming];
}

/** @param {Worker} worker */
function handTo(worker) {
  for (const role of HANDED) {
    const delivery = /** @type {Delivery} */ (deliveries.get(role));
    delivery.packed().then(
      (packed) => {
        worker.postMessage({ v: 1, type: "file", role, packed });
        delivery.follow((bytes) =>
          worker.postMessage({ v: 1, type: "file", role, bytes }, bytes ? [bytes.buffer] : []),
        );
      },
      () => {}, // `done` tells of it
    );
  }
  void handLater(worker);
}

/** Where the archives are that may be wanted later; one file has nowhere to fetch from, so it gives them now. @param {Worker} worker */
async function handLater(worker) {
  for (const [role, file] of Object.entries(/** @type {PythonFiles} */ (python).later)) {
    const url = address(file);
    const bytes = __ONE_FILE__ ? await (await fetch(url)).arrayBuffer() : null;
    worker.postMessage(
      { v: 1, type: "later", role, url, bytes, words: t("engine.later") },
      bytes ? [bytes] : [],
    );
  }
}
