/** What a visitor of the sandbox does besides asking: type, click a block, look for a moment. */

/** @import { Condition } from "../kernels/described/conditions.js" */
/** @import { Store } from "../shell/store.js" */
/** @import { Engine } from "../engine/engine.js" */
/** @import { Player } from "../player/player.js" */
/** @import { Sandbox } from "./sandbox.js" */

import { signal } from "@preact/signals-core";
import { refusalOf } from "../engine/engine.js";
import { cutLeash, endsInTime, newLeash } from "../engine/interrupt.js";
import { t } from "../i18n/language.js";
import { requestsOf } from "../kernels/requests.js";
import { lastTime, runUntil } from "../kernels/run-until.js";
import { helpText, readTyped } from "./console/console.js";

const MOST_LINES = 100;

/** "undo 3": three requests; without a number, one. @param {string} about */
function countOf(about) {
  return /^[1-9]\d*$/.test(about) ? Number(about) : 1;
}

export class SandboxDesk {
  #store;
  #player;
  #sandbox;
  #engine;
  /** The words for an input that was stopped; "" while nobody has stopped it. */
  #stopped = "";
  /** The input that runs now. @type {{ leash: string, answer: Promise<unknown> } | null} */
  #input = null;
  /** How the last search ended. */
  found = signal("");
  /** @type {import("@preact/signals-core").Signal<{ text: string, options: string[] }>} */
  completions = signal({ text: "", options: [] });

  /** @param {Store} store @param {Player} player @param {Sandbox} sandbox @param {Engine} engine */
  constructor(store, player, sandbox, engine) {
    this.#store = store;
    this.#player = player;
    this.#sandbox = sandbox;
    this.#engine = engine;
  }

  /** What can be asked of the machine that is open. */
  get #requests() {
    return requestsOf(this.#sandbox.history ?? undefined);
  }

  /** A line of the console, or a pasted script. @param {string} text */
  async type(text) {
    const read = readTyped(text, this.#requests);
    if ("commands" in read) return void (await this.#sandbox.run(read.commands));
    if (read.word === "help")
      this.#sandbox.note({ kind: "help", text: helpText(read.about, this.#requests), nearest: "" });
    else if (read.word === "undo") this.#sandbox.undo(countOf(read.about));
    else if (read.word === "redo") this.#sandbox.redo();
    else this.#sandbox.reset();
  }

  /** A click on a block gives it back. @param {{ name: string, kind: string, page: number }} block */
  open({ name, kind }) {
    if (kind === "allocated" && name) return void this.#sandbox.run([`${this.#requests.freeVerb} ${name}`]);
    this.#store.notice.value = "";
  }

  /** The next time, or the time before, that something happens. @param {Condition} condition @param {1 | -1} [way] */
  runUntil(condition, way = 1) {
    const moment = this.#store.moment.value;
    if (!moment) return;
    this.#player.pause();
    const { history, frame, limit } = moment;
    const { cursor: from } = frame;
    const search = way === 1 ? runUntil : lastTime;
    const cursor = search(history, from, condition);
    if (cursor !== null) this.#player.seek(cursor, "step");
    const count = way === 1 ? limit - from : from;
    this.found.value = cursor === null ? t(`time.never.${way}`, { count }) : t("time.found", { cursor });
  }

  /** One input of the Python prompt. @param {string} code */
  async python(code) {
    const { machine } = this.#sandbox.state;
    const { history } = this.#sandbox;
    if (!machine || !history || !this.#sandbox.ready) return;
    this.#sandbox.say({ busy: true });
    const leash = newLeash();
    try {
      const coming = this.#engine.python(machine, history, code, leash);
      this.#input = { leash, answer: coming };
      const answer = await coming;
      // the machine may have been in the middle of a request
      if (this.#stopped) return this.#print(code, t(this.#stopped), true);
      this.#print(code, answer.output, answer.failed);
      const changed = answer.commands.length > 0 || answer.keep < history.commands.length;
      if (changed && this.#sandbox.history === history) this.#sandbox.append(answer);
    } catch (error) {
      this.#print(code, this.#stopped ? t(this.#stopped) : refusalOf(error).message, true);
    } finally {
      this.#stopped = "";
      this.#input = null;
      cutLeash(leash);
      this.#sandbox.say({ busy: false });
    }
  }

  /** Python does not come back: it is told to, then ended and started anew. The history is the page's, and stays. */
  async stopPython() {
    if (!this.#sandbox.state.busy || this.#stopped) return;
    this.#stopped = "console.python.stopped";
    if (this.#input && !(await endsInTime(this.#input))) this.#stopped = "console.python.runs_on";
    this.#engine.start();
  }

  /** What the last word at the Python prompt can become. @param {string} text up to the caret */
  async complete(text) {
    const { machine } = this.#sandbox.state;
    const { history } = this.#sandbox;
    if (!machine || !history || !this.#sandbox.ready) return;
    const answer = await this.#engine
      .askAbout(machine, history, "python", { complete: text })
      .catch(() => null);
    this.completions.value = { text, options: answer?.options ?? [] };
  }

  /** @param {string} code @param {string} output @param {boolean} failed */
  #print(code, output, failed) {
    const lines = [...this.#sandbox.state.python, { code, output: output.trimEnd(), failed }];
    this.#sandbox.say({ python: lines.slice(-MOST_LINES) });
  }
}
