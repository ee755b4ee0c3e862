/** What can go wrong while Python loads and runs. */

/** @type {import("../text.js").Dictionary} */
export default {
  "engine.noWebAssembly":
    "This browser has no WebAssembly, or it is switched off, so Python cannot run here. Use a current Firefox, Chrome, Edge or Safari, or ask whoever manages this browser.",
  "engine.noDecompression":
    "This browser cannot unpack compressed files, so Python cannot start here. Lessons can be read and played all the same. Use a current Firefox, Chrome, Edge or Safari for the rest.",
  "engine.noFiles": "Python was not built into this site. Run `make build` and load the page again.",
  "engine.workerRefused":
    "The browser refused to start the worker that Python runs in. Allow workers for this site (a strict extension may forbid them) and load the page again.",
  "engine.notAWorker": "This is not a worker of this page: {url}",
  "engine.stopped":
    "Python was stopped before it answered, and starts anew. Repeat the last action when it is ready.",
  "engine.unreadable": "Python gave an answer that this page does not understand. Load the page again.",
  "engine.notARequest": 'This page asked Python for "{type}", which it does not know. Load the page again.',
  "engine.silent": {
    by: "seconds",
    one: "Nothing has arrived for {seconds} second while Python was loading. Check the connection and try again.",
    other:
      "Nothing has arrived for {seconds} seconds while Python was loading. Check the connection and try again.",
  },
  "engine.unreachable": "{name} could not be fetched. Check the connection and load the page again.",
  "engine.missing":
    "{name} is missing on the server (status {status}). If you run this site, upload the whole folder, also py/; if not, tell who does.",
  "engine.notAFile":
    "The server sent a web page instead of {name}. If you run this site, upload the whole folder, also py/; if not, sign in again or tell who runs it.",
  "engine.wrongSize":
    "{name} arrived damaged: {found} bytes instead of {expected}. Load the page again; if that does not help, the upload of this site was incomplete.",
  "engine.damaged":
    "{name} arrived damaged and could not be unpacked. Load the page again; if that does not help, the upload of this site was incomplete.",
  "engine.notSealed":
    "This browser does not let {name} be taken away from learners' code, so Python does not start.",
  "engine.notCompiled":
    "This browser could not compile Python ({reason}). Use a current Firefox, Chrome, Edge or Safari.",
  "engine.notInstalled":
    "Python started, but Buddyscope could not be installed in it ({reason}). Load the page again.",
  "engine.crashed": "Python stopped with an error: {reason}.",
  "engine.noMemory":
    "No memory was left: the machine, its history or a program at the prompt was too large for this browser.",
  "engine.later":
    "the rest of the standard library could not be fetched. Check the connection and try again.",
};
