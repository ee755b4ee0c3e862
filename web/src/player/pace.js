/** How long a step plays: the first request at the reader's pace, repeats faster, the whole within a limit. Pure. */

/** @import { History } from "../engine/protocol.d.ts" */
/** @import { Granularity } from "../history/stops.js" */

import { nextStop } from "../history/stops.js";

/** How long one stop is looked at, in milliseconds at 1×. */
export const PACE = Object.freeze({ request: 1400, function: 800, step: 600, line: 600 });
/** A step plays in at most so long, in milliseconds at 1×. */
export const LONGEST = 15_000;
/** Of that, what its first request may take. */
const FIRST = 9000;

/** Milliseconds that a stop lasts in the first request of the range, and in those after it. @typedef {{ until: number, first: number, rest: number }} Plan */

/** @param {History} history @param {{ start: number, end: number }} range @param {Granularity} granularity @returns {Plan} */
export function planOf(history, { start, end }, granularity) {
  const until = history.commands.find((command) => command.end > start)?.end ?? end;
  const ahead = stopsIn(history, start, Math.min(until, end), granularity);
  const behind = stopsIn(history, Math.min(until, end), end, granularity);
  const pace = PACE[granularity];
  if ((ahead + behind) * pace <= LONGEST) return { until, first: pace, rest: pace };
  const first = Math.min(pace, (behind ? FIRST : LONGEST) / Math.max(1, ahead));
  const rest = Math.min(first, (LONGEST - ahead * first) / Math.max(1, behind));
  return { until, first, rest };
}

/** Seconds that the range plays at 1×. @param {History} history @param {{ start: number, end: number }} range @param {Granularity} granularity */
export function secondsOf(history, range, granularity) {
  const { until, first, rest } = planOf(history, range, granularity);
  const edge = Math.min(until, range.end);
  const milliseconds =
    stopsIn(history, range.start, edge, granularity) * first +
    stopsIn(history, edge, range.end, granularity) * rest;
  return milliseconds / 1000;
}

/** @param {History} history @param {number} from @param {number} to @param {Granularity} granularity */
function stopsIn(history, from, to, granularity) {
  let stops = 0;
  for (let at = from; at < to; stops++) at = nextStop(history, at, granularity, { hi: to });
  return stops;
}
