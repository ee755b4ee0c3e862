/** What a visitor of the sandbox does besides asking: type, click a block, look for a moment. */

/** @import { Condition } from "../state/until.js" */
/** @import { Store } from "../state/store.js" */
/** @import { Engine } from "./engine.js" */
/** @import { Player } from "./player.js" */
/** @import { Sandbox } from "./sandbox.js" */

import { signal } from "@preact/signals-core";
import { runUntil } from "../state/until.js";
import { helpText, readTyped } from "./console.js";
import { refusalOf } from "./engine.js";

const MOST_LINES = 100;

export class SandboxDesk {
  #store;
  #player;
  #sandbox;
  #engine;
  /** How the last search ended. */
  found = signal("");

  /** @param {Store} store @param {Player} player @param {Sandbox} sandbox @param {Engine} engine */
  constructor(store, player, sandbox, engine) {
    this.#store = store;
    this.#player = player;
    this.#sandbox = sandbox;
    this.#engine = engine;
  }

  /** A line of the console, or a pasted script. @param {string} text */
  async type(text) {
    const read = readTyped(text);
    if ("commands" in read) return void (await this.#sandbox.run(read.commands));
    if (read.word === "help") this.#sandbox.note({ kind: "help", text: helpText(read.about), nearest: "" });
    else if (read.word === "undo") this.#sandbox.undo();
    else if (read.word === "redo") this.#sandbox.redo();
    else this.#sandbox.reset();
  }

  /** A click on a block gives it back. @param {{ name: string, kind: string, page: number }} block */
  open({ name, kind }) {
    if (kind === "allocated" && name) return void this.#sandbox.run([`__free_pages ${name}`]);
    this.#store.notice.value = "";
  }

  /** @param {Condition} condition */
  runUntil(condition) {
    const moment = this.#store.moment.value;
    if (!moment) return;
    this.#player.pause();
    const { history, frame, limit } = moment;
    const cursor = runUntil(history, frame, condition);
    if (cursor !== null) this.#player.seek(cursor, "step");
    const seen = (limit - frame.cursor).toLocaleString("en");
    this.found.value =
      cursor === null
        ? `It does not happen in the ${seen} records from here.`
        : `It happens at record ${cursor}.`;
  }

  /** One input of the Python prompt. @param {string} code */
  async python(code) {
    const { machine } = this.#sandbox.state;
    const { history } = this.#sandbox;
    if (!machine || !history || !this.#sandbox.ready) return;
    this.#sandbox.say({ busy: true });
    try {
      const answer = await this.#engine.python(machine, history, code);
      this.#print(code, answer.output, /^Traceback|Error/m.test(answer.output));
      const changed = answer.commands.length > 0 || answer.keep < history.commands.length;
      if (changed && this.#sandbox.history === history) this.#sandbox.append(answer);
    } catch (error) {
      this.#print(code, refusalOf(error).message, true);
    } finally {
      this.#sandbox.say({ busy: false });
    }
  }

  /** @param {string} code @param {string} output @param {boolean} failed */
  #print(code, output, failed) {
    const lines = [...this.#sandbox.state.python, { code, output: output.trimEnd(), failed }];
    this.#sandbox.say({ python: lines.slice(-MOST_LINES) });
  }
}
