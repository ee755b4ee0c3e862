/** What the keys of keys.js do, in words. */

/** For the help dialog, in its order; `does` is a key of the dictionary. */
export const KEY_HELP = Object.freeze([
  { keys: ["←", "→"], does: "keys.stop" },
  { keys: ["Shift ←", "Shift →"], does: "keys.request" },
  { keys: ["Space"], does: "keys.play" },
  { keys: ["Home", "End"], does: "keys.ends" },
  { keys: ["1", "2", "3", "4"], does: "keys.grain" },
  { keys: ["Ctrl K", "/"], does: "keys.search" },
  { keys: ["?"], does: "keys.help" },
]);
