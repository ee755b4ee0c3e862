/**
 * Which key does what. Pure: a key and where the focus is, in; an action or null, out.
 *
 * Fields keep all their keys. Buttons keep Space and Enter. Single characters work only
 * while the player has focus, or nothing has.
 */

/** @typedef {"field" | "button" | "none"} Widget */
/** @typedef {{ key: string, shift: boolean, modified: boolean, command?: boolean, widget: Widget, inPlayer: boolean }} Press */
/** @typedef {"back" | "forward" | "request-back" | "request-forward" | "toggle" | "start" | "end" | "request" | "function" | "step" | "line" | "help" | "search"} KeyAction */

/** @type {Record<string, KeyAction>} */
const MOVES = { ArrowLeft: "back", ArrowRight: "forward", Home: "start", End: "end" };
/** @type {Record<string, KeyAction>} */
const CHARACTERS = {
  1: "request",
  2: "function",
  3: "step",
  4: "line",
  "?": "help",
  "/": "search",
  " ": "toggle",
};

/** @param {Press} press @returns {KeyAction | null} */
export function keyAction({ key, shift, modified, command = false, widget, inPlayer }) {
  if (command && key.toLowerCase() === "k") return "search";
  if (modified || widget === "field") return null;
  if (shift && key === "ArrowLeft") return "request-back";
  if (shift && key === "ArrowRight") return "request-forward";
  if (MOVES[key]) return MOVES[key];
  if (widget === "button" && (key === " " || !inPlayer)) return null;
  return CHARACTERS[key] ?? null;
}

const FIELDS = "input, textarea, select, [contenteditable], [role=slider], [role=tab], dialog *";
const BUTTONS = "button, a[href], summary, [role=button]";

/** Where a key event began. @param {KeyboardEvent} event @returns {Press} */
export function pressOf(event) {
  const path = event.composedPath().filter((node) => node instanceof Element);
  const target = path[0];
  /** @type {Widget} */
  const widget = target?.matches(FIELDS) ? "field" : target?.matches(BUTTONS) ? "button" : "none";
  return {
    key: event.key,
    shift: event.shiftKey,
    command: (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey,
    modified: event.ctrlKey || event.altKey || event.metaKey || event.isComposing,
    widget,
    inPlayer: path.some((node) => node.matches(".stage, .player")),
  };
}
