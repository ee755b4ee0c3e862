/** Light, dark, or as the system has it. */

import { recall, remember } from "./storage.js";

/** @typedef {"auto" | "light" | "dark"} Theme */

const KEY = "buddyscope:1:theme";
/** @type {Record<Theme, Theme>} */
const NEXT = { auto: "light", light: "dark", dark: "auto" };

/** @returns {Theme} */
export function rememberedTheme() {
  const kept = recall(KEY);
  return kept === "light" || kept === "dark" ? kept : "auto";
}

/** @param {Theme} theme */
export function applyTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  remember(KEY, theme);
}

/** @param {Theme} theme */
export function nextTheme(theme) {
  return NEXT[theme];
}
