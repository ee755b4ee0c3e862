/** The code view: the Python of the model itself. */

/** @type {import("../text.js").Dictionary} */
export default {
  "code.loading": "Python is still loading ({percent} %). Then its source is shown here.",
  "code.coming": "Loading the source…",
  "code.helper": "{name}() is a helper without a text of its own here.",
  "code.nothing": "Nothing has run yet. Choose a function to read, or make a request.",
  "code.function": "Function",
  "code.choose": "choose a function",
  "code.back": "Back one line",
  "code.forward": "Forward one line",
  "code.over": "The request has ended. This is where it began.",
  "code.text": "{name}, {file} from line {line}",
  "code.variables": "Variables at this line",
  "code.called": "Called with",
  "code.none": "none",
  "code.book": "Book: {book}",
  "code.spec": "Specification: {spec}",
  "code.file": "In {file}",
  "code.notes": "Where book and code differ",
};
