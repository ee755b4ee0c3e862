/** What can be asked of the textbook's buddy system: a block for so many bytes. */

/** @import { MachineInfo } from "../../engine/protocol.d.ts" */
/** @import { Circumstance, RequestTable } from "../kernel.d.ts" */

import { t } from "../../i18n/language.js";
import { alloc_verb, free_verb, verbs } from "./description.json";
import { parseSize, regionIn, sizeText } from "./sizes.js";

/** @type {RequestTable} */
export const requests = {
  verbs,
  allocVerb: alloc_verb,
  freeVerb: free_verb,
  consoleOnly: ["order", "times"],
  usual: { size: "70K" },
  fieldNote: (key, value, machine) => (key === "size" ? sizeNote(value, machine) : null),
  circumstances: ({ machine }) => circumstances(machine),
};

/** Which block a size comes to. @param {string} value @param {MachineInfo} machine */
function sizeNote(value, machine) {
  const bytes = parseSize(value);
  if (!bytes) return { text: t("textbook.wrong.size", { found: value.trim() }), wrong: true };
  const { sizes } = regionIn(machine);
  const block = sizes.find((size) => size >= bytes);
  // one may ask for it: that it is refused is worth seeing
  if (!block) return { text: t("textbook.too_large", { most: sizeText(sizes.at(-1) ?? 0) }), wrong: false };
  const waste = block - bytes;
  const key = waste ? "textbook.takes" : "textbook.takes.exactly";
  return { text: t(key, { size: sizeText(block), waste: sizeText(waste) }), wrong: false };
}

/** @param {MachineInfo} machine @returns {Circumstance[]} */
function circumstances(machine) {
  if (regionIn(machine).merge !== "lazy") return [];
  return [
    { kind: "action", name: t("textbook.merge_all"), about: t("textbook.verb.merge"), command: "merge" },
  ];
}
