/** The console's own words: they are no requests. */
export const CONSOLE_WORDS = Object.freeze(["help", "undo", "redo", "reset"]);
