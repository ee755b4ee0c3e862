/** Names of machines in the language of the moment; Python's own words for what the dictionaries do not know. */

/** @import { MachineRequest, PresetInfo } from "../../engine/protocol.d.ts" */

import { tryWords } from "../../i18n/language.js";

/** @param {string} name of a preset @param {string} title Python's */
function presetTitle(name, title) {
  return tryWords(`choose.preset.${name}`) ?? title;
}

/** The same machines; "change it first" begins with the title that is shown. @param {PresetInfo[] | null} presets */
export function titledPresets(presets) {
  return (
    presets?.map((one) => {
      const title = presetTitle(one.name, one.title);
      return { ...one, title, custom: { ...one.custom, title } };
    }) ?? null
  );
}

/** What is open, or was asked for. @param {MachineRequest | null} machine @param {string} title Python's */
export function machineTitle(machine, title) {
  return machine && "preset" in machine ? presetTitle(machine.preset, title) : title;
}
