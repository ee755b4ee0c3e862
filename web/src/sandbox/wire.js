/**
 * The joint of the sandbox: its components, what they are given, and what their events do. main.js loads it when a
 * lesson stands, or when the sandbox is asked for.
 */

/** @import { Engine } from "../engine/engine.js" */
/** @import { History, MachineRequest } from "../engine/protocol.d.ts" */
/** @import { Player } from "../player/player.js" */
/** @import { Store } from "../shell/store.js" */

import "../i18n/all-words.js";
import { effect, untracked } from "@preact/signals-core";
import { DEFAULT } from "../kernels/index.js";
import { sandboxRouteTo } from "../shell/routes.js";
import { SandboxDesk } from "./actions.js";
import { Autosave } from "./autosave.js";
import { Comparison } from "./compare/comparison.js";
import { compareView } from "./compare/props.js";
import { requestFor } from "./machines/titles.js";
import { SandboxKeeper } from "./persistence.js";
import {
  askView,
  consoleView,
  machinesView,
  requestsView,
  sandboxView,
  timeView,
  workloadView,
} from "./props.js";
import { Sandbox } from "./sandbox.js";
import { Workloads } from "./workload.js";
import "./bs-ask.js";
import "./compare/bs-compare.js";
import "./console/bs-console.js";
import "./machines/bs-machines.js";
import "./bs-requests.js";
import "./bs-sandbox.js";
import "./bs-time.js";
import "./bs-workload.js";

/**
 * @typedef {object} Page what main.js shares
 * @property {Store} store
 * @property {Player} player
 * @property {Engine} engine
 * @property {() => boolean} wantsCalm
 * @property {(name: string, view: () => object) => void} feed
 * @property {(type: string, act: (detail: any) => void) => void} on
 *
 * @typedef {object} SandboxJoint
 * @property {(wanted: string, kernel: string) => Promise<void>} open a preset's name, or ""
 * @property {(command: string) => void} run
 * @property {Sandbox} sandbox
 * @property {(machine: MachineRequest, history: History) => Promise<void>} adopt a history that a link brought
 */

