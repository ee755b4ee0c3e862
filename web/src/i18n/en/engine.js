/** Python on its way. */

/** @type {import("../text.js").Dictionary} */
export default {
  "engine.part_missing":
    "A part of this page could not be fetched. What you see goes on working; check the connection and load the page again for the rest.",
  "engine.part.python": "Python",
  "engine.part.library": "standard library",
  "engine.part.package": "Buddyscope",
  "engine.part.worker": "The worker that Python runs in",
  "loading.compile": "Compiling {what}",
  "loading.install": "Installing {what}",
  "loading.ready": "Starting {what}",
  "loading.starting": "Starting Python",
  "loading.bytes": "{what} {megabytes}",
  "loading.asking": "Asking for {what}",
  "loading.megabytes": "{loaded} of {total} MB",
  "loading.idle": "Python ({size} MB) starts when something needs it.",
  "loading.short.idle": "Python waits",
  "loading.short.failed": "Python did not start",
  "loading.short.lost": "Python has stopped",
  "loading.short.live": "Python ready · live",
  "loading.short.ready": "Python ready",
  "loading.short.percent": "Python {percent} %",
  "loading.short.asking": "Python …",
};
