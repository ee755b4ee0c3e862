/**
 * Practice: what is asked, what the learner does, how it went.
 *
 * Python makes each task from a seed and says what the model did; the page holds that against the learner's own.
 */

/** @import { History, PracticeCase, PracticeDuel, PracticeMenu, PracticeQuestion, PracticeTask, Situation } from "../engine/protocol.d.ts" */
/** @import { Exam, HandMove, PracticeState } from "../state/practice.js" */
/** @import { Store } from "../state/store.js" */
/** @import { Engine } from "./engine.js" */
/** @import { Player } from "./player.js" */
/** @import { PracticeRoute } from "./practice-route.js" */

import { signal } from "@preact/signals-core";
import { language } from "../i18n/language.js";
import { grade } from "../state/grade.js";
import { pageOf } from "../state/hands.js";
import { noPractice } from "../state/practice.js";
import { refusalOf } from "./engine.js";
import { PracticeDesk } from "./practice-desk.js";
import { Duel } from "./practice-duel.js";
import { newSeed } from "./practice-route.js";
import { forgetScores, loadScores, noScores, saveScores, scoreAfter } from "./practice-scores.js";

export class Practice {
  #store;
  #engine;
  #player;
  #turn = 0;
  /** The tasks of an exam by hand. @type {PracticeTask[]} */
  #tasks = [];
  scores = signal(noScores());
  /** @type {import("@preact/signals-core").Signal<PracticeMenu | null>} */
  menu = signal(null);

  /** @param {Store} store @param {Player} player @param {Engine} engine @param {() => boolean} calm */
  constructor(store, player, engine, calm) {
    this.#store = store;
    this.#player = player;
    this.#engine = engine;
    this.desk = new PracticeDesk(player);
    this.duel = new Duel(store, player, engine, calm);
    this.scores.value = loadScores();
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
    const { view, topic, seed, exam } = this.state;
    if (view === "saboteur" || view === "rescuer") return this.#makeDuel(wanted);
    if (view === "questions") return this.#makeQuestion(wanted);
    if (view === "cases") {
      const made = await this.#ask("case", { seed });
      if (wanted()) this.#say({ case: made, phase: "asking" });
      return;
    }
    const task =
      exam && this.#tasks.length
        ? this.#tasks[exam.results.length]
        : await this.#ask("task", { level: topic, seed });
    const history = await this.#play(task);
    if (!wanted()) return;
    this.desk.begin(history, task);
    this.#say({ task, moves: [], phase: "asking" });
  }

