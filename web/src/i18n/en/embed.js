/** The poster of an embed. Holes only: it is shown before the whole dictionary is there. */

/** @type {import("../text.js").Dictionary} */
export default {
  "embed.title": "Buddyscope",
  "embed.start": "Start",
  "embed.open": "Open in Buddyscope",
  "embed.loading": "Loading…",
  "embed.poster": "{title}: the memory at the beginning of this step",
  "embed.none": "There is no lesson “{lesson}” here.",
  "embed.which": "Which lesson? This address names none.",
  "embed.failed": "This could not be loaded: {message}",
  "embed.exam": "This exercise needs the whole site: do it in Buddyscope",
  "embed.python":
    "This machine needs Python: about 6 MB, once. It runs in your browser; nothing is sent anywhere.",
  "embed.python.start": "Load Python and open it",
};
