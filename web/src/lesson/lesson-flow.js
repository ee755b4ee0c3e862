/** A lesson, step by step: where it stands, what was predicted, what comes next. */

/** @import { Lesson, Predict, PredictKind } from "../engine/protocol.d.ts" */
/** @import { Store } from "../shell/store.js" */
/** @import { AnswerSource } from "./answer-source.js" */
/** @import { Bench } from "./attempt.js" */
/** @import { Player } from "../player/player.js" */
/** @import { Progress } from "./progress.js" */

import { batch } from "@preact/signals-core";
import { keptCommands } from "../history/fork.js";
import { isGated, reach, stepRange } from "../history/ranges.js";
import { nextStop, previousStop } from "../history/stops.js";
import { Timeline } from "../history/timeline.js";
import { t } from "../i18n/language.js";
import { judging } from "../kernels/judging.js";
import { isPackaged } from "../shell/packaged.js";
import { keptAnswers } from "./answer-source.js";
import { noProgress } from "./progress.js";
import { predictVerdict } from "./verdict.js";

/** How long the stops around a difference are looked at, in milliseconds: before, there, after. */
const DIFFERENCE = [1500, 2600, 1500];

export class LessonFlow {
  #store;
  #player;
  #bench;
  /** Recorded runs, never changed by a learner. @type {Timeline[]} */
  #timelines = [];
  /** Steps that were played to their end in this visit. @type {Set<string>} */
  #seen = new Set();
  /** Where answers come from and go to; reload() after a change. @type {AnswerSource} */
  source = keptAnswers;
  /** It was said that nothing is kept. */
  #warned = false;

  /** @param {Store} store @param {Player} player @param {Bench} bench */
  constructor(store, player, bench) {
    this.#store = store;
    this.#player = player;
    this.#bench = bench;
  }

  /** @param {Lesson} lesson @param {number} step */
  open(lesson, step) {
    this.#bench.clear();
    this.#seen.clear();
    this.#timelines = lesson.histories.map((history) => new Timeline(history));
    batch(() => {
      this.#store.lesson.value = lesson;
      this.#store.progress.value = this.source.load(lesson.id);
      this.goTo(step);
    });
  }

  /** The same lesson in other words: the same steps and records, so that nothing moves. @param {Lesson} lesson */
  translate(lesson) {
    this.#store.lesson.value = { ...lesson, histories: this.#lesson.histories };
  }

  /** The lesson that is open. @returns {Lesson} */
  get #lesson() {
    return /** @type {Lesson} */ (this.#store.lesson.value);
  }

  get step() {
    return this.#lesson.steps[this.#store.step.value];
  }

