/** Python on its way, in bytes and in words. */

import { t } from "../i18n/language.js";

/** @import { EngineState } from "../state/store.js" */

/** Whole percent, never 100 before all is there. @param {{ loaded: number, total: number }} bytes */
export function percent({ loaded, total }) {
  return total > 0 ? Math.min(99, Math.floor((100 * loaded) / total)) : 0;
}

/** 3.1 of 6.2 MB @param {{ loaded: number, total: number }} bytes */
export function megabytes({ loaded, total }) {
  return { loaded: (loaded / 1e6).toFixed(1), total: (total / 1e6).toFixed(1) };
}

/** Short, for the pill. @param {EngineState} engine */
export function pythonInWords(engine) {
  if (engine.phase === "failed") return t("python.failed");
  if (engine.phase === "ready") return t(engine.live ? "python.live" : "python.ready");
  return engine.total > 0 ? t("python.percent", { percent: percent(engine) }) : t("python.soon");
}

const DOING = /** @type {Record<string, string>} */ ({
  compile: "python.compile",
  unpack: "python.unpack",
  install: "python.install",
  ready: "python.start",
});

/** What is going on: "Python 3.1 of 6.2 MB", "Installing Buddyscope". @param {EngineState} engine */
export function loadingInWords(engine) {
  const { what } = engine;
  if (DOING[engine.doing]) return t(DOING[engine.doing], { what });
  if (engine.total > 0 && engine.loaded >= engine.total) return t("python.start", { what: "Python" });
  return engine.total > 0 ? t("python.download", { what, ...megabytes(engine) }) : t("python.ask", { what });
}
