/** Editors of machines: the default kernel's own, and one for every kernel that says which fields its machines have. */

/** @import { CustomMachine } from "../engine/protocol.d.ts" */

import { html, nothing } from "lit";
import "./linux-2.4.22/machine-editor/bs-machine-editor.js";
import "../ui/bs-machine-form.js";
import { DEFAULT, kernelOf } from "./index.js";

/** @typedef {{ open: boolean, busy: boolean, machine: CustomMachine | null, action?: string }} Editing */

/** Whether machines of one's own can be made here; the kernel must be here too. @param {string} kernel */
export function hasEditor(kernel) {
  return kernel === DEFAULT || formOf(kernel) !== null;
}

/** @param {string} kernel */
function formOf(kernel) {
  try {
    return kernelOf({ machine: { kernel } }).machineForm ?? null;
  } catch {
    return null; // not fetched yet
  }
}

/** The editor, filled from a machine. Events: bs-machine {machine}. @param {string} kernel @param {Editing} editing */
export function editorTemplate(kernel, { open, busy, machine, action = "" }) {
  if (kernel === DEFAULT)
    return html`<bs-machine-editor data-editor ?open=${open} ?busy=${busy} .machine=${machine} .action=${action}></bs-machine-editor>`;
  const form = formOf(kernel);
  return form
    ? html`<bs-machine-form data-editor ?open=${open} ?busy=${busy} .kernel=${kernel} .form=${form} .machine=${machine} .action=${action}></bs-machine-form>`
    : nothing;
}
