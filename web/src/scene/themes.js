/** The page's colours as data, for pictures that leave the page. A test holds them to ui/styles/tokens.css. */

/** @typedef {"light" | "dark"} ThemeName */

/** Light is what the palette falls back to. @type {Record<ThemeName, Record<string, string>>} */
export const THEMES = Object.freeze({
  light: {},
  dark: {
    bg: "#12151b",
    panel: "#1a1f28",
    ink: "#e8eaee",
    soft: "#a3abb8",
    faint: "#6b7482",
    line: "#2a303b",
    edge: "#78818f",
    accent: "#4fd1c5",
    "accent-soft": "#173437",
    warn: "#f6ad55",
    "warn-soft": "#3a2a17",
    min: "#fb8b5f",
    low: "#f0b341",
    high: "#5fd08a",
    used: "#4a5260",
  },
});
