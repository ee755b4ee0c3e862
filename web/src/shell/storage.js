/** Storage that may be missing: in third-party frames every access throws. Memory takes its place. */

/** @type {Map<string, string>} */
const memory = new Map();

/** @param {string} key @returns {string | null} */
export function recall(key) {
  const inMemory = memory.get(key);
  if (inMemory !== undefined) return inMemory;
  try {
    return globalThis.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value @returns {boolean} whether it outlives this page */
export function remember(key, value) {
  try {
    globalThis.localStorage.setItem(key, value);
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
    globalThis.localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** All that this page ever kept. */
export function forgetAll() {
  memory.clear();
  try {
    const { localStorage } = globalThis;
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith("buddyscope:"))) {
      localStorage.removeItem(key);
    }
  } catch {
    // Nothing was kept.
  }
}

/** Every key that begins like this. @param {string} prefix @returns {string[]} */
export function keysOf(prefix) {
  const keys = new Set(memory.keys());
  try {
    const { localStorage } = globalThis;
    for (let i = 0; i < localStorage.length; i++) keys.add(String(localStorage.key(i)));
  } catch {
    // Only what is in memory.
  }
  return [...keys].filter((key) => key.startsWith(prefix));
}
