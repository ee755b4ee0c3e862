/**
 * The page's side of the engine: one `ask()` that returns a promise.
 *
 * Stop is terminate and restart, so every pending promise is rejected when the worker goes: nothing hangs.
 *
 * @typedef {import('./protocol').Progress} Progress
 * @typedef {import('./protocol').Request['type']} Type
 * @typedef {{ resolve: (value: any) => void, reject: (error: Error) => void }} Pending
 *
 * @typedef {object} Engine
 * @property {Promise<void>} ready of the worker that runs now; rejected with an `EngineError` when Python cannot start
 * @property {(type: Type, payload?: Record<string, unknown>) => Promise<any>} ask
 *   the answer's value, with `records` (Int32Array) in it when there are any; waits until Python is ready
 * @property {() => Promise<void>} restart stops Python and starts it anew, with an empty history
 * @property {() => void} terminate
 */

// what can go wrong is said in words that a first picture does not need
import "../i18n/all-words.js";
import { t } from "../i18n/language.js";
import { EngineError, failed } from "./failure.js";
import { isCompiled, isFailed, isProgress, isRequest, isResponse } from "./message-guards.js";
import { startWorker } from "./start-worker.js";
import { supply } from "./supply.js";

/** The wasm of the first worker that compiled it. @type {WebAssembly.Module | null} */
let compiled = null;

/** Longest silence while loading before giving up, in milliseconds. */
const PATIENCE = 45_000;
/** Silence after a question before it is told: it may compute for long, or be gone without a word. */
const QUIET = 8_000;

/** @typedef {(progress: Progress) => void} OnProgress */
/** Python was ready, and is gone without having been stopped from here. @typedef {(error: EngineError) => void} OnLost */
/** Python has not answered for a while; or it has, at last. @typedef {(quiet: boolean) => void} OnQuiet */

/**
 * @param {{ onProgress?: OnProgress, onLost?: OnLost, onQuiet?: OnQuiet, patience?: number, memory?: number }} [options]
 * @returns {Engine}
 */
export function connect({
  onProgress = () => {},
  onLost = () => {},
  onQuiet = () => {},
  patience = PATIENCE,
  memory = 0,
} = {}) {
  const hearers = { onProgress, onLost, onQuiet };
  let session = startSession(hearers, patience, memory);
  return {
    get ready() {
      return session.ready;
    },
    ask: (type, payload = {}) => session.ask(type, payload),
    restart() {
      session.end(failed("stopped"));
      session = startSession(hearers, patience, memory);
      return session.ready;
    },
    terminate: () => session.end(failed("stopped")),
  };
}

/**
 * One worker, from its start to its end.
 *
 * @param {{ onProgress: OnProgress, onLost: OnLost, onQuiet: OnQuiet }} hearers
 * @param {number} patience
 * @param {number} memory bytes that Python may have; 0: as many as there are
 */
