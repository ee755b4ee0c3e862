/** Python that was asked and does not answer. */

/** @type {import("../text.js").Dictionary} */
export default {
  "waiting.quiet":
    "Python has not answered for a while. It may have much to do, or be in an endless loop. You can wait, or stop it: it then starts anew, and what you have done before this stays.",
  "waiting.stop": "Stop and start anew",
};
