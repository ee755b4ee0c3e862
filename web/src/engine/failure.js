/**
 * What can go wrong while Python loads, in one sentence each with what to do.
 *
 * @typedef {import('./protocol').Failure} Failure
 */

/** An error that carries a `Failure` of the protocol. Its message is for people. */
export class EngineError extends Error {
  /** @param {Failure | string} failure */
  constructor(failure) {
    const parts = typeof failure === "string" ? { message: failure } : failure;
    super(parts.message);
    this.name = "EngineError";
    this.failure = parts;
  }
}

export const sentences = {
  noWebAssembly:
    "This browser has no WebAssembly, or it is switched off, so Python cannot run here. " +
    "Use a current Firefox, Chrome, Edge or Safari, or ask whoever manages this browser.",
  noFiles: "Python was not built into this site. Run `make build` and load the page again.",
  workerRefused:
    "The browser refused to start the worker that Python runs in. " +
    "Allow workers for this site (a strict extension may forbid them) and load the page again.",
  stopped: "Python was stopped before it answered. Start it again and repeat the last action.",
  unreadable: "Python gave an answer that this page does not understand. Load the page again.",

  /** @param {string} type */
  notARequest: (type) => `This page asked Python for "${type}", which it does not know. Load the page again.`,
  /** @param {number} seconds */
  silent: (seconds) =>
    `Nothing has arrived for ${seconds} seconds while Python was loading. Check the connection and try again.`,
  /** @param {string} name */
  unreachable: (name) => `${name} could not be fetched. Check the connection and load the page again.`,
  /** @param {string} name @param {number} status */
  missing: (name, status) =>
    `${name} is missing on the server (status ${status}). ` +
    "If you run this site, upload the whole folder, also py/; if not, tell who does.",
  /** @param {string} name */
  notAFile: (name) =>
    `The server sent a web page instead of ${name}. ` +
    "If you run this site, upload the whole folder, also py/; if not, sign in again or tell who runs it.",
  /** @param {string} name @param {number} found @param {number} expected */
  wrongSize: (name, found, expected) =>
    `${name} arrived damaged: ${found} bytes instead of ${expected}. ` +
    "Load the page again; if that does not help, the upload of this site was incomplete.",
  /** @param {string} name */
  damaged: (name) =>
    `${name} arrived damaged and could not be unpacked. ` +
    "Load the page again; if that does not help, the upload of this site was incomplete.",
  /** the end of "ssl is not here yet, and …" */
  later: "the rest of the standard library could not be fetched. Check the connection and try again.",
  /** @param {string} reason */
  notCompiled: (reason) =>
    `This browser could not compile Python (${reason}). Use a current Firefox, Chrome, Edge or Safari.`,
  /** @param {string} reason */
  notInstalled: (reason) =>
    `Python started, but Buddyscope could not be installed in it (${reason}). Load the page again.`,
  /** @param {string} reason */
  crashed: (reason) => `Python stopped with an error: ${reason}. Start it again.`,
};

/**
 * What went wrong, as a `Failure`, whatever was thrown.
 *
 * @param {unknown} error
 * @returns {Failure}
 */
export function failureOf(error) {
  if (error instanceof EngineError) return error.failure;
  const lines = String(error instanceof Error ? error.message : error)
    .trim()
    .split("\n");
  // the last line of a Python traceback says what happened
  return { message: sentences.crashed(lines[lines.length - 1]) };
}
