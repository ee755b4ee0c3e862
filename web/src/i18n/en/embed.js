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
  "embed.earlier":
    "This browser has earlier answers to this lesson. If they are yours, pick up where you left off. If not, start afresh: they stay as they are, and your own answers last as long as this page.",
  "embed.earlier.claim": "Use my earlier answers",
  "embed.earlier.decline": "Start afresh",
  "embed.exam": "This exercise needs the whole site: do it in Buddyscope",
  "embed.python":
    "This machine needs Python: about 6 MB, once. It runs in your browser; nothing is sent anywhere.",
  "embed.python.start": "Load Python and open it",
};
