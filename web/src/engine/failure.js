/**
 * What can go wrong while Python loads. A failure has a key of the dictionaries (i18n/en/engine-failures.js), which the page
 * puts into words: the worker knows no language.
 *
 * @typedef {import('./protocol').Failure} Failure
 */

/** An error that carries a `Failure` of the protocol. */
export class EngineError extends Error {
  /** @param {Failure} failure */
  constructor(failure) {
    super(failure.message);
    this.name = "EngineError";
    this.failure = failure;
  }
}

/** @param {string} key without "engine." @param {Record<string, string | number>} [values] */
export function failed(key, values = {}) {
  return new EngineError({ message: key, key: `engine.${key}`, values });
}

/** The last line says what happened, in a Python traceback as well. @param {unknown} error */
export function reasonIn(error) {
  const lines = String(error instanceof Error ? error.message : error)
    .trim()
    .split("\n");
  return lines[lines.length - 1];
}

/**
 * What went wrong, as a `Failure`, whatever was thrown.
 *
 * @param {unknown} error
 * @returns {Failure}
 */
export function failureOf(error) {
  return (error instanceof EngineError ? error : failed("crashed", { reason: reasonIn(error) })).failure;
}