/** @param {Page} page @returns {SandboxJoint} */
export function joinSandbox({ store, player, engine, wantsCalm, feed, on }) {
  const sandbox = new Sandbox(store, player, engine, wantsCalm);
  const workloads = new Workloads(sandbox, engine, () => player.cursor);
  const desk = new SandboxDesk(store, player, sandbox, engine);
  const comparison = new Comparison(sandbox, engine);
  const keeper = new SandboxKeeper(store, sandbox, new Autosave());
  const isOpen = () => store.place.value === "sandbox";

  feed("bs-sandbox", () => ({
    ...sandboxView(store),
    ...keeper.view(),
    compared: comparison.state.value.phase !== "closed",
  }));
  feed("bs-machines", () => machinesView(store, keeper.saves.value));
  feed("bs-compare", () => compareView(store, comparison));
  feed("bs-ask", () => askView(store));
  feed("bs-requests", () => requestsView(store));
  feed("bs-workload", () => workloadView(store, sandbox));
  feed("bs-time", () => timeView(store, desk.found.value));
  feed("bs-console", () => consoleView(store, desk.completions.value));

  effect(() => {
    const { busy, work } = store.sandbox.value;
    if (store.moment.value && isOpen() && !busy && !work) untracked(() => keeper.note());
    if (store.moment.value && comparison.isOpen && !busy && !work) untracked(() => void comparison.follow());
  });

  on("bs-undo", () => isOpen() && sandbox.undo());
  on("bs-reset", () => isOpen() && sandbox.reset());
  on("bs-redo", () => sandbox.redo());
  on("bs-fork", ({ id }) => sandbox.goBack(id));
  on("bs-request", ({ number }) => sandbox.goTo(number));
  on("bs-block", (block) => isOpen() && desk.open(block));
  on("bs-machines", () => sandbox.choose());
  on("bs-kernel", ({ kernel }) => void lookAt(kernel));
  on("bs-keep-machine", () => sandbox.keepMachine());
  on("bs-machine", ({ machine }) => void openMachine(machine));
  on("bs-script", ({ text }) => desk.type(text));
  on("bs-python", ({ code }) => void desk.python(code));
  on("bs-workload", (work) => void workloads.run(work));
  on("bs-workload-stop", () => workloads.stop());
  on("bs-until", ({ condition, way }) => desk.runUntil(condition, way));
  on("bs-complete", ({ text }) => void desk.complete(text));
  on("bs-python-stop", () => desk.stopPython());
  on("bs-duplicate", () => comparison.choose());
  on("bs-compare", ({ act }) => comparison.act(act));
  on("bs-compare-kernel", ({ kernel }) => void comparison.lookAt(kernel));
  on("bs-compare-with", ({ machine, title }) => void comparison.open(machine, title));
  on("bs-compare-depth", ({ depth }) => comparison.look(depth));
  on("bs-save-as", ({ id, how }) => void keeper.saveAs(id, how));
  on("bs-save-here", ({ name }) => keeper.saveHere(name));
  on("bs-saved", ({ id }) => void openSaved(id));
  on("bs-saved-drop", ({ id }) => keeper.drop(id));
  addEventListener("pagehide", () => keeper.flush());
  // a tab that is hidden may be ended, and hears nothing of it
  document.addEventListener("visibilitychange", () => document.hidden && keeper.flush());

  /** @param {string} wanted a preset, "own" or "" @param {string} kernel */
  async function open(wanted, kernel) {
    const { machine } = store.sandbox.value;
    const isOther =
      (machine?.kernel ?? DEFAULT) !== kernel ||
      !(machine && "preset" in machine && machine.preset === wanted);
    const other = wanted && wanted !== "own" && isOther;
    if (other || (kernel !== DEFAULT && !wanted)) {
      sandbox.choose();
      sandbox.lookAt(kernel);
    } else sandbox.show();
    if (!engine.isReady) return;
    await sandbox.learnPresets();
    if (!isOpen()) return;
    const cameBack = sandbox.timeline === null && (await keeper.comeBack(wanted, kernel));
    if (!other || cameBack || !isOpen()) return;
    comparison.close();
    if (await sandbox.open(requestFor(kernel, wanted))) await workloads.learn();
  }

  /** The machines of another kernel; the one that is open stays until one is chosen. @param {string} kernel */
  async function lookAt(kernel) {
    sandbox.lookAt(kernel);
    history.replaceState(null, "", sandboxRouteTo("", kernel));
    await sandbox.learnPresets();
  }

  /** @param {import("../engine/protocol.d.ts").MachineRequest} machine */
  async function openMachine(machine) {
    keeper.begin();
    comparison.close();
    if (!(await sandbox.open(machine))) return;
    nameMachine();
    await workloads.learn();
  }

  /** @param {string} id of a saved one */
  async function openSaved(id) {
    comparison.close();
    if (!(await keeper.open(id))) return;
    nameMachine();
    await workloads.learn();
  }

  /** @param {MachineRequest} machine @param {History} history */
  async function adopt(machine, history) {
    sandbox.lookAt(machine.kernel ?? DEFAULT);
    await sandbox.learnPresets();
    keeper.begin();
    comparison.close();
    store.place.value = "sandbox";
    sandbox.adopt(machine, history);
    await workloads.learn();
  }

  /** The address says which machine is open. */
  function nameMachine() {
    const { machine } = store.sandbox.value;
    history.replaceState(
      null,
      "",
      sandboxRouteTo(machine && "preset" in machine ? machine.preset : "own", machine?.kernel),
    );
    /** @type {any} */ (document.querySelector("bs-sandbox")).focusTitle();
  }

  return { open, run: (command) => void sandbox.run([command]), sandbox, adopt };
}
