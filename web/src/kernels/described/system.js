/** What the task and the reclaiming thread are at, by name, from the numbers that a kernel keeps of them. */

/** @import { Frame } from "../../engine/protocol.d.ts" */
/** @import { SystemValues } from "../kernel.d.ts" */

import { kernelOf } from "../index.js";

/** @param {Frame} frame @returns {SystemValues | null} null: this kernel has nothing of the kind */
export function systemOf(frame) {
  const places = kernelOf(frame).system;
  if (!places) return null;
  const at = (/** @type {number} */ place) => frame.system[place] ?? 0;
  const { taskFlags, inInterrupt, cpuNode, waiting, running } = places;
  return {
    taskFlags: at(taskFlags),
    inInterrupt: at(inInterrupt),
    cpuNode: at(cpuNode),
    waiting: at(waiting),
    running: at(running),
  };
}