function startSession({ onProgress, onLost, onQuiet }, patience, memory) {
  /** @type {Map<number, Pending>} */
  const pending = new Map();
  /** @type {Worker | null} */
  let worker = null;
  /** @type {EngineError | null} */
  let ended = null;
  /** @type {ReturnType<typeof supply> | null} */
  let goods = null;
  let bytes = { loaded: 0, total: 0 };
  let wasReady = false;
  let lastId = 0;
  /** @type {PromiseWithResolvers<void>} */
  const { promise: ready, resolve, reject } = withResolvers();
  // whoever asks hears of it; nobody need listen to `ready` as well
  ready.catch(() => {});
  const watch = watchdog(patience, () => end(failed("silent", { seconds: Math.round(patience / 1000) })));
  const silence = impatience(onQuiet);

  /** @param {EngineError} failure */
  function end(failure) {
    if (ended) return;
    const error = inWords(failure);
    ended = error;
    watch.stop();
    goods?.stop();
    worker?.terminate();
    reject(error);
    for (const one of pending.values()) one.reject(error);
    pending.clear();
    silence.await(0);
    if (wasReady && failure.failure.key !== "engine.stopped") onLost(error);
  }

  /** @param {MessageEvent<unknown>} event */
  function hear({ data }) {
    if (ended) return;
    if (isProgress(data)) {
      watch.alive();
      note(data.phase);
      if (data.phase === "ready") {
        watch.stop();
        goods?.stop();
        wasReady = true;
        resolve();
      }
      onProgress({ ...data, ...bytes });
    } else if (isCompiled(data)) {
      // from then on it may be learners' code that says so
      if (!wasReady) compiled = data.module;
      note("compiled");
    } else if (isFailed(data)) end(new EngineError(data.error));
    else if (isResponse(data)) {
      settle(pending, data);
      silence.await(pending.size);
    } else end(failed("unreadable"));
  }

  /** @param {Type} type @param {Record<string, unknown>} payload */
  async function ask(type, payload) {
    await ready;
    if (ended) throw ended;
    const request = { ...payload, v: 1, id: ++lastId, type };
    // the worker ignores what is not a request, and its answer would be waited for in vain
    if (!isRequest(request)) throw inWords(failed("notARequest", { type }));
    return new Promise((resolve, reject) => {
      pending.set(request.id, { resolve, reject });
      silence.await(pending.size);
      worker?.postMessage(request);
    });
  }

  try {
    if (typeof WebAssembly === "undefined") throw failed("noWebAssembly");
    if (typeof DecompressionStream === "undefined") throw failed("noDecompression");
    if (!__PYTHON_FILES__) throw failed("noFiles");
    goods = supply(arrived);
    goods.done.catch(refuse);
    goods.script.then(begin).catch(refuse);
  } catch (error) {
    refuse(error);
  }
  return { ready, ask, end };

  /** @param {number} loaded @param {number} total @param {string} what */
  function arrived(loaded, total, what) {
    if (ended) return;
    bytes = { loaded, total };
    watch.alive();
    if (loaded === total) note("bytes");
    onProgress({ v: 1, type: "progress", phase: "download", what, loaded, total });
  }

  /** @param {string} script */
  function begin(script) {
    if (ended) return;
    worker = startWorker(script);
    note("worker");
    worker.onmessage = hear;
    worker.onmessageerror = () => end(failed("unreadable"));
    worker.onerror = (event) => end(reasonOf(event));
    worker.postMessage({ v: 1, type: "module", module: compiled, memory });
    goods?.hand(worker);
  }

  /** @param {unknown} error */
  function refuse(error) {
    end(error instanceof EngineError ? error : failed("workerRefused"));
  }
}
/** The same error in the language of the page. @param {EngineError} error */
function inWords({ failure }) {
  const { key, values, message } = failure;
  return new EngineError({ ...failure, message: key ? t(key, values) : message });
}

/** When each part of the start was over, for whoever measures it. @param {string} what */
function note(what) {
  performance.mark(`python ${what}`);
}

/** @param {Map<number, Pending>} pending @param {import('./protocol').Response} answer */
function settle(pending, answer) {
  const one = pending.get(answer.id);
  pending.delete(answer.id);
  if (!answer.ok) one?.reject(inWords(new EngineError(answer.error)));
  else if (answer.records) one?.resolve({ ...Object(answer.value), records: answer.records });
  else one?.resolve(answer.value);
}

/** @param {ErrorEvent} event */
function reasonOf(event) {
  event.preventDefault();
  // a worker that was never allowed to start reports an event without a message
  return event.message ? failed("crashed", { reason: event.message }) : failed("workerRefused");
}

/** Calls `bark` after `patience` ms without `alive()`. @param {number} patience @param {() => void} bark */
function watchdog(patience, bark) {
  let timer = setTimeout(bark, patience);
  return {
    alive() {
      clearTimeout(timer);
      timer = setTimeout(bark, patience);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Tells of a silence that lasts, and of its end. @param {OnQuiet} tell */
function impatience(tell) {
  let told = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @param {boolean} quiet */
  const say = (quiet) => {
    if (told !== quiet) tell(quiet);
    told = quiet;
  };
  return {
    /** A question or an answer has passed. @param {number} answers that are still to come */
    await(answers) {
      clearTimeout(timer);
      say(false);
      if (answers) timer = setTimeout(say, QUIET, true);
    },
  };
}

/** Promise.withResolvers, which browsers of 2023 lack. @returns {PromiseWithResolvers<void>} */
function withResolvers() {
  /** @type {() => void} */
  let resolve = () => {};
  /** @type {(reason?: any) => void} */
  let reject = () => {};
  const promise = new Promise((yes, no) => {
    resolve = () => yes(undefined);
    reject = no;
  });
  return /** @type {any} */ ({ promise, resolve, reject });
}
