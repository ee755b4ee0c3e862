/** The textbook's buddy system: what of it does not follow from its description. */

/** @import { Kernel } from "../kernel.d.ts" */

import {
  alignment,
  alloc_verb,
  free_verb,
  kinds,
  name,
  take_calls,
  tests,
  title,
  verbs,
  workloads,
} from "./description.json";

/** @type {Kernel} */
export const kernel = {
  description: { name, title, alignment, kinds, tests, take_calls },
  requests: { verbs, allocVerb: alloc_verb, freeVerb: free_verb },
  workloads,
  words: "textbook.",
  zoneTitle: ({ name: region }) => region,
  countsFree: true,
  splitsIn: ["expand"],
  mergesIn: ["merge", "merge_all"],
  isFreeing: (called) => called === "free",
  // blocks whose sizes are no powers of two have no picture yet
  draws: ({ zones }) => zones.every((zone) => /** @type {any} */ (zone).variant === "binary"),
};
