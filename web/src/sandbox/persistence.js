/** Nothing is lost: the sandbox is saved as one goes, comes back after a reload, and leaves the page as text. */

/** @import { Store } from "../shell/store.js" */
/** @import { Autosave } from "./autosave.js" */
/** @import { Sandbox } from "./sandbox.js" */
/** @import { Entry, Work } from "./saved.js" */
/** @import { Appended, History, MachineRequest } from "../engine/protocol.d.ts" */
/** @import { Engine } from "../engine/engine.js" */

import { signal } from "@preact/signals-core";
import { refusalOf } from "../engine/engine.js";
import { t } from "../i18n/language.js";
import { DEFAULT } from "../kernels/index.js";
import { offerSandbox, save, savingRows } from "./export.js";
import { dropSaved, savedSandboxes } from "./saved.js";

export class SandboxKeeper {
  #store;
  #sandbox;
  #autosave;
  /** key of what was said about saving, with its holes @type {import("@preact/signals-core").Signal<[string, Record<string, string | number>]>} */
  #said = signal(["", {}]);
  /** @type {import("@preact/signals-core").Signal<[string, Record<string, string | number>]>} */
  #restored = signal(["", {}]);

  /** @param {Store} store @param {Sandbox} sandbox @param {Autosave} autosave */
  constructor(store, sandbox, autosave) {
    this.#store = store;
    this.#sandbox = sandbox;
    this.#autosave = autosave;
    offerSandbox(store, sandbox);
  }

  get saves() {
    return this.#autosave.list;
  }

  /** For the head of the sandbox. */
  view() {
    const trouble = this.#autosave.trouble.value;
    return {
      trouble: trouble ? t(`save.${trouble}`) : "",
      said: spoken(this.#said.value),
      restored: spoken(this.#restored.value),
      savings: savingRows(),
    };
  }

  /** Something has changed. */
  note() {
    if (this.#sandbox.state.phase === "open") this.#autosave.note(() => this.#sandbox.work);
  }

  flush() {
    this.#autosave.flush();
  }

  /** Another machine is about to be opened: what is there keeps its own entry. */
  begin() {
    this.#autosave.begin();
    this.#restored.value = ["", {}];
  }

  // ------------------------------------------------------------- coming back

  /** What this tab did last, if the address asks for that machine. @param {string} wanted a preset, "own" or "" @param {string} kernel @returns {Promise<boolean>} */
  async comeBack(wanted, kernel) {
    const entry = this.#ofThisTab();
    return entry !== null && fits(entry, wanted, kernel) && (await this.#restore(entry));
  }

  #ofThisTab() {
    try {
      return this.#autosave.ofThisTab();
    } catch (error) {
      const why = /** @type {Error} */ (error).message;
      this.#restored.value = ["save.broken.tab", { why }];
      this.#store.notice.value = t("save.broken.tab", { why });
      return null;
    }
  }

  /** One of those that are listed. @param {string} id @returns {Promise<boolean>} */
  async open(id) {
    this.begin();
    try {
      const entry = this.#autosave.open(id);
      return entry !== null && (await this.#restore(entry));
    } catch {
      this.#autosave.list.value = savedSandboxes();
      return false;
    }
  }

  /** @param {Entry} entry @returns {Promise<boolean>} */
  async #restore(entry) {
    const outcome = await this.#sandbox.restore(entry);
    // what does not run any more stays in its entry: from here on it is another story
    if (outcome === "stopped") this.#autosave.begin();
    if (outcome === "open" && entry.commands.length)
      this.#restored.value = ["save.restored", { count: entry.commands.length }];
    return outcome !== "no";
  }

  /** @param {string} id */
  drop(id) {
    dropSaved(id);
    this.#autosave.list.value = savedSandboxes();
  }

  // ------------------------------------------------------------- out of the page

  /** @param {string} id @param {"copy" | "download"} how */
  async saveAs(id, how) {
    const done = await save(id, how).catch(() => false);
    this.#said.value = [done ? `save.said.${how}` : "save.said.no", {}];
  }

  /** @param {string} name */
  saveHere(name) {
    const { work } = this.#sandbox;
    if (work)
      this.#said.value = [this.#autosave.saveAs(name, work) ? "save.said.here" : "save.memory", { name }];
  }
}

/** @param {[string, Record<string, string | number>]} said */
function spoken([key, values]) {
  return key ? t(key, values) : "";
}

/** @param {Entry} entry @param {string} wanted @param {string} kernel */
function fits({ machine, commands }, wanted, kernel) {
  if (commands.length === 0 || (machine.kernel ?? DEFAULT) !== kernel) return false;
  return "preset" in machine ? machine.preset === wanted : wanted === "own";
}

// ------------------------------------------------------------ coming back

/** So many requests of a saved history go to Python at once. */
const SLICE = 1000;

/** @param {Sandbox} sandbox @param {Engine} engine @param {Work} work @returns {Promise<"open" | "stopped" | "no">} */
export async function restoreWork(sandbox, engine, { machine, commands, cursor }) {
  if (!(await sandbox.open(machine))) return "no";
  const total = commands.length;
  try {
    for (let done = 0; done < total; done = sandbox.history?.commands.length ?? total) {
      sandbox.say({ busy: true, restoring: { done, total } });
      if (!(await runSlice(sandbox, engine, commands.slice(done, done + SLICE)))) return "no";
    }
    return "open";
  } catch (error) {
    const number = (sandbox.history?.commands.length ?? 0) + 1;
    sandbox.note({
      kind: "error",
      text: t("save.stopped", { number, why: refusalOf(error).message }),
      nearest: "",
    });
    return "stopped";
  } finally {
    sandbox.say({ busy: false, restoring: null });
    sandbox.showAt(cursor);
  }
}

/** @param {Sandbox} sandbox @param {Engine} engine @param {string[]} commands @returns {Promise<boolean>} false: another machine was opened meanwhile */
async function runSlice(sandbox, engine, commands) {
  const { timeline } = sandbox;
  const { machine } = sandbox.state;
  if (!timeline || !machine) return false;
  const { answer, error } = await runOrBeginning(engine, timeline.history, commands, machine);
  if (timeline !== sandbox.timeline) return false;
  sandbox.append(answer, true);
  if (error) throw error;
  return true;
}

/** All of them; or, when one does not run, those before it. @param {Engine} engine @param {History} history @param {string[]} commands @param {MachineRequest} machine @returns {Promise<{ answer: Appended, error: unknown }>} */
async function runOrBeginning(engine, history, commands, machine) {
  const keep = history.commands.length;
  try {
    return { answer: await engine.run(history, keep, commands, machine), error: null };
  } catch (error) {
    const good = commands.slice(0, Math.max(0, refusalOf(error).line - 1));
    return { answer: await engine.run(history, keep, good, machine), error };
  }
}
