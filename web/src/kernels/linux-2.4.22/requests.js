/** What can be asked of Linux 2.4.22, for the form and the console. It comes with the sandbox. */

/** @import { Circumstance, RequestTable } from "../kernel.d.ts" */

import { t } from "../../i18n/language.js";
import { alloc_verb, free_verb, verbs } from "./description.json";
import { COMPOSITES, gfpInWords, TASK_FLAGS } from "./gfp-meaning.js";
import { SystemField } from "./kinds.js";

/** @type {RequestTable} */
export const requests = {
  verbs,
  allocVerb: alloc_verb,
  freeVerb: free_verb,
  signatures: {
    alloc_pages: ["gfp", "order"],
    alloc_page: ["gfp"],
    alloc_pages_node: ["node", "gfp", "order"],
    __get_free_pages: ["gfp", "order"],
    __get_free_page: ["gfp"],
    __get_dma_pages: ["gfp", "order"],
    get_zeroed_page: ["gfp"],
    get_free_page: ["gfp"],
    rmqueue: ["zone", "order"],
    __free_pages: ["page", "order"],
    free_pages: ["page", "order"],
  },
  examples: {
    shortest: "alloc_pages",
    help: "alloc_pages order=2 gfp=GFP_ATOMIC",
    field: "alloc_pages order=0",
  },
  // want= and times= are for lessons: the form asks for an order
  consoleOnly: ["want", "times", "reclaimable"],
  usual: { gfp: COMPOSITES[0].value },
  combinations: { gfp: COMPOSITES.map(({ name }) => name) },
  maskInWords: (_table, mask, zones) => gfpInWords(mask, zones),
  circumstances: (frame) => circumstances(frame.system, nodesOf(frame)),
  words: { flags: ["0", ...TASK_FLAGS.map(({ name }) => name)] },
};

/** @param {import("../kernel.d.ts").Frame} frame */
function nodesOf({ machine }) {
  return [...new Set(machine.zones.map(({ node }) => node))];
}

/** @param {number[]} system @param {number[]} nodes @returns {Circumstance[]} */
function circumstances(system, nodes) {
  const flags = system[SystemField.TASK_FLAGS] ?? 0;
  const inside = (system[SystemField.IN_INTERRUPT] ?? 0) !== 0;
  const sleeps = (system[SystemField.KSWAPD_WAITING] ?? 1) !== 0;
  return [
    ...TASK_FLAGS.map(({ name, value, means }) =>
      turn(name, means, (flags & value) !== 0, `task flags=${hex(flags ^ value)}`),
    ),
    turn("in_interrupt()", t("ask.interrupt"), inside, `interrupt in=${inside ? "no" : "yes"}`),
    turn(t("ask.kswapd"), t("ask.kswapd.about"), sleeps, `kswapd waiting=${sleeps ? "no" : "yes"}`, false),
    ...(nodes.length > 1 ? [cpuChoice(nodes, system[SystemField.CPU_NODE] ?? 0)] : []),
  ];
}

/** @param {string} name @param {string} about @param {boolean} on @param {string} command @param {boolean} [summary] @returns {Circumstance} */
function turn(name, about, on, command, summary = true) {
  return { kind: "switch", name, about, on, summary, command };
}

/** @param {number[]} nodes @param {number} node @returns {Circumstance} */
function cpuChoice(nodes, node) {
  return {
    kind: "choice",
    name: t("ask.runs"),
    options: nodes.map((one) => [String(one), String(one)]),
    value: String(node),
    command: (value) => `cpu node=${value}`,
  };
}

/** @param {number} value */
function hex(value) {
  return value ? `0x${value.toString(16)}` : "0";
}
