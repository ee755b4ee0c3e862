/** Keeping the sandbox: in this browser, and out of the page. */

/** @type {import("../text.js").Dictionary} */
export default {
  "save.goon": "Pick up where you left off",
  "save.requests": { one: "{count} request", other: "{count, number} requests" },
  "save.older": { one: "{count} older sandbox", other: "{count} older sandboxes" },
  "save.drop": "Delete",
  "save.drop.of": "Delete {title}",
  "save.broken": "A saved sandbox cannot be read ({why}). It blocks nothing; you can delete it.",
  "save.broken.tab": "What this tab had saved cannot be read ({why}). It was left as it is.",
  "save.stopped":
    "Request {number} of the saved history does not run any more: {why}. The requests before it are here; the saved one is kept.",
  "save.memory":
    "This browser keeps nothing for this page, or has no room: the sandbox is lost when the tab closes. “Save as…” has it as text. Deleting older sandboxes makes room.",
  "save.split": "Another tab works on the same sandbox. What you do here is saved beside it.",
  "save.restored": {
    one: "Your last sandbox is back: {count} request.",
    other: "Your last sandbox is back: {count, number} requests.",
  },
  "save.restoring": "{done, number} of {total, number} requests of the saved sandbox run again…",
  "save.as": "Save as…",
  "save.as.title": "Save this sandbox",
  "save.as.script": "Script",
  "save.as.script.about": "Machine and requests as text: `buddyscope run FILE` comes to the same state",
  "save.as.buddyinfo": "/proc/buddyinfo",
  "save.as.buddyinfo.about": "Free blocks of each order, at the cursor",
  "save.as.csv": "Results as CSV",
  "save.as.csv.about": "One row a request: result, splits, merges, functions called",
  "save.as.json": "Results as JSON",
  "save.as.json.about": "The same with the machine, for programs",
  "save.name": "Keep it in this browser, under the name",
  "save.here": "Keep",
  "save.done": "Done",
  "save.copy": "Copy",
  "save.copy.of": "Copy: {label}",
  "save.download": "Download",
  "save.download.of": "Download: {label}",
  "save.said.copy": "Copied.",
  "save.said.download": "Downloaded.",
  "save.said.no": "This browser does not let pages copy. Download it instead.",
  "save.said.here": "Kept as “{name}”. It is listed where machines are chosen.",
};