  get gated() {
    return isGated(this.step, this.#store.progress.value);
  }

  get range() {
    return stepRange(this.#lesson, this.#store.step.value);
  }

  /** @param {number} index */
  goTo(index) {
    batch(() => {
      this.#store.step.value = index;
      this.#store.pick.value = null;
      this.#store.hints.value = 0;
      this.#store.played.value = this.#seen.has(this.step.id);
      this.#setStage(this.range.start);
    });
  }

  /** @param {number} cursor */
  #setStage(cursor) {
    const { history, last, challenge, id } = this.step;
    const { histories } = this.#lesson;
    this.#bench.leave();
    if (challenge && !this.gated) return this.#bench.open(id, histories[history], last, challenge);
    const limit = reach(this.#lesson, this.#store.step.value, this.#store.progress.value);
    return this.#player.show(this.#timelines[history], { start: this.range.start, limit, cursor });
  }

  /** The cursor has moved: has the step been seen to its end? Has the challenge been solved? */
  follow() {
    const { played } = this.#store;
    if (!this.#store.lesson.value) return;
    this.#bench.refresh();
    if (this.step.challenge) return this.#noteSolved();
    if (this.#store.bench.value || this.gated || this.#player.cursor < this.range.end) return;
    this.#seen.add(this.step.id);
    played.value = true;
  }

  /** The prediction that is open now. @returns {Predict | null} */
  get asked() {
    const { id, predict } = this.step;
    return this.gated && !this.#store.progress.value.predictions[id] ? predict : null;
  }

  /** What is open now: a page of the map, an answer beside it, or "" for nothing. @returns {"page" | "beside" | ""} */
  get asks() {
    if (!this.gated) return "";
    return this.asked?.kind === "page" ? "page" : "beside";
  }

  /** The answer so far. @param {number | number[]} page */
  pick(page) {
    if (this.asked) this.#store.pick.value = page;
  }

  /** Lock in a prediction, a page or what else was asked for. Null: not sure yet. @param {number | number[] | null} page */
  commit(page) {
    if (!this.step.predict || this.#store.progress.value.predictions[this.step.id]) return;
    this.#note("predictions", { page });
    this.#setStage(this.#player.cursor);
  }

  /** -1: not sure yet. @param {number} choice */
  answer(choice) {
    if (this.#store.progress.value.questions[this.step.id]) return;
    const gated = this.gated;
    this.#note("questions", { choice });
    if (gated) this.#setStage(this.#player.cursor);
  }

  #noteSolved() {
    if (!this.#bench.solved) return;
    const before = this.#store.progress.value.challenges[this.step.id]?.used ?? Number.POSITIVE_INFINITY;
    if (this.#bench.used < before) this.#note("challenges", { used: this.#bench.used });
  }

  /** What was locked in, and the truth: drawn from the step's start on. @returns {Answers | null} */
  get answers() {
    const { id, predict } = this.step;
    const committed = this.#store.progress.value.predictions[id];
    if (!predict || !committed || this.#store.bench.value) return null;
    const { kind, options, answer: truth, about } = predict;
    const picked = predictVerdict(predict, committed.page) === "right" ? truth : committed.page;
    return { kind, options, bit: about?.bit ?? null, picked, truth };
  }

  /** Where a wrong prediction parts from the truth; null when it does not. */
  get parting() {
    const { predict, history } = this.step;
    const answers = this.answers;
    const judge = judging.value;
    if (!predict || !answers || !judge) return null;
    const { picked } = answers;
    if (picked === null || predictVerdict(predict, picked) !== "wrong") return null;
    return judge.partingRecord(this.#lesson.histories[history], this.range, predict, picked);
  }

  /** Play the step: all of it, or the records around the one that decides against a wrong prediction. @param {"start" | "parting"} from */
  watch(from) {
    const parting = from === "parting" ? this.parting : null;
    if (parting !== null) return this.#showDifference(parting + 1);
    this.#player.seek(this.range.start);
    this.#player.play();
  }

  /** The stop before, the one that decides, the one after, and back to it: then it has been seen. @param {number} decided */
  #showDifference(decided) {
    const history = this.#lesson.histories[this.step.history];
    const { start, end } = this.range;
    const before = Math.max(start, previousStop(history, decided, "step"));
    const after = nextStop(history, decided, "step", { hi: end });
    const { id } = this.step;
    const stops = DIFFERENCE.map((milliseconds, i) => ({
      cursor: [before, decided, after][i],
      milliseconds,
    }));
    this.#player.tour([...stops, { cursor: decided, milliseconds: 0 }], () => {
      this.#seen.add(id);
      this.#store.played.value = this.#seen.has(this.step.id);
    });
  }

  /** The learner's own requests, from here on. */
  tryFreely() {
    const moment = this.#store.moment.value;
    if (!moment || this.gated) return;
    this.#player.pause();
    const { history, cursor } = moment;
    this.#bench.open(`${this.step.id}:free`, history, keptCommands(history, cursor), null);
  }

  backToLesson() {
    this.#setStage(this.range.start);
  }

  /** What is kept has changed from outside: read it again, at this step. */
  reload() {
    if (!this.#store.lesson.value) return;
    this.#store.progress.value = this.source.load(this.#lesson.id);
    this.#seen.clear();
    this.#bench.clear();
    if (this.#store.place.value === "lesson") this.goTo(this.#store.step.value);
  }

  forget() {
    this.source.forget(this.#lesson.id);
    this.#store.progress.value = noProgress();
    this.#seen.clear();
    this.#bench.clear();
    this.goTo(0);
  }

  /** @param {keyof Progress} kind @param {any} entry */
  #note(kind, entry) {
    const progress = this.#store.progress.value;
    const changed = { ...progress, [kind]: { ...progress[kind], [this.step.id]: entry } };
    this.#store.progress.value = changed;
    const answer = { [kind]: { [this.step.id]: entry } };
    const kept = this.source.note(this.#lesson.id, answer, changed);
    if (kept || isFramed() || (__ONE_FILE__ && isPackaged()) || this.#warned) return;
    this.#warned = true;
    this.#store.notice.value = t("progress.memory");
  }
}

/** Browsers refuse storage to frames as a rule: that is for the page around them to say. */
function isFramed() {
  return globalThis.parent !== globalThis.window;
}

/** @typedef {{ kind: PredictKind, options: string[], bit: [number, number] | null, picked: number | number[] | null, truth: number | number[] }} Answers */
