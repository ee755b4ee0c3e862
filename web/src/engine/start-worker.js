/**
 * Starts the worker from its text, so that the page's content security policy holds inside it.
 *
 * A policy in a <meta> does not reach a worker loaded from the network; a worker made from a `blob:` inherits it.
 * In an opaque origin (a sandboxed frame, a file on a disk) a `blob:` module worker fails silently and a `data:` one
 * works.
 */

import { failed } from "./failure.js";

/** The part of Trusted Types that is used here; browsers without it take plain strings. */
const policy = /** @type {{ trustedTypes?: import('trusted-types/lib').TrustedTypePolicyFactory }} */ (
  globalThis
).trustedTypes?.createPolicy("start-worker", { createScriptURL: checked });

const DATA = "data:text/javascript,";

/** @param {string} url */
function checked(url) {
  if (url.startsWith("blob:") || url.startsWith(DATA) || url === "./sw.js") return url;
  throw failed("notAWorker", { url: url.slice(0, 80) });
}

/** An address that scripts may be loaded from, for those who must say so. @param {string} url */
export function trustedScriptUrl(url) {
  return /** @type {string} */ (/** @type {unknown} */ (policy?.createScriptURL(url) ?? url));
}

/** @param {string} script @returns {Worker} */
export function startWorker(script) {
  const opaque = self.origin === "null";
  const url = opaque
    ? DATA + encodeURIComponent(script)
    : URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    return new Worker(trustedScriptUrl(url), { type: "module" });
  } catch {
    throw failed("workerRefused");
  }
}
