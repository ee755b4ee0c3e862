/**
 * Storage that may be missing: in third-party frames every access throws. Memory takes its place.
 *
 * In a package of a learning platform this browser's storage is neither read nor written: it belongs to whoever sat
 * here before, and only the platform knows who sits here now. Everything then lives in memory, as long as the page.
 */

import { isPackaged } from "./packaged.js";

/** @type {Map<string, string>} */
const memory = new Map();

/** Throws where there is none for this page. @returns {Storage} */
function browserStorage() {
  if (__ONE_FILE__ && isPackaged()) throw new Error();
  return globalThis.localStorage;
}

/** @param {string} key @returns {string | null} */
export function recall(key) {
  const inMemory = memory.get(key);
  if (inMemory !== undefined) return inMemory;
  try {
    return browserStorage().getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value @returns {boolean} whether it outlives this page */
export function remember(key, value) {
  try {
    browserStorage().setItem(key, value);
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, value);
    return false;
  }
}

/** @param {string} key */
export function forget(key) {
  memory.delete(key);
  try {
    browserStorage().removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** All that this page ever kept. */
export function forgetAll() {
  memory.clear();
  try {
    const storage = browserStorage();
    for (const key of Object.keys(storage).filter((each) => each.startsWith("buddyscope:"))) {
      storage.removeItem(key);
    }
  } catch {
    // Nothing was kept.
  }
}

/** Every key that begins like this. @param {string} prefix @returns {string[]} */
export function keysOf(prefix) {
  const keys = new Set(memory.keys());
  try {
    const storage = browserStorage();
    for (let i = 0; i < storage.length; i++) keys.add(String(storage.key(i)));
  } catch {
    // Only what is in memory.
  }
  return [...keys].filter((key) => key.startsWith(prefix));
}
