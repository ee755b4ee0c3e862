/** What the comparison shows: the second machine after as many requests as the first, and where the two part. */

/** @import { History } from "../../engine/protocol.d.ts" */
/** @import { Store } from "../../shell/store.js" */
/** @import { Comparison } from "./comparison.js" */

import { cursorAfter, requestsDone } from "../../history/ranges.js";
import { Timeline } from "../../history/timeline.js";
import { language } from "../../i18n/language.js";
import { DEFAULT, kernelOf } from "../../kernels/index.js";
import { kernelTitle } from "../../kernels/titles.js";
import { machineTitle, titledPresets } from "../machines/titles.js";
import { NONE } from "./comparison.js";
import { courseOf, reasonFor } from "./differences.js";
import { tallyAt } from "./tally.js";
import { kernelsWords, partingWords, resultWords } from "./words.js";

const MOST_ROWS = 200;

/** A cursor of its own over the first machine's history: the stage's stays where it is. @type {WeakMap<History, Timeline>} */
const scouts = new WeakMap();

/** @param {Store} store @param {Comparison} comparison */
export function compareView(store, comparison) {
  const state = comparison.state.value;
  const { sandbox, moment, place } = store;
  const { kernel, presets, machine, title, phase: opened } = sandbox.value;
  const shown = place.value === "sandbox" && opened === "open" && moment.value !== null;
  if (!shown || state.phase === "closed") return { phase: "closed" };
  const { phase, error, depth, tried, kernel: wanted } = state;
  const settings = {
    phase,
    error,
    depth,
    tried,
    presets: titledPresets(wanted ? state.presets : presets, wanted || kernel) ?? [],
    current: customOf(machine, presets),
    kernel,
    wanted: wanted || kernel,
  };
  const { other } = comparison;
  if (!other || phase !== "open" || !moment.value) return settings;
  return {
    ...settings,
    ...sideBySide(moment.value, other, state),
    titles: titles(kernel, machineTitle(machine, title), state),
  };
}

/** @param {import("../../shell/store.js").Moment} moment @param {NonNullable<Comparison["other"]>} other @param {import("./comparison.js").ComparisonState} state */
function sideBySide({ history, cursor }, other, { done, found }) {
  const at = requestsDone(history, cursor);
  const right = other.timeline.history;
  const first = found.find(({ number }) => number === at) ?? found[0];
  const parting = first ? partingAt(history, other, first.number) : "";
  const frame = other.timeline.seek(cursorAfter(right, at));
  return {
    history: right,
    frame,
    cursor: frame.cursor,
    overrides: right.machine.overrides,
    at,
    total: history.commands.length,
    done,
    tallies: [tallyAt(history, cursor), tallyAt(right, frame.cursor)],
    rows: found.map((one) => rowOf(history, other, one)),
    cut: found.length >= MOST_ROWS,
    parting,
  };
}

/** The sentence does not change while the cursor moves. @type {{ left: History, right: History, number: number, spoken: unknown, text: string } | null} */
let last = null;

/** @param {History} left @param {NonNullable<Comparison["other"]>} other @param {number} number */
function partingAt(left, other, number) {
  const right = other.timeline.history;
  const spoken = language.value;
  if (last?.left !== left || last.right !== right || last.number !== number || last.spoken !== spoken)
    last = { left, right, number, spoken, text: partingText(left, other, number) };
  return last.text;
}

/** @param {History} left @param {NonNullable<Comparison["other"]>} other @param {number} number */
function partingText(left, other, number) {
  const scout = scouts.get(left) ?? new Timeline(left);
  scouts.set(left, scout);
  const one = courseOf({ timeline: scout, refused: NONE }, number - 1);
  const two = courseOf(other, number - 1);
  const right = other.timeline.history;
  if (kernelOf(left) !== kernelOf(right) && !two.refused && !one.bug && !two.bug)
    return kernelsWords(number, [
      [left, one],
      [right, two],
    ]);
  return partingWords(number, one, two, reasonFor(one, two));
}

/** @param {History} left @param {NonNullable<Comparison["other"]>} other @param {import("./differences.js").Difference} difference */
function rowOf(left, { timeline, refused }, { number, text }) {
  const one = left.commands[number - 1];
  const two = timeline.history.commands[number - 1];
  return {
    number,
    text,
    left: one ? resultWords({ ...one, refused: "" }) : "",
    right: two ? resultWords({ ...two, refused: refused.get(number - 1) ?? "" }) : "",
  };
}

/** The open machine as the editor has it. @param {Store["sandbox"]["value"]["machine"]} machine @param {Store["sandbox"]["value"]["presets"]} presets */
export function customOf(machine, presets) {
  if (!machine) return null;
  if ("custom" in machine) return machine.custom;
  return presets?.find(({ name }) => name === machine.preset)?.custom ?? null;
}

/** With the kernels' names, where the two machines have different ones. @param {string} left kernel @param {string} title @param {import("./comparison.js").ComparisonState} state */
function titles(left, title, { machine, title: other }) {
  const right = machine?.kernel ?? DEFAULT;
  return left === right
    ? [title, other]
    : [`${kernelTitle(left)} · ${title}`, `${kernelTitle(right)} · ${other}`];
}
