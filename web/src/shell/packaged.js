/**
 * Whether this page is a package of a learning platform, and which lessons it covers: from the <meta> that
 * `buddyscope export scorm` writes. No other page has it.
 */

/** @param {string} name @returns {string} "" when the page has no such <meta> */
export function packageMeta(name) {
  return globalThis.document?.querySelector(`meta[name="buddyscope-${name}"]`)?.getAttribute("content") ?? "";
}

/** @returns {string[]} ids; none outside a package */
export function packagedLessons() {
  return packageMeta("lms").split(" ").filter(Boolean);
}

/** A package is a single file, so the site is built without all that asks for this. */
export function isPackaged() {
  return __ONE_FILE__ && packagedLessons().length > 0;
}
