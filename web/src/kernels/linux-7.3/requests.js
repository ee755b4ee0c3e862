/** What can be asked of Linux 7.3, for the form and the console. */

/** @import { Circumstance, RequestTable } from "../kernel.d.ts" */

import { t } from "../../i18n/language.js";
import { alloc_verb, flags, free_verb, verbs } from "./description.json";

const TASK_FLAGS = /** @type {const} */ (["PF_MEMALLOC", "PF_OOM_VICTIM", "PF_REALTIME"]);
/** Positions in frame.system, as py/buddyscope/kernels/linux_7_3/mmzone.py has them. */
const [SYSTEM_TASK_FLAGS, SYSTEM_CONTEXT] = [2, 3];
const CONTEXTS = ["task", "softirq", "hardirq"];

/** @type {RequestTable} */
export const requests = {
  verbs,
  allocVerb: alloc_verb,
  freeVerb: free_verb,
  signatures: {
    alloc_pages: ["gfp", "order"],
    alloc_pages_node: ["node", "gfp", "order"],
    __free_pages: ["page", "order"],
  },
  examples: {
    shortest: "alloc_pages",
    help: "alloc_pages order=2 gfp=GFP_ATOMIC",
    field: "alloc_pages order=0",
  },
  consoleOnly: ["want", "times", "reclaimable", "lru", "cpu"],
  usual: { gfp: flags.gfp.composites.GFP_KERNEL },
  words: { flags: ["0", ...TASK_FLAGS] },
  circumstances: ({ system }) => circumstances(system),
};

/** @param {number[]} system @returns {Circumstance[]} */
function circumstances(system) {
  const set = system[SYSTEM_TASK_FLAGS] ?? 0;
  return [
    ...TASK_FLAGS.map((name) => taskFlag(name, set)),
    {
      kind: "choice",
      name: t("linux73.context"),
      options: CONTEXTS.map((name) => [name, name]),
      value: CONTEXTS[system[SYSTEM_CONTEXT] ?? 0] ?? "task",
      command: (value) => `context in=${value}`,
    },
    action("kswapd", "kswapd"),
    action("drain", "drain"),
    action("compact_memory", "compact"),
    action("drop_caches", "drop"),
  ];
}

/** @param {typeof TASK_FLAGS[number]} name @param {number} set @returns {Circumstance} */
function taskFlag(name, set) {
  const bit = flags.task.bits[name];
  const others = TASK_FLAGS.filter((flag) => (set ^ bit) & flags.task.bits[flag]);
  return {
    kind: "switch",
    name,
    about: t(`linux73.gfp.${name}`),
    on: (set & bit) !== 0,
    summary: true,
    command: `task flags=${others.join("|") || "0"}`,
  };
}

/** @param {string} command @param {string} name @returns {Circumstance} */
function action(command, name) {
  return { kind: "action", name: t(`linux73.${name}`), about: t(`linux73.verb.${command}`), command };
}
