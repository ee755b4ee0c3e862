/**
 * The learner's scores in practice: every answer is noted, and of challenges and exams the best result.
 *
 * Another tab may have noted some since: each change is made to what is kept now, never to a copy from the start.
 */

/** @import { PracticeDuel } from "../engine/protocol.d.ts" */
/** @import { Scores } from "./scores.js" */

import { signal } from "@preact/signals-core";
import { followScores, forgetScores, loadScores, noScores, saveScores, scoreAfter } from "./scores.js";

export class Scorebook {
  scores = signal(loadScores());

  constructor() {
    followScores(() => this.reload());
  }

  forget() {
    forgetScores();
    this.scores.value = noScores();
  }

  /** What is kept has changed: brought in from elsewhere, noted in another tab, forgotten. */
  reload() {
    this.scores.value = loadScores();
  }

  /** @param {"tasks" | "questions"} kind @param {string} name @param {"right" | "wrong" | "unsure"} verdict */
  note(kind, name, verdict) {
    const { [kind]: before } = loadScores();
    this.#keep({ [kind]: { ...before, [name]: scoreAfter(before[name], verdict) } });
  }

  /** @param {string} key @param {number} right answers so far */
  noteExam(key, right) {
    const { exams } = loadScores();
    if (right > (exams[key] ?? 0)) this.#keep({ exams: { ...exams, [key]: right } });
  }

  /** @param {PracticeDuel} duel @param {number} result the fewer, the better */
  noteDuel(duel, result) {
    const { duels } = loadScores();
    const key = `${duel.kind}/${duel.size}${duel.kind === "rescuer" ? `/${duel.seed}` : ""}`;
    if (result < (duels[key] ?? Number.POSITIVE_INFINITY)) this.#keep({ duels: { ...duels, [key]: result } });
  }

  /** @param {Partial<Scores>} changes */
  #keep(changes) {
    this.scores.value = { ...loadScores(), ...changes };
    saveScores(this.scores.value);
  }
}
