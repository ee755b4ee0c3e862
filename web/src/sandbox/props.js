/** What each component of the sandbox is given. Nothing is kept here. */

/** @import { Moment, Store } from "../shell/store.js" */
/** @import { Sandbox } from "./sandbox.js" */

import { percent } from "../engine/status-words.js";
import { commandIndexAt } from "../history/commands.js";
import { number, t, tryWords } from "../i18n/language.js";
import { rangeOf, sizedBlock } from "../kernels/described/block-range.js";
import { kernelOf } from "../kernels/index.js";
import { requestsOf } from "../kernels/requests.js";
import { conditionsFor } from "../kernels/run-until.js";
import { nextNameIn } from "../lesson/block-names.js";
import { heldBlocks } from "../shell/props.js";
import { routeTo } from "../shell/routes.js";
import { customOf } from "./compare/props.js";
import { answerOf, consoleLines, gaveNothing } from "./console/console.js";
import { machineTitle, titledPresets } from "./machines/titles.js";

/** So many requests are listed around the cursor. */
const AROUND = 60;

/** The moment, if it is the sandbox's. @param {Store} store @returns {Moment | null} */
function momentOf({ place, moment, sandbox }) {
  return place.value === "sandbox" && sandbox.value.phase === "open" ? moment.value : null;
}

/** @param {Store} store */
export function sandboxView(store) {
  const { phase, machine: wanted, title, redo, busy, work, restoring } = store.sandbox.value;
  const moment = momentOf(store);
  const machine = moment?.history.machine;
  const requests = moment?.history.commands.length ?? 0;
  const lesson = store.lesson.value;
  return {
    phase,
    title: machineTitle(wanted, title),
    facts: machine ? factsOf(machine) : "",
    overrides: machine?.overrides ?? [],
    figures: moment ? (kernelOf(moment.history).figures?.(moment.history, moment.frame) ?? []) : [],
    requests,
    redo,
    busy: busy || work !== null,
    restoring: restoring ? t("save.restoring", restoring) : "",
    fresh: requests === 0,
    back: lesson ? routeTo(lesson.id, lesson.steps[store.step.value]?.id) : "#/",
    hidden: store.place.value !== "sandbox",
  };
}

/** @param {import("../engine/protocol.d.ts").MachineInfo} machine */
function factsOf(machine) {
  const { machineInWords } = kernelOf({ machine });
  if (machineInWords) return machineInWords(machine);
  const { zones } = machine;
  const nodes = new Set(zones.map(({ node }) => node)).size;
  const sizes = zones.map(({ name, size }) => `${name} ${number(size)}`).join(", ");
  return t("sandbox.facts", { nodes, sizes });
}

/** @param {Store} store @param {import("./saved.js").SavedSandbox[]} saves */
export function machinesView({ place, sandbox, engine }, saves) {
  const { phase, kernel, presets, machine, refusal } = sandbox.value;
  return {
    kernel,
    presets: titledPresets(presets, kernel),
    waiting: waitingFor(engine.value, presets !== null),
    failed: engine.value.phase === "failed",
    opening: phase === "opening",
    refusal,
    open: machine !== null,
    current: customOf(machine, presets),
    saves,
    hidden: place.value !== "sandbox" || phase === "open",
  };
}

/** @param {import("../shell/store.js").EngineState} engine @param {boolean} known */
function waitingFor(engine, known) {
  if (engine.phase === "failed") return t("sandbox.failed");
  if (engine.phase === "ready") return known ? "" : t("sandbox.listing");
  return t("sandbox.loading", { percent: percent(engine) });
}

/** @param {Store} store */
export function askView(store) {
  const moment = momentOf(store);
  if (!moment) return { hidden: true };
  const { notes, busy, work } = store.sandbox.value;
  const last = notes.at(-1);
  const said = last?.kind === "error" && last.after === moment.history.commands.length ? last : null;
  const around = surroundings(moment);
  return {
    ...around,
    machine: moment.frame.machine,
    held: heldBlocks(moment.frame).map((block) => ({ ...block, words: sizeOf(moment.frame, block) })),
    circumstances: around.requests.table.circumstances?.(moment.frame) ?? [],
    waiting: waitingToAct(store),
    busy: busy || work !== null,
    past: moment.cursor < moment.limit && moment.by !== "play",
    error: said?.text ?? "",
    nearest: said?.nearest ?? "",
    hidden: false,
  };
}

