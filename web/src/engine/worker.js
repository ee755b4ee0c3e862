/**
 * Python in a worker: downloads it, installs Buddyscope, and answers the protocol.
 *
 * The only file that says "pyodide". All downloads begin at once, at the top, and stream into the compiler.
 *
 * @typedef {import('pyodide').PyodideAPI} Pyodide
 * @typedef {{ handle: (json: string) => string, frames: () => import('pyodide/ffi').PyBuffer }} Bridge
 */

import { download, importModule } from "./download.js";
import { EngineError, failureOf, sentences } from "./failure.js";
import { isRequest } from "./messages.js";

const { files, lock } = /** @type {PythonFiles} */ (__PYTHON_FILES__);
/** Set by the stub: a worker made from a `blob:` has no address of its own to start from. */
const home = self.name;
const total = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
let loaded = 0;

/** @param {string} phase @param {string} what */
function report(phase, what) {
  postMessage({ v: 1, type: "progress", phase, what, loaded: Math.round(loaded), total });
}

/** @type {(error: unknown) => void} */
let fail = () => {};
/** Rejects when a download fails, also in the middle of a file: Pyodide itself would then wait for ever. */
const trouble = new Promise((_, reject) => {
  fail = reject;
});

/** @param {PythonFile} file @returns {import('./download').Meter} */
function meter(file) {
  return {
    bytes(count) {
      loaded += count;
      report("download", file.what);
    },
    failed: fail,
  };
}

/** @template T @param {Promise<T>} promise @returns {Promise<T>} */
function watched(promise) {
  promise.catch(fail);
  return promise;
}

/** @param {PythonFile} file */
const imported = (file) => watched(importModule(file, home + file.path, meter(file)));

/** @param {PythonFile} file @param {string} [type] */
const fetched = (file, type = "application/octet-stream") =>
  watched(download(file, home + file.path, type, meter(file)));

/** @param {PythonFile} file */
const fetchedWhole = (file) => watched(fetched(file).then((response) => response.arrayBuffer()));

const loader = imported(files.loader);
const module = imported(files.module);
const wasm = fetched(files.wasm, "application/wasm");
const stdlib = fetchedWhole(files.stdlib);
const micropip = fetchedWhole(files.micropip);
const wheel = fetchedWhole(files.wheel);

/** A failed download is told of by `trouble`; whoever waits for it here need not hear of it twice. */
const never = () => /** @type {Promise<never>} */ (new Promise(() => {}));

/** What Pyodide asks for by address, answered from the downloads under way. */
const answers = [
  { ending: "pyodide.asm.wasm", response: () => wasm.catch(never) },
  { ending: "python_stdlib.zip", response: () => stdlib.then((bytes) => new Response(bytes), never) },
];

/**
 * Pyodide has no setting for where its wasm comes from, so its `fetch` is answered while it starts.
 *
 * @returns {Promise<Pyodide>}
 */
async function startPython() {
  const { loadPyodide } = await loader;
  const createPyodideModule = (await module).default;
  const network = self.fetch;
  self.fetch = (input, init) => {
    const address = String(input instanceof Request ? input.url : input);
    return answers.find((one) => address.endsWith(one.ending))?.response() ?? network(input, init);
  };
  try {
    return await loadPyodide({
      indexURL: home,
      packageBaseUrl: home,
      createPyodideModule,
      lockFileContents: JSON.stringify(lock),
    });
  } finally {
    self.fetch = network;
  }
}

/**
 * The project's wheel goes in by micropip, from Python's own file system: no address, nothing to go wrong there.
 *
 * @param {Pyodide} python
 * @returns {Promise<Bridge>}
 */
async function install(python) {
  report("install", files.micropip.what);
  python.unpackArchive(await micropip, "whl");
  report("install", files.wheel.what);
  const path = `/tmp/${files.wheel.name}`;
  python.FS.writeFile(path, new Uint8Array(await wheel));
  try {
    await python.pyimport("micropip").install.callKwargs(`emfs:${path}`, { deps: false });
    // micropip may finish without an error and without the package, so ask for it
    return python.pyimport("buddyscope.bridge");
  } catch (error) {
    throw new EngineError(sentences.notInstalled(reasonIn(error)));
  }
}

/** @param {unknown} error */
function reasonIn(error) {
  return (
    String(error instanceof Error ? error.message : error)
      .trim()
      .split("\n")
      .pop() ?? ""
  );
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

/** @param {Bridge} bridge @param {MessageEvent<unknown>} event */
function hear(bridge, { data }) {
  if (!isRequest(data)) return;
  try {
    answer(bridge, data);
  } catch (error) {
    postMessage({ v: 1, id: data.id, ok: false, error: failureOf(error) });
  }
}

async function start() {
  const python = await startPython();
  const bridge = await install(python);
  self.onmessage = (event) => hear(bridge, event);
  report("ready", "Python");
}

Promise.race([start(), trouble]).catch((error) => {
  postMessage({ v: 1, type: "failed", error: failureOf(error) });
});
