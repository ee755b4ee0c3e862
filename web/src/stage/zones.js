/** Which zones there are, in address order by node, and which of them a moment is about, or the reader chose. */

/** @import { Frame, History } from "../engine/protocol.d.ts" */
/** @import { Walk } from "../kernels/described/zonelist-walk.js" */

import { commandIndexAt } from "../history/commands.js";
import { focusAt } from "../kernels/described/focus.js";
import { systemOf } from "../kernels/described/system.js";

/** @typedef {{ node: number, here: boolean, zones: number[] }} Group here: the task's CPU is of this node */

/** @param {Frame} frame @returns {Group[]} */
export function zoneGroups(frame) {
  const { machine } = frame;
  const cpuNode = systemOf(frame)?.cpuNode;
  const zones = machine.zones
    .map(({ node, start_pfn, size }, zone) => ({ zone, node, start_pfn, size }))
    .filter(({ size }) => size > 0)
    .sort((one, other) => one.start_pfn - other.start_pfn);
  const nodes = [...new Set(zones.map(({ node }) => node))];
  return nodes.map((node) => ({
    node,
    here: cpuNode === node,
    zones: zones.filter((one) => one.node === node).map(({ zone }) => zone),
  }));
}

/** The zone that the record at the cursor touched, or the request last; else the one shown before. @param {Frame} frame @param {History | null} history @param {number} cursor @param {Walk} walk @param {number} before */
export function touchedZone(frame, history, cursor, walk, before) {
  const focus = history ? focusAt(history, frame, cursor) : null;
  if (focus && focus.zone >= 0) return focus.zone;
  const byPage = focus && focus.page >= 0 ? zoneOf(frame, focus.page) : -1;
  if (byPage >= 0) return byPage;
  // a test alone turns nothing over: the mark beside the zones goes there, and the picture stays calm
  const last = walk.steps.findLast(({ kind }) => kind === "take");
  if (last) return last.zone;
  return isThere(frame, before) && cursor > 0 ? before : mainZone(frame);
}

/** @param {Frame} frame @param {number} page */
function zoneOf({ machine }, page) {
  return machine.zones.findIndex(({ start_pfn, size }) => page >= start_pfn && page < start_pfn + size);
}

/** @param {Frame} frame @param {number} zone */
function isThere({ machine }, zone) {
  return (machine.zones[zone]?.size ?? 0) > 0;
}

/** Most requests go to the first zone named Normal. @param {Frame} frame */
function mainZone({ machine }) {
  const normal = machine.zones.findIndex(({ name, size }) => name === "Normal" && size > 0);
  return normal >= 0 ? normal : machine.zones.findIndex(({ size }) => size > 0);
}

/** The zone that the reader chose to see, until the next request. */
export class ChosenZone {
  /** @type {{ zone: number, command: number } | null} */
  #chosen = null;

  get zone() {
    return this.#chosen?.zone ?? null;
  }

  /** @param {number} zone @param {History | null} history @param {number} cursor */
  choose(zone, history, cursor) {
    this.#chosen = { zone, command: history ? commandIndexAt(history, cursor) : -1 };
  }

  /** Null: none, or the request it was chosen at is over. @param {History | null} history @param {number} cursor */
  at(history, cursor) {
    const command = history ? commandIndexAt(history, cursor) : -1;
    if (this.#chosen?.command !== command) this.forget();
    return this.zone;
  }

  forget() {
    this.#chosen = null;
  }
}

/** Only machines with watermarks or several zones have anything to say here. @param {Frame} frame */
export function hasActors(frame) {
  const { machine } = frame;
  if (!systemOf(frame)) return false;
  const zones = machine.zones.filter(({ size }) => size > 0);
  return zones.length > 1 || zones.some(({ pages_high }) => pages_high > 0);
}

/** Several zones stand under each other, or somebody is at work around them. @param {Frame} frame */
export function needsRequestPath(frame) {
  return hasActors(frame) || frame.machine.zones.filter(({ size }) => size > 0).length > 1;
}

/** In the order of the way, from 1; 0: the request has not been there. @param {Walk} walk @param {number} zone */
export function placeOf({ steps }, zone) {
  return [...new Set(steps.map((step) => step.zone))].indexOf(zone) + 1;
}
