/** What a challenge may demand of the learner's requests: their number, their nodes, and the calls that they made. */

/** @import { CommandData, Frame, History } from "../../engine/protocol.d.ts" */
/** @typedef {{ history: History, frame: Frame, done: CommandData[] }} Paths the learner's commands, up to the cursor */

import { callsOf, edgesOf } from "../../history/calls.js";
import { readRecord } from "../../history/records.js";
import { call_graphs as graphs } from "./description.json";
import { Kind, SystemField } from "./kinds.js";

/** As in former_names of its description: what lessons written earlier may call a function. */
const FORMER_NAMES = new Map([["wakeup_kswapd", "wake_up_interruptible"]]);
const ALLOCATES = /^\w+ = |^(alloc_pages?|alloc_pages_node|__get_\w+|get_(zeroed|free)_page|rmqueue)\b/;

/** @param {Paths} paths */
export function requestCount({ done }) {
  return done.filter(({ text }) => ALLOCATES.test(text)).length;
}

/** Requests that were served from another node than their CPU's. @param {Paths} paths */
export function remoteCount({ history, frame, done }) {
  return done.filter((command) => isRemote(history, frame, command)).length;
}

/** @param {History} history @param {Frame} frame @param {CommandData} command */
function isRemote(history, frame, { text, page, end }) {
  if (page === null || !ALLOCATES.test(text)) return false;
  const zone = history.machine.zones.find(
    ({ start_pfn, size }) => page >= start_pfn && page < start_pfn + size,
  );
  return zone?.node !== cpuNode(history, frame, end);
}

/** The node of the CPU at the end of a command: what the next change of it found, or what it is now. @param {History} history @param {Frame} frame @param {number} end */
function cpuNode({ records }, frame, end) {
  for (let at = end; at < frame.cursor; at++) {
    const { kind, a, c } = readRecord(records, at);
    if (kind === Kind.SYSTEM && a === SystemField.CPU_NODE) return c;
  }
  return frame.system[SystemField.CPU_NODE];
}

/** Calls of a function by the learner's commands. @param {Paths} paths @param {string} name */
export function callCount({ history, done }, name) {
  const wanted = FORMER_NAMES.get(name) ?? name;
  return done.flatMap(({ start, end }) => callsOf(history, start, end)).filter((called) => called === wanted)
    .length;
}

/** Edges of the graph of alloc_pages() that were taken, in percent of those there are here, rounded down. @param {Paths} paths */
export function coverage({ history, done }) {
  const here = edgesHere(history);
  const taken = new Set(done.flatMap(({ start, end }) => edgesOf(history, start, end)));
  return Math.floor((100 * here.filter((edge) => taken.has(edge)).length) / here.length);
}

/** With several nodes _alloc_pages() goes round by alloc_pages_pgdat(). @param {History} history */
function edgesHere({ machine }) {
  const several = new Set(machine.zones.map(({ node }) => node)).size > 1;
  const edges = graphs.alloc.edges.map(({ from, to }) => `${from}>${to}`);
  return edges.filter((edge) =>
    several ? edge !== "_alloc_pages>__alloc_pages" : !edge.includes("alloc_pages_pgdat"),
  );
}
