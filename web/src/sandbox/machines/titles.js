/** Names of machines in the language of the moment; Python's own words for what the dictionaries do not know. */

/** @import { MachineRequest, PresetInfo } from "../../engine/protocol.d.ts" */

import { tryWords } from "../../i18n/language.js";
import { DEFAULT } from "../../kernels/index.js";

/** A preset as what is asked of Python. @param {string} kernel @param {string} preset @returns {MachineRequest} */
export function requestFor(kernel, preset) {
  return kernel === DEFAULT ? { preset } : { kernel, preset };
}

/** Key of a machine's words: names of machines are one kernel's own. @param {string} kernel @param {string} name of a preset */
export function presetKey(kernel, name) {
  return kernel === DEFAULT ? name : `${kernel}.${name}`;
}

/** @param {string} name of a preset @param {string} title Python's @param {string} [kernel] */
function presetTitle(name, title, kernel = DEFAULT) {
  return tryWords(`choose.preset.${presetKey(kernel, name)}`) ?? title;
}

/** The same machines; "change it first" begins with the title that is shown. @param {PresetInfo[] | null} presets @param {string} [kernel] */
export function titledPresets(presets, kernel = DEFAULT) {
  return (
    presets?.map((one) => {
      const title = presetTitle(one.name, one.title, kernel);
      return { ...one, title, custom: { ...one.custom, title } };
    }) ?? null
  );
}

/** What is open, or was asked for. @param {MachineRequest | null} machine @param {string} title Python's */
export function machineTitle(machine, title) {
  return machine && "preset" in machine ? presetTitle(machine.preset, title, machine.kernel) : title;
}