  /** @param {() => boolean} wanted */
  async #makeQuestion(wanted) {
    const { topic, seed, difficulty } = this.state;
    const level = difficulty === "auto" ? (this.scores.value.questions[topic]?.level ?? 0) : difficulty;
    /** @type {PracticeQuestion} */
    const question = await this.#ask("question", { topic, seed, level });
    const history = await this.#play(question);
    if (!wanted()) return;
    this.desk.begin(history, question);
    this.#say({ question, phase: "asking" });
  }

  /** @param {() => boolean} wanted */
  async #makeDuel(wanted) {
    const { view, topic, seed } = this.state;
    /** @type {PracticeDuel} */
    const duel = await this.#ask("duel", { kind: view, size: topic, seed });
    const history = await this.#run(duel.machine, duel.setup);
    if (!wanted()) return;
    this.duel.begin(history, duel.machine);
    this.#say({ duel, phase: "asking" });
  }

  /** @param {string} what @param {Record<string, unknown>} payload */
  #ask(what, payload) {
    return this.#engine.ask("practice", { what, lang: spokenHere(), ...payload });
  }

  /** The situation, and what the model does in it. @param {Situation} situation */
  #play({ machine, setup, command }) {
    return this.#run(machine, [...setup, command]);
  }

  /** @param {Situation["machine"]} machine @param {string[]} commands @returns {Promise<History>} */
  async #run(machine, commands) {
    const start = await this.#engine.open(machine);
    if (commands.length === 0) return start;
    const { keep, from, ...rest } = await this.#engine.run(start, 0, commands, machine);
    return { ...start, ...rest };
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
    this.#note("tasks", task.level, found.right ? "right" : "wrong");
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
    const verdict = page === null ? "unsure" : page === question.answer ? "right" : "wrong";
    this.#note("questions", this.state.topic, verdict);
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
    this.#note("tasks", "cases", right ? "right" : "wrong");
    this.#pass(right);
  }

  /** The request that failed, or what came of one of the changes. @param {number} repair -1: none of them */
  async showCase(repair) {
    const found = this.state.case;
    const situation = repair < 0 ? found : found?.repairs[repair];
    if (!situation) return;
    const turn = this.#turn;
    const history = await this.#play(situation);
    if (turn !== this.#turn) return;
    this.desk.begin(history, situation);
    this.watch();
  }

  // ------------------------------------------------------------- on the stage

  /** What the page's own events mean here. @param {string} type @param {any} detail @returns {boolean} whether they mean something */
  hears(type, detail) {
    const { phase, question, task } = this.state;
    if (type === "bs-commit" && question) this.commit(detail.page);
    else if (type === "bs-answer" && question) this.commit(detail.choice < 0 ? null : detail.choice);
    else if (type === "bs-watch" && question) this.watch();
    else if (type === "bs-pick" && phase === "asking") this.#picked(detail.page);
    else if (type === "bs-block" && task && phase === "asking") this.#touched(detail);
    else if (type === "bs-block" && this.state.duel) this.#giveBack(detail);
    else return false;
    return true;
  }

  /** An answer, a list for the piece in hand, or a bit to flip. @param {number | number[]} pick */
  #picked(pick) {
    const { task, putting, flipping } = this.state;
    if (!task) return this.pick(pick);
    if (putting && typeof pick === "number") return this.#putOn(pick);
    const bit = Array.isArray(pick) ? pick.at(-1) : undefined;
    const [order = 0, at = 0] = (this.desk.bitOptions[bit ?? -1] ?? "").split(":").map(Number);
    if (flipping && bit !== undefined) this.move({ kind: "flip", zone: 0, order, at });
  }

  /** @param {number} order of the list */
  #putOn(order) {
    const { moves, putting } = this.state;
    const hand = this.desk.handAfter(moves);
    const there = this.desk.frame?.machine.max_order ?? 0;
    if (hand && putting && order < there)
      this.move({ kind: "put", zone: 0, order, at: pageOf(hand, putting) });
  }

  /** A block in the picture: a free one is taken, one that is in hand goes back. @param {{ page: number, order: number, kind: string }} block */
  #touched({ page, order, kind }) {
    const { task, moves } = this.state;
    if (task?.hands !== "blocks") return;
    const hand = this.desk.handAfter(moves);
    if (kind === "free" && (this.desk.freeing ? hand?.order === order : !hand))
      this.move({ kind: "take", zone: 0, order, at: page });
    else if (hand && kind === "allocated" && page >= hand.page && page < hand.page + 2 ** hand.order)
      this.put(this.desk.freeing ? "whole" : hand.order === 0 ? "" : page === hand.page ? "lower" : "upper");
  }

  /** @param {{ name: string, kind: string }} block */
  #giveBack({ name, kind }) {
    if (kind === "allocated" && name) void this.duel.act(`__free_pages ${name}`);
  }

  // ------------------------------------------------------------- how it went

  forget() {
    forgetScores();
    this.scores.value = noScores();
  }

  /** Progress was brought in from elsewhere, or everything was forgotten. */
  reload() {
    this.scores.value = loadScores();
  }

  /** @param {"tasks" | "questions"} kind @param {string} name @param {"right" | "wrong" | "unsure"} verdict */
  #note(kind, name, verdict) {
    const { [kind]: before } = this.scores.value;
    this.#keep({ [kind]: { ...before, [name]: scoreAfter(before[name], verdict) } });
  }

  /** @param {boolean} right */
  #pass(right) {
    const { exam } = this.state;
    if (!exam) return;
    const results = [...exam.results, right];
    this.#say({ exam: { ...exam, results } });
    const best = this.scores.value.exams[exam.key] ?? 0;
    const now = results.filter(Boolean).length;
    if (now > best) this.#keep({ exams: { ...this.scores.value.exams, [exam.key]: now } });
  }

  /** The cursor has moved: is the challenge met? */
  follow() {
    const { duel } = this.state;
    const result = duel ? this.duel.resultOf(duel) : null;
    if (!duel || result === null) return;
    const key = `${duel.kind}/${duel.size}${duel.kind === "rescuer" ? `/${duel.seed}` : ""}`;
    const best = this.scores.value.duels[key] ?? Number.POSITIVE_INFINITY;
    if (result < best) this.#keep({ duels: { ...this.scores.value.duels, [key]: result } });
  }

  /** @param {Partial<import("./practice-scores.js").Scores>} changes */
  #keep(changes) {
    this.scores.value = { ...this.scores.value, ...changes };
    saveScores(this.scores.value);
  }
}

/** Python knows the languages of its own texts; test languages are made of English. */
function spokenHere() {
  return language.value.tag === "es" ? "es" : "en";
}
