/**
 * Starts the worker behind a stub, so that the page's content security policy holds inside it.
 *
 * A policy in a <meta> does not reach a worker loaded from the network; a worker made from a `blob:` inherits it.
 * In an opaque origin (a sandboxed frame) a `blob:` module worker fails silently and a `data:` one works.
 */

import { EngineError, sentences } from "./failure.js";

/** The part of Trusted Types that is used here; browsers without it take plain strings. */
const policy = /** @type {{ trustedTypes?: import('trusted-types/lib').TrustedTypePolicyFactory }} */ (
  globalThis
).trustedTypes?.createPolicy("lab-worker", { createScriptURL: checked });

/** @param {string} url */
function checked(url) {
  if (url.startsWith("blob:") || url.startsWith("data:text/javascript,import")) return url;
  throw new TypeError(`Not a worker of this page: ${url}`);
}

/**
 * The stub imports the worker and says so when it cannot: a failed import is otherwise silent.
 *
 * @param {string} workerUrl
 * @param {string} message
 */
function source(workerUrl, message) {
  const failed = JSON.stringify({ v: 1, type: "failed", error: { message } });
  return `import(${JSON.stringify(workerUrl)}).catch(() => postMessage(${failed}));`;
}

/**
 * @param {string} workerUrl absolute
 * @param {string} filesUrl absolute address of Python's files; the worker reads it as its name
 * @returns {Worker}
 */
export function startWorker(workerUrl, filesUrl) {
  const text = source(workerUrl, sentences.unreachable("The worker that Python runs in"));
  const url =
    self.origin === "null"
      ? `data:text/javascript,${encodeURIComponent(text)}`
      : URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  try {
    const trusted = /** @type {string} */ (/** @type {unknown} */ (policy?.createScriptURL(url) ?? url));
    return new Worker(trusted, { type: "module", name: filesUrl });
  } catch {
    throw new EngineError(sentences.workerRefused);
  }
}
