/** Python on its way, in bytes and in words. */

/** @import { EngineState } from "../state/store.js" */

/** Whole percent, never 100 before all is there. @param {{ loaded: number, total: number }} bytes */
export function percent({ loaded, total }) {
  return total > 0 ? Math.min(99, Math.floor((100 * loaded) / total)) : 0;
}

/** "3.1 of 6.2 MB" @param {{ loaded: number, total: number }} bytes */
export function megabytes({ loaded, total }) {
  return `${(loaded / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`;
}

/** Short, for the pill. @param {EngineState} engine */
export function pythonInWords(engine) {
  if (engine.phase === "failed") return "Python did not start";
  if (engine.phase === "ready") return engine.live ? "Python ready · live" : "Python ready";
  return engine.total > 0 ? `Python ${percent(engine)} %` : "Python …";
}

const DOING = /** @type {Record<string, string>} */ ({
  compile: "Compiling",
  unpack: "Unpacking",
  install: "Installing",
  ready: "Starting",
});

/** What is going on: "Python 3.1 of 6.2 MB", "Installing Buddyscope". @param {EngineState} engine */
export function loadingInWords(engine) {
  if (DOING[engine.doing]) return `${DOING[engine.doing]} ${engine.what}`;
  if (engine.total > 0 && engine.loaded >= engine.total) return "Starting Python";
  return engine.total > 0 ? `${engine.what} ${megabytes(engine)}` : `Asking for ${engine.what}`;
}
