/** Which requests came from a workload. A link then carries its name and seed instead of thousands of lines. */

/** @import { CommandData } from "../engine/protocol.d.ts" */
/** @import { SharedWorkload } from "../share/shared.d.ts" */

/** @typedef {{ name: string, seed: number, params?: Record<string, number> }} Work */

/** A command keeps its identity in every history that it is part of. @type {WeakMap<CommandData, { work: Work, place: number }>} */
const origins = new WeakMap();

/** @param {CommandData[]} commands @param {Work} work @param {number} first place of the first one in the workload */
export function noteOrigin(commands, work, first) {
  commands.forEach((command, i) => {
    origins.set(command, { work, place: first + i });
  });
}

/** Commands as typed, each run of a workload from its beginning as one entry. @param {CommandData[]} commands @returns {(string | SharedWorkload)[]} */
export function requestsOf(commands) {
  /** @type {(string | SharedWorkload)[]} */
  const requests = [];
  for (let at = 0; at < commands.length; ) {
    const work = origins.get(commands[at]);
    const count = work?.place === 0 ? runLength(commands, at, work.work) : 0;
    if (work && count > 1) requests.push([work.work.name, work.work.seed, count, { ...work.work.params }]);
    else requests.push(commands[at].text);
    at += Math.max(1, count);
  }
  return requests;
}

/** @param {CommandData[]} commands @param {number} from @param {Work} work */
function runLength(commands, from, work) {
  let count = 0;
  for (; from + count < commands.length; count++) {
    const origin = origins.get(commands[from + count]);
    if (origin?.work !== work || origin.place !== count) break;
  }
  return count;
}
