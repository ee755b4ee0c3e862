/** Situations to practise in: Python makes them, and runs the model in them. */

/** @import { History, PracticeTask, Situation } from "../engine/protocol.d.ts" */
/** @import { PracticeState } from "./state.js" */
/** @import { Engine } from "../engine/engine.js" */

import { language } from "../i18n/language.js";

/** @typedef {Partial<PracticeState> & { history?: History }} Made */

/**
 * What is practised next, and the model's run in it where there is something to look at.
 *
 * @param {Engine} engine @param {PracticeState} state @param {number} level of a question @param {PracticeTask} [given] instead of a new task
 * @returns {Promise<Made>}
 */
export async function make(engine, { view, topic, seed }, level, given) {
  if (view === "saboteur" || view === "rescuer") {
    const duel = await ask(engine, "duel", { kind: view, size: topic, seed });
    return { duel, history: await runIn(engine, duel.machine, duel.setup) };
  }
  if (view === "questions") {
    const question = await ask(engine, "question", { topic, seed, level });
    return { question, history: await play(engine, question) };
  }
  if (view === "cases") return { case: await ask(engine, "case", { seed }) };
  const task = given ?? (await ask(engine, "task", { level: topic, seed }));
  return { task, moves: [], history: await play(engine, task) };
}

/** @param {Engine} engine @param {string} what @param {Record<string, unknown>} payload */
function ask(engine, what, payload) {
  return engine.ask("practice", { what, lang: spokenHere(), ...payload });
}

/** The situation, and what the model does in it. @param {Engine} engine @param {Situation} situation */
export function play(engine, { machine, setup, command }) {
  return runIn(engine, machine, [...setup, command]);
}

/** @param {Engine} engine @param {Situation["machine"]} machine @param {string[]} commands @returns {Promise<History>} */
async function runIn(engine, machine, commands) {
  const start = await engine.open(machine);
  if (commands.length === 0) return start;
  const { keep, from, ...rest } = await engine.run(start, 0, commands, machine);
  return { ...start, ...rest };
}

/** Python knows the languages of its own texts; test languages are made of English. */
function spokenHere() {
  return language.value.tag === "es" ? "es" : "en";
}
