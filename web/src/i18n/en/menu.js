/** The menu and the list of keys. */

/** @type {import("../text.js").Dictionary} */
export default {
  "menu.title": "Lessons",
  "menu.map": "Course map",
  "menu.clinic": "Clinic: explain a failure report",
  "menu.lab": "Your own allocator: test it, or judge its log",
  "menu.review": "Review of cards",
  "menu.teacher": "For teachers",
  "menu.progress": "Your progress",

  "dialog.close": "Close",

  "keys.title": "Keys",
  "keys.stop": "One stop back or forward, as fine as chosen",
  "keys.request": "One whole request back or forward",
  "keys.play": "Play or pause",
  "keys.ends": "To the first or the last record in reach",
  "keys.grain": "Stop at every request, function, step, or line of the code",
  "keys.search": "Search the lessons",
  "keys.help": "This list",
  "keys.more":
    "Keys work while the memory or the player has the focus, or nothing has. In the map, arrow keys choose a page and Enter picks it.",
};
