/**
 * Python in a worker: takes its files from the page, starts, and answers the protocol.
 *
 * The only file that says "pyodide". Pyodide's own code stands before it in the worker's script (supply.js) and has
 * left its two functions in `self`. The wasm is compiled while it arrives.
 *
 * @typedef {import('pyodide').PyodideAPI} Pyodide
 * @typedef {{ handle: (json: string) => string, frames: () => import('pyodide/ffi').PyBuffer }} Bridge
 * @typedef {{ loadPyodide: typeof import('pyodide').loadPyodide, createPyodideModule: any }} PyodideCode
 */

import { failed, failureOf, reasonIn } from "./failure.js";
import { seal } from "./harden-worker.js";
import { Inbox } from "./inbox.js";
import { interruptsOf } from "./interrupt.js";
import { offerLater } from "./late-modules.js";
import { isRequest } from "./message-guards.js";

const { loadPyodide, createPyodideModule } = /** @type {PyodideCode} */ (/** @type {unknown} */ (self));
const { files, lock } = /** @type {PythonFiles} */ (__PYTHON_FILES__);
/** Pyodide wants an address to start from; nothing is ever fetched from it. */
const NOWHERE = "https://python.invalid/";
const PACKAGE = "/lib/buddyscope.zip";

/** @param {string} phase @param {string} what */
function report(phase, what) {
  postMessage({ v: 1, type: "progress", phase, what, loaded: 0, total: 0 });
}

/** @type {(error: unknown) => void} */
let fail = () => {};
/** Rejects when a file is damaged, also in its middle: Pyodide itself would then wait for ever. */
const trouble = new Promise((_, reject) => {
  fail = reject;
});

const inbox = new Inbox(fail);
/** Who hears the page now. No `self.onmessage`: learners' code could take that away. @type {(event: MessageEvent<unknown>) => void} */
let hearer = ({ data }) => inbox.take(/** @type {any} */ (data));
addEventListener("message", (event) => hearer(event));

/** The compiled wasm. The page keeps it, and a worker that follows need not compile again. */
async function compiled() {
  const kept = await inbox.module;
  if (kept) return kept;
  const response = await inbox.file("wasm", files.wasm, "application/wasm");
  const module = await WebAssembly.compileStreaming(response).catch((error) => {
    throw failed("notCompiled", { reason: reasonIn(error) });
  });
  postMessage({ v: 1, type: "compiled", module });
  return module;
}

/** A failure is told of by `trouble`; whoever waits here need not hear of it twice. @template T @param {Promise<T>} promise */
function watched(promise) {
  return promise.catch((error) => {
    fail(error);
    return /** @type {Promise<never>} */ (new Promise(() => {}));
  });
}

/** @param {"library" | "package"} role */
async function wholeFile(role) {
  return (await inbox.file(role, files[role])).arrayBuffer();
}

/**
 * Pyodide has no setting for where its wasm comes from, so it is answered while it starts.
 *
 * @returns {Promise<Pyodide>}
 */
async function startPython() {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  const module = watched(compiled());
  const library = watched(wholeFile("library"));
  self.fetch = async (input) => new Response(String(input).endsWith(".zip") ? await library : null);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    report("compile", "python");
    const ready = await module;
    return { module: ready, instance: await WebAssembly.instantiate(ready, imports) };
  };
  try {
    return await loadPyodide({
      indexURL: NOWHERE,
      packageBaseUrl: NOWHERE,
      createPyodideModule,
      lockFileContents: JSON.stringify(lock),
    });
  } finally {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/**
 * The project's package is read from its archive, as the standard library is: nothing to unpack.
 *
 * @param {Pyodide} python
 * @param {ArrayBuffer} archive
 * @returns {Bridge}
 */
function install(python, archive) {
  report("install", files.package.what);
  python.FS.writeFile(PACKAGE, new Uint8Array(archive));
  try {
    python.runPython(`import sys; sys.path.insert(0, "${PACKAGE}")`);
    offerLater(python, inbox);
    return python.pyimport("buddyscope.worker.bridge");
  } catch (error) {
    throw failed("notInstalled", { reason: reasonIn(error) });
  }
}

/** @param {Bridge} bridge @param {import('./protocol').Request} request */
function answer(bridge, request) {
  const response = JSON.parse(bridge.handle(JSON.stringify(request)));
  const records = takeRecords(bridge);
  if (records.length === 0) return postMessage(response);
  postMessage({ ...response, records }, { transfer: [records.buffer] });
}

/** A copy of the records of the last answer: Python's own memory cannot be transferred. @param {Bridge} bridge */
function takeRecords(bridge) {
  const frames = bridge.frames();
  const buffer = frames.getBuffer("i32");
  try {
    return buffer.data.slice();
  } finally {
    buffer.release();
    frames.destroy();
  }
}

/**
 * What the bridge refuses, it answers. Whatever is thrown past it is the end of this Python: no memory, or a model that
 * is broken, by its author or by a learner who wrote into it. Nobody knows what it would answer next.
 *
 * @param {Pyodide} python
 * @param {Bridge} bridge
 * @param {MessageEvent<unknown>} event
 */
function hear(python, bridge, { data }) {
  if (!isRequest(data)) return;
  try {
    python.setInterruptBuffer(/** @type {any} */ (interruptsOf(data.leash)));
    answer(bridge, data);
  } catch (error) {
    const ranOut = /** @type {any} */ (error)?.type === "MemoryError";
    const failure = ranOut ? failed("noMemory").failure : failureOf(error);
    postMessage({ v: 1, type: "failed", error: failure });
  }
}

/** From here on addresses no longer fit Pyodide's signed numbers: what it reads there is not what Python wrote. */
const TOO_LARGE = 2 ** 31;
const MEMORY_PAGE = 2 ** 16;

/** Python's memory never grows that far: Python is refused what it asks for, and raises MemoryError. */
function limitMemory() {
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * MEMORY_PAGE >= Math.min(TOO_LARGE, inbox.memory))
      throw new RangeError("no more memory");
    return grow.call(this, pages);
  };
}

async function start() {
  limitMemory();
  const archive = watched(wholeFile("package"));
  const python = await startPython();
  const bridge = install(python, await archive);
  seal();
  hearer = (event) => hear(python, bridge, event);
  report("ready", "python");
}

Promise.race([start(), trouble]).catch((error) => {
  postMessage({ v: 1, type: "failed", error: failureOf(error) });
});
