/**
 * A shared document, run: machine, requests, workloads, all aside, so that whatever goes wrong changes nothing.
 *
 * Requests go to the engine as the console's do, line by line through the closed list of commands.
 */

/** @import { Appended, History, MachineRequest } from "../../engine/protocol.d.ts" */
/** @import { SharedDocument, SharedWorkload } from "../shared.d.ts" */

import { Timeline } from "../../history/timeline.js";
import { noteOrigin } from "../../sandbox/workload-runs.js";
import { machineIn, sizeOf } from "./document.js";

/** What is asked of Python. engine/engine.js is one. */
/**
 * @typedef {object} Python
 * @property {(machine: MachineRequest) => Promise<History>} open
 * @property {(history: History, keep: number, commands: string[], machine: MachineRequest) => Promise<Appended>} run
 * @property {(history: History, keep: number, work: Record<string, unknown>, machine: MachineRequest) => Promise<Appended & { done: number, total: number }>} workload
 */

/** Lines that are sent at once: between two lots one can still say stop. */
const LOT = 500;

/**
 * @param {SharedDocument} document
 * @param {Python} python
 * @param {(done: number, total: number) => boolean} goOn told how far it is; false stops
 * @returns {Promise<History | null>} null: stopped
 */
export async function replay(document, python, goOn) {
  const machine = machineIn(document);
  const { requests: total } = sizeOf(document);
  const timeline = new Timeline(await python.open(machine));
  for (const lot of lotsOf(document.requests)) {
    if (!goOn(timeline.history.commands.length, total)) return null;
    const add = Array.isArray(lot[0])
      ? runWorkload(timeline, /** @type {SharedWorkload} */ (lot[0]), python, machine, goOn, total)
      : runLines(timeline, /** @type {string[]} */ (lot), python, machine);
    if (!(await add)) return null;
  }
  return timeline.history;
}

/** Lines that follow each other in one lot; a workload is a lot of its own. @param {SharedDocument["requests"]} requests */
function lotsOf(requests) {
  /** @type {(string | SharedWorkload)[][]} */
  const lots = [];
  for (const request of requests) {
    const last = lots.at(-1);
    if (last && typeof last[0] === "string" && typeof request === "string" && last.length < LOT)
      last.push(request);
    else lots.push([request]);
  }
  return lots;
}

/** @param {Timeline} timeline @param {string[]} lines @param {Python} python @param {MachineRequest} machine */
async function runLines(timeline, lines, python, machine) {
  const { history } = timeline;
  timeline.replaceTail(await python.run(history, history.commands.length, lines, machine));
  return true;
}

/** @param {Timeline} timeline @param {SharedWorkload} workload @param {Python} python @param {MachineRequest} machine @param {(done: number, total: number) => boolean} goOn @param {number} total */
async function runWorkload(timeline, [name, seed, requests, params], python, machine, goOn, total) {
  const work = { name, seed, params };
  for (let done = 0; done < requests; ) {
    const { history } = timeline;
    const message = done ? { go_on: true } : { ...work, requests };
    const answer = await python.workload(history, history.commands.length, message, machine);
    noteOrigin(answer.commands, work, done);
    timeline.replaceTail(answer);
    if (answer.done >= answer.total) return true;
    if (!goOn(timeline.history.commands.length, total)) return false;
    done = answer.done;
  }
  return true;
}
