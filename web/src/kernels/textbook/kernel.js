/** The textbook's buddy system: what of it does not follow from its description. */

/** @import { Kernel } from "../kernel.d.ts" */

import { t } from "../../i18n/language.js";
import { blockFacts } from "./block-facts.js";
import { alignment, kinds, name, take_calls, tests, title, workloads } from "./description.json";
import { machineForm } from "./machine-form.js";
import { requests } from "./requests.js";
import { grainsOf, regionIn, regionOf, sizeText } from "./sizes.js";
import { figures, wanted } from "./waste.js";

/** @type {Kernel} */
export const kernel = {
  description: { name, title, alignment, kinds, tests, take_calls },
  requests,
  workloads,
  words: "textbook.",
  zoneTitle: ({ name: region }) => region,
  countsFree: true,
  splitsIn: ["expand"],
  mergesIn: ["merge", "merge_all"],
  isFreeing: (called) => called === "free",
  blockPages: grainsOf,
  isBinary: (machine) => regionIn(machine).variant === "binary",
  sizeInWords: (zone, pages) => sizeText(pages * regionOf(zone).grain),
  machineInWords,
  machineForm,
  wanted,
  blockFacts,
  figures,
};

/** "1M in blocks of 1K to 1M · lower half · lowest address · merged at once" @param {{ zones: import("../kernel.d.ts").ZoneInfo[] }} machine */
function machineInWords(machine) {
  const { variant, size, grain, sizes, half, choice, merge } = regionIn(machine);
  const values = {
    region: sizeText(size * grain),
    least: sizeText(sizes[0]),
    most: sizeText(sizes.at(-1) ?? 0),
  };
  return [
    t(`textbook.machine.${variant}`, values),
    ...(variant === "binary" ? [t(`textbook.half.${half}`)] : []),
    t(`textbook.choice.${choice}`),
    t(`textbook.merge.${merge}`),
  ].join(" · ");
}
