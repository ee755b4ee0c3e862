/** A saved sandbox comes back by being run again. What does not run any more is told, and what came before it stays. */

/** @import { Appended, History, MachineRequest } from "../engine/protocol.d.ts" */
/** @import { Engine } from "../engine/engine.js" */
/** @import { Sandbox } from "./sandbox.js" */
/** @import { Work } from "./saved.js" */

import { refusalOf } from "../engine/engine.js";
import { t } from "../i18n/language.js";

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