/** "64K at 128K", where blocks are not counted in pages. @param {Moment["frame"]} frame @param {{ page: number, order: number }} block */
function sizeOf(frame, { page, order }) {
  return sizedBlock(frame, page, order) ? rangeOf(frame, page, order) : undefined;
}

/** What a request can name. @param {Moment} moment */
function surroundings({ frame, history }) {
  const { zones, max_order } = frame.machine;
  return {
    orders: max_order,
    nodes: [...new Set(zones.map(({ node }) => node))],
    zones: [...new Set(zones.map(({ name }) => name))],
    next: nextNameIn(history),
    requests: requestsOf(history),
  };
}

/** @param {Store} store */
function waitingToAct({ engine, sandbox }) {
  const { phase, lost } = engine.value;
  const { work } = sandbox.value;
  if (work) return t("sandbox.waiting.work", { name: workloadTitle(work.name) });
  if (phase === "ready") return "";
  if (phase === "failed") return t(lost ? "sandbox.waiting.lost" : "sandbox.waiting.failed");
  return t("sandbox.waiting.loading", { percent: percent(engine.value) });
}

/** @param {string} name */
function workloadTitle(name) {
  return tryWords(`workload.${name}`) ?? name;
}

/** @param {Store} store */
export function requestsView(store) {
  const moment = momentOf(store);
  if (!moment) return { hidden: true };
  const { commands } = moment.history;
  const requests = requestsOf(moment.history);
  const at = moment.cursor === 0 ? 0 : commandIndexAt(moment.history, moment.cursor) + 1;
  const first = Math.max(0, Math.min(at - AROUND / 2, commands.length - AROUND));
  const rows = commands.slice(first, first + AROUND).map((command, i) => ({
    number: first + i + 1,
    text: command.text,
    gave: answerOf(command, requests, moment.history.machine),
    bad: command.bug !== null || gaveNothing(command, requests),
  }));
  const { forks, busy, work } = store.sandbox.value;
  return { rows, first, at, total: commands.length, forks, busy: busy || work !== null, hidden: false };
}

/** @param {Store} store @param {{ text: string, options: string[] }} completions */
export function consoleView(store, completions) {
  const moment = momentOf(store);
  if (!moment) return { hidden: true };
  const { notes, busy, python } = store.sandbox.value;
  const { history, frame } = moment;
  const held = heldBlocks(frame);
  const around = surroundings(moment);
  return {
    lines: consoleLines(history, notes),
    typed: history.commands.slice(-200).map(({ text }) => text),
    python,
    around: {
      ...around,
      held: held.map(({ name }) => name),
      pages: held.slice(0, 50).map(({ page }) => page),
    },
    waiting: waitingToAct(store),
    busy,
    completions,
    hidden: false,
  };
}

/** @param {Store} store @param {Sandbox} sandbox */
export function workloadView(store, sandbox) {
  const moment = momentOf(store);
  if (!moment) return { hidden: true };
  const { workloads, work, busy } = store.sandbox.value;
  const runs = kernelOf(moment.history).workloads;
  const offered = workloads?.filter(({ name }) => !runs || runs.includes(name)) ?? null;
  return { workloads: offered, work, busy: busy || !sandbox.ready, hidden: false };
}

/** @param {Store} store @param {string} said */
export function timeView(store, said) {
  const moment = momentOf(store);
  if (!moment) return { hidden: true };
  const { machine, functions } = moment.history;
  const several = new Set(machine.zones.map(({ node }) => node)).size > 1;
  return {
    zones: machine.zones.map(({ name, node }) => (several ? t("time.zone", { name, node }) : name)),
    functions: [...new Set(functions.map(({ name }) => name))].sort(),
    orders: machine.max_order,
    conditions: conditionsFor(machine.kernel),
    cursor: moment.cursor,
    limit: moment.limit,
    loop: store.loop.value,
    said,
    hidden: false,
  };
}
