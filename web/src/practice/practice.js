/**
 * Practice: what is asked, what the learner does, how it went.
 *
 * Python makes each task from a seed and says what the model did; the page holds that against the learner's own.
 */

/** @import { History, PracticeMenu, PracticeTask, Situation } from "../engine/protocol.d.ts" */
/** @import { Exam, HandMove, PracticeState } from "./state.js" */
/** @import { Store } from "../shell/store.js" */
/** @import { Engine } from "../engine/engine.js" */
/** @import { Player } from "../player/player.js" */
/** @import { PracticeRoute } from "./routes.js" */

import { signal } from "@preact/signals-core";
import { refusalOf } from "../engine/engine.js";
import { language } from "../i18n/language.js";
import { verdictOf } from "../lesson/verdict.js";
import { PracticeDesk } from "./board.js";
import { Duel } from "./duel.js";
import { grade } from "./grade.js";
import { touched } from "./page-events.js";
import { newSeed } from "./routes.js";
import { Scorebook } from "./scorebook.js";
import { noPractice } from "./state.js";

export class Practice {
  #store;
  #engine;
  #player;
  #turn = 0;
  /** The tasks of an exam by hand. @type {PracticeTask[]} */
  #tasks = [];
  #book = new Scorebook();
  scores = this.#book.scores;
  /** @type {import("@preact/signals-core").Signal<PracticeMenu | null>} */
  menu = signal(null);

  /** @param {Store} store @param {Player} player @param {Engine} engine @param {() => boolean} calm */
  constructor(store, player, engine, calm) {
    this.#store = store;
    this.#player = player;
    this.#engine = engine;
    this.desk = new PracticeDesk(player);
    this.duel = new Duel(store, player, engine, calm);
  }

  /** @returns {PracticeState} */
  get state() {
    return this.#store.practice.value;
  }

