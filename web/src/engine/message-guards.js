/**
 * The only shapes that pass between page and worker, checked on both sides.
 *
 * Either side may be an older release than the other (caches), so nothing is taken on trust.
 *
 * @typedef {import('./protocol').Request} Request
 * @typedef {import('./protocol').Response} Response
 * @typedef {import('./protocol').Progress} Progress
 * @typedef {import('./protocol').Failure} Failure
 * @typedef {{ v: 1, type: 'failed', error: Failure }} Failed
 */

/** @type {readonly unknown[]} */
const TYPES = [
  "open",
  "run",
  "state",
  "bench",
  "presets",
  "workload",
  "source",
  "lines",
  "python",
  "beside",
  "replay",
  "practice",
  "explain",
  "lab",
];

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isMessage(value) {
  return typeof value === "object" && value !== null && "v" in value && value.v === 1;
}

/** @param {unknown} value @returns {value is Request} */
export function isRequest(value) {
  return isMessage(value) && Number.isSafeInteger(value.id) && TYPES.includes(value.type);
}

/** @param {unknown} value @returns {value is Failure} */
function isFailure(value) {
  if (typeof value !== "object" || value === null) return false;
  const { message, key = "", values = {} } = /** @type {Record<string, unknown>} */ (value);
  return typeof message === "string" && typeof key === "string" && fillsHoles(values);
}

/** What stands in the holes of a sentence. @param {unknown} values */
function fillsHoles(values) {
  return (
    typeof values === "object" &&
    values !== null &&
    Object.values(values).every((value) => typeof value === "string" || typeof value === "number")
  );
}

/** @param {unknown} value @returns {value is Response} */
export function isResponse(value) {
  if (!isMessage(value) || !Number.isSafeInteger(value.id)) return false;
  if (value.ok === false) return isFailure(value.error);
  return value.ok === true && (value.records === undefined || value.records instanceof Int32Array);
}

/** @param {unknown} value @returns {value is Progress} */
export function isProgress(value) {
  return (
    isMessage(value) &&
    value.type === "progress" &&
    typeof value.phase === "string" &&
    typeof value.what === "string" &&
    typeof value.loaded === "number" &&
    typeof value.total === "number"
  );
}

/** The worker could not start. @param {unknown} value @returns {value is Failed} */
export function isFailed(value) {
  return isMessage(value) && value.type === "failed" && isFailure(value.error);
}

/** The worker compiled the wasm; the page keeps it for the next one. @param {unknown} value @returns {value is { module: WebAssembly.Module }} */
export function isCompiled(value) {
  return isMessage(value) && value.type === "compiled" && value.module instanceof WebAssembly.Module;
}
