/** Which links sharing has to do with: all that is asked before its own modules are loaded. */

export const ROUTE = "#/s/";

/** A history of the sandbox. @param {string} hash */
export function isShared(hash) {
  return hash.startsWith(ROUTE);
}

/** …or paper, a presentation, or a lesson's step with more to say. @param {string} hash */
export function concernsSharing(hash) {
  return /^#\/(s|print|present)\//.test(hash) || /^#\/lesson\/[^/]*\/[^/]*\/./.test(hash.slice(0, 300));
}
