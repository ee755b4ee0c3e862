/** What the page knows of the text that is being explained. clinic.js writes it, props.js reads it. */

/** @import { ClinicFindings } from "../engine/protocol.d.ts" */

/**
 * @typedef {object} ClinicState
 * @property {"editing" | "reading" | "waiting" | "examining" | "answered" | "failed"} phase
 *   waiting: for Python; failed: the engine could not answer, the text is still here
 * @property {string} name of the file or of the example, "" for a pasted text
 * @property {string} text
 * @property {ClinicFindings | null} findings
 * @property {number | "compare"} shown index of the report that is shown
 * @property {{ key: string, values: Record<string, string | number> } | null} problem with the text or the file
 * @property {string} message of the engine, when it failed
 * @property {number} line that was asked for last; 0 for none
 * @property {number} asked how often a line was asked for
 * @property {"" | "copied" | "blocked"} copied what became of the last copy
 */

/** Letters of a text that is explained at most; the worker refuses more. */
export const MAX_TEXT = 20 * 1024 * 1024;

/** @returns {ClinicState} */
export function emptyClinic() {
  return {
    phase: "editing",
    name: "",
    text: "",
    findings: null,
    shown: 0,
    problem: null,
    message: "",
    line: 0,
    asked: 0,
    copied: "",
  };
}
