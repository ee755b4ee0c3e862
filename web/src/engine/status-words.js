/** Python on its way, in bytes and in words. */

import { t } from "../i18n/language.js";

/** @import { EngineState } from "../shell/store.js" */

/** Whole percent, never 100 before all is there. @param {{ loaded: number, total: number }} bytes */
export function percent({ loaded, total }) {
  return total > 0 ? Math.min(99, Math.floor((100 * loaded) / total)) : 0;
}

/** 3.1 of 6.2 MB @param {{ loaded: number, total: number }} bytes */
export function megabytes({ loaded, total }) {
  return t("loading.megabytes", { loaded: (loaded / 1e6).toFixed(1), total: (total / 1e6).toFixed(1) });
}

/** Short, for the pill. @param {EngineState} engine */
export function pythonInWords(engine) {
  if (engine.phase === "idle") return t("loading.short.idle");
  if (engine.phase === "failed") return t(engine.lost ? "loading.short.lost" : "loading.short.failed");
  if (engine.phase === "ready") return t(engine.live ? "loading.short.live" : "loading.short.ready");
  return engine.total > 0
    ? t("loading.short.percent", { percent: percent(engine) })
    : t("loading.short.asking");
}

const DOING = ["compile", "install", "ready"];

/** What is going on: "Python 3.1 of 6.2 MB", "Installing Buddyscope". @param {EngineState} engine */
export function loadingInWords(engine) {
  if (engine.phase === "idle") return t("loading.idle", { size: (engine.total / 1e6).toFixed(1) });
  const what = t(`engine.part.${engine.what}`);
  if (DOING.includes(engine.doing)) return t(`loading.${engine.doing}`, { what });
  if (engine.total > 0 && engine.loaded >= engine.total) return t("loading.starting");
  if (engine.total === 0) return t("loading.asking", { what });
  return t("loading.bytes", { what, megabytes: megabytes(engine) });
}
