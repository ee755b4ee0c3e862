/** A text in, its findings out: what the visitor does on the page, and what Python answers. */

/** @import { ClinicFindings } from "../engine/protocol.d.ts" */
/** @import { Engine } from "../engine/engine.js" */
/** @import { Store } from "../shell/store.js" */
/** @import { ClinicState } from "./state.js" */

import { effect, signal, untracked } from "@preact/signals-core";
import { exampleText } from "./gallery.js";
import { FileProblem, textOf } from "./read-file.js";
import { emptyClinic, MAX_TEXT } from "./state.js";

export class Clinic {
  #engine;
  #wake;
  /** Counts up: an answer to an earlier text is dropped. */
  #turn = 0;

  /** @param {Store} store @param {Pick<Engine, "ask">} engine @param {() => void} wake starts Python where it waits */
  constructor(store, engine, wake) {
    this.#engine = engine;
    this.#wake = wake;
    /** @type {import("@preact/signals-core").Signal<ClinicState>} */
    this.state = signal(emptyClinic());
    effect(() => {
      const { phase, message } = store.engine.value;
      untracked(() => this.#follow(phase, message));
    });
    this.#ready = () => store.engine.peek().phase === "ready";
  }

  #ready = () => false;

  /** @param {Partial<ClinicState>} changes */
  #change(changes) {
    this.state.value = { ...this.state.peek(), ...changes };
  }

  /** Python came, or went. @param {string} phase @param {string} message */
  #follow(phase, message) {
    const here = this.state.peek().phase;
    if (phase === "ready" && (here === "waiting" || here === "failed")) void this.#ask();
    if (phase === "failed" && (here === "waiting" || here === "examining"))
      this.#change({ phase: "failed", message });
    if (phase === "loading" && here === "failed") this.#change({ phase: "waiting", message: "" });
  }

  /** @param {string} text @param {string} [name] of the file it is from */
  explain(text, name = "") {
    this.#turn++;
    const problem = problemOf(text, name);
    if (problem) return this.#change({ phase: "editing", problem, text, name });
    this.#change({ ...emptyClinic(), text, name, phase: "waiting" });
    if (this.#ready()) void this.#ask();
    else this.#wake();
  }

  async #ask() {
    const turn = ++this.#turn;
    this.#change({ phase: "examining", message: "" });
    try {
      /** @type {ClinicFindings | undefined} */
      const findings = await this.#engine.ask("explain", { text: this.state.peek().text });
      if (turn !== this.#turn || !findings) return;
      this.#change({ phase: "answered", findings, shown: 0 });
    } catch (error) {
      if (turn === this.#turn)
        this.#change({ phase: "failed", message: /** @type {Error} */ (error).message });
    }
  }

  /** @param {Blob & { name?: string }} file */
  async open(file) {
    const turn = ++this.#turn;
    const name = file.name ?? "";
    this.#change({ phase: "reading", name, problem: null });
    try {
      const text = await textOf(file);
      if (turn === this.#turn) this.explain(text, name);
    } catch (error) {
      if (turn !== this.#turn) return;
      const found =
        error instanceof FileProblem ? error : new FileProblem("clinic.problem.unreadable", { name });
      this.#change({ phase: "editing", problem: { key: found.key, values: found.values } });
    }
  }

  /** @param {string} name of an example */
  async example(name) {
    const turn = ++this.#turn;
    this.#change({ phase: "reading", name: `${name}.txt`, problem: null });
    try {
      const text = await exampleText(name);
      if (turn === this.#turn) this.explain(text, `${name}.txt`);
    } catch {
      if (turn !== this.#turn) return;
      this.#change({ phase: "editing", problem: { key: "clinic.problem.example", values: {} } });
    }
  }

  /** Back to the text, to change it or to paste another. */
  edit() {
    this.#turn++;
    this.#change({ phase: "editing", findings: null, message: "", problem: null });
  }

  /** @param {number | "compare"} shown */
  show(shown) {
    this.#change({ shown, line: 0, copied: "" });
  }

  /** @param {number} line of the text */
  goToLine(line) {
    this.#change({ line, asked: this.state.peek().asked + 1 });
  }

  /** @param {string} text */
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.#change({ copied: "copied" });
    } catch {
      this.#change({ copied: "blocked" });
    }
  }
}

/** @param {string} text @param {string} name @returns {ClinicState["problem"]} */
function problemOf(text, name) {
  if (text.trim() === "") return { key: "clinic.problem.empty", values: {} };
  if (text.length > MAX_TEXT) return { key: "clinic.problem.large", values: { name, size: MAX_TEXT >> 20 } };
  return null;
}