  /** @param {Partial<PracticeState>} changes */
  #say(changes) {
    this.#store.practice.value = { ...this.state, ...changes };
  }

  // ------------------------------------------------------------- what to practise

  /** @param {PracticeRoute} route */
  async open({ view, topic, seed }) {
    const { difficulty } = this.state;
    this.#begin({ view, topic, seed: seed || newSeed(), difficulty });
    if (!this.#engine.isReady) return;
    await this.#learnMenu();
    if (this.state.view === view && view !== "home") await this.#make();
  }

  /** An exam of a lesson; the one that is under way goes on. @param {Omit<Exam, "results" | "seed">} exam @param {boolean} ready Python is there */
  async sit(exam, ready) {
    if (this.state.exam?.key === exam.key && this.state.phase !== "waiting") return this.#showAgain();
    const seed = newSeed();
    this.#begin({ view: exam.kind, seed, exam: { ...exam, results: [], seed } });
    if (ready) await this.#examine();
  }

  /** Once more, with new data. */
  async sitAgain() {
    const { exam } = this.state;
    if (!exam) return;
    const seed = newSeed();
    this.#begin({ view: exam.kind, seed, exam: { ...exam, results: [], seed } });
    await this.#examine();
  }

  /** Nothing of practice is on the page any more. */
  leave() {
    this.#turn++;
    this.duel.close();
    this.#store.practice.value = noPractice();
  }

  /** @param {Partial<PracticeState>} state */
  #begin(state) {
    this.#turn++;
    this.duel.close();
    this.#player.hide();
    this.#store.practice.value = { ...noPractice(), ...state };
  }

  /** Back from another step of the lesson. */
  #showAgain() {
    if (this.state.case) return this.#player.hide();
    return this.desk.showAgain();
  }

  async #learnMenu() {
    if (this.menu.value) return;
    try {
      this.menu.value = await this.#engine.ask("practice", { what: "menu" });
    } catch (error) {
      this.#say({ phase: "refused", refusal: refusalOf(error).message });
    }
  }

  async #examine() {
    const { exam } = this.state;
    if (exam?.kind === "allocator") {
      const turn = this.#turn;
      const made = await this.#engine.ask("practice", {
        what: "exam",
        operations: exam.count,
        seed: exam.seed,
      });
      if (turn !== this.#turn) return;
      this.#tasks = made.tasks;
    }
    await this.#make();
  }

  /** The next one; in an exam, until all are done. */
  async next() {
    const { exam, view, topic, difficulty, seed } = this.state;
    if (exam && exam.results.length >= exam.count) return;
    const kept = { view, topic, difficulty, exam, seed: exam ? seed + 1 : newSeed() };
    this.#begin(kept);
    await this.#make();
  }

  /** @param {PracticeState["difficulty"]} difficulty */
  async setDifficulty(difficulty) {
    this.#say({ difficulty });
    if (!this.state.committed) await this.#make();
  }

  // ------------------------------------------------------------- made by Python

  async #make() {
    const turn = ++this.#turn;
    this.#say({ phase: "making", refusal: "" });
    try {
      await this.#made(() => turn === this.#turn);
    } catch (error) {
      if (turn === this.#turn) this.#say({ phase: "refused", refusal: refusalOf(error).message });
    }
  }

  /** @param {() => boolean} wanted still */
  async #made(wanted) {
    const { exam } = this.state;
    const given = exam ? this.#tasks[exam.results.length] : undefined;
    const { history, ...made } = await make(this.#engine, this.state, this.#level, given);
    if (!wanted()) return;
    const situation = made.task ?? made.question;
    if (history && made.duel) this.duel.begin(history, made.duel.machine);
    else if (history && situation) this.desk.begin(history, situation);
    this.#say({ ...made, phase: "asking" });
  }

  /** Of the next question. */
  get #level() {
    const { topic, difficulty } = this.state;
    return difficulty === "auto" ? (this.scores.value.questions[topic]?.level ?? 0) : difficulty;
  }

  // ------------------------------------------------------------- by hand

  /** @param {HandMove} move */
  move(move) {
    if (this.state.phase !== "asking" || !this.state.task) return;
    this.#have([...this.state.moves, move]);
  }

  undo() {
    if (this.state.phase === "asking") this.#have(this.state.moves.slice(0, -1));
  }

  startOver() {
    if (this.state.phase === "asking") this.#have([]);
  }

  /** @param {HandMove[]} moves */
  #have(moves) {
    this.#say({ moves, putting: "", flipping: false });
    this.desk.show(moves);
  }

  /** A half is to go back: on which list? @param {PracticeState["putting"]} putting */
  put(putting) {
    this.#say({ putting, flipping: false });
  }

  /** @param {boolean} flipping */
  flip(flipping) {
    this.#say({ flipping, putting: "" });
  }

  /** That is all: hold it against the model. */
  handIn() {
    const { task, moves, phase } = this.state;
    if (!task || phase !== "asking") return;
    const found = grade(moves, task.moves);
    const verdict = { ...found, sentence: found.expected ? this.desk.sentenceOf(found.expected.cursor) : "" };
    this.#say({ verdict, phase: "told", putting: "", flipping: false });
    this.#book.note("tasks", task.level, found.right ? "right" : "wrong");
    this.#pass(found.right);
    this.desk.showModel(found.expected?.cursor ?? 0);
  }

  // ------------------------------------------------------------- questions and cases

  /** The answer so far. @param {number | number[]} pick */
  pick(pick) {
    if (this.state.phase === "asking" && this.state.question) this.#say({ pick });
  }

  /** Null: not sure yet. @param {number | number[] | null} page */
  commit(page) {
    const { question, phase } = this.state;
    if (!question || phase !== "asking") return;
    this.#say({ committed: { page }, phase: "told" });
    const verdict = verdictOf(page, question.answer);
    this.#book.note("questions", this.state.topic, verdict);
    this.desk.showModel(0);
  }

  watch() {
    this.desk.showModel(0);
    this.#player.play();
  }

  /** @param {{ cause: number, repair: number }} chosen */
  judge(chosen) {
    const found = this.state.case;
    if (!found || this.state.phase !== "asking") return;
    this.#say({ chosen, phase: "told" });
    const right = chosen.cause === found.cause && found.repairs[chosen.repair]?.works === true;
    this.#book.note("tasks", "cases", right ? "right" : "wrong");
    this.#pass(right);
  }

  /** The request that failed, or what came of one of the changes. @param {number} repair -1: none of them */
  async showCase(repair) {
    const found = this.state.case;
    const situation = repair < 0 ? found : found?.repairs[repair];
    if (!situation) return;
    const turn = this.#turn;
    const history = await play(this.#engine, situation);
    if (turn !== this.#turn) return;
    this.desk.begin(history, situation);
    this.watch();
  }

  // ------------------------------------------------------------- on the stage

  /** What the page's own events mean here. @param {string} type @param {any} detail @returns {boolean} whether they mean something */
  hears(type, detail) {
    return touched(this, type, detail);
  }

  // ------------------------------------------------------------- how it went

  forget() {
    this.#book.forget();
  }

  /** Progress was brought in from elsewhere, or everything was forgotten. */
  reload() {
    this.#book.reload();
  }

  /** @param {boolean} right */
  #pass(right) {
    const { exam } = this.state;
    if (!exam) return;
    const results = [...exam.results, right];
    this.#say({ exam: { ...exam, results } });
    this.#book.noteExam(exam.key, results.filter(Boolean).length);
  }

  /** The cursor has moved: is the challenge met? */
  follow() {
    const { duel } = this.state;
    const result = duel ? this.duel.resultOf(duel) : null;
    if (duel && result !== null) this.#book.noteDuel(duel, result);
  }
}

// ------------------------------------------------------------ Situations to practise in: Python makes them, and runs the model in them

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
