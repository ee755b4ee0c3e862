/** Light, dark, or as the reader has it: told by the page around, so nothing is remembered. */

/** @param {"auto" | "light" | "dark"} theme */
export function applyThemeHere(theme) {
  const { dataset } = document.documentElement;
  if (theme === "auto") delete dataset.theme;
  else dataset.theme = theme;
  document.dispatchEvent(new CustomEvent("embed-theme"));
}

export function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
