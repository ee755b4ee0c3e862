/** The bar at the top, the menu, the keys, the side column's tabs, Python on its way. */

/** @type {import("../text.js").Dictionary} */
export default {
  "kernel.title.textbook": "Textbook",
  "header.share": "Share",
  "header.lessons": "Lessons",
  "header.lesson": "Lesson",
  "header.sandbox": "Sandbox",
  "header.clinic": "Clinic",
  "header.sandbox.crumb": "Sandbox · {title}",
  "header.sandbox.choose": "Sandbox · choose a machine",
  "header.colours": "Colours: {theme}",
  "theme.auto": "as the system",
  "theme.light": "light",
  "theme.dark": "dark",
  "header.language": "Language",
  "header.search": "Search",
  "header.live": "Python has run this lesson too and got the same records.",
  "header.recorded": "The lesson plays from its recording. Python is for your own requests.",

  "side.title": "This step in detail",
  "side.views": "Views",
  "side.calls": "Call graph",
  "side.code": "Code",
  "side.log": "Log",
  "side.charts": "Charts",
  "side.table": "Table",

  "python.loading": "Python is loading",
  "python.share": "{percent} %",
  "python.why": "Python did not start.",
  "python.without": "The recorded lesson plays to its end, and predictions work. Challenges need Python.",
  "python.lost": "Python has stopped.",
  "python.kept": "What you have done is still here. Retry starts Python anew, and you go on where you are.",
  "python.start": "Start it now",
  "python.retry": "Retry",
};
