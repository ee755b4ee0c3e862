/**
 * Python, once it is there. Keeps one session: a machine and the commands it has run.
 *
 * Asks go one after the other. The recorded lesson never depends on any of this.
 */

/** @import { Appended, History, MachineRequest, Progress, Request } from "./protocol.d.ts" */
/** @import { Store } from "../shell/store.js" */

import { DEFAULT, kernelNamed } from "../kernels/index.js";
import { loadingEngine } from "../shell/store.js";

/** @typedef {{ ready: Promise<void>, ask: (type: Request["type"], payload: Record<string, unknown>) => Promise<any>, terminate: () => void }} Connection */
/** @typedef {(options: { onProgress: (progress: Progress) => void, onLost: (error: unknown) => void, onQuiet: (quiet: boolean) => void }) => Connection} Connect */
/** @typedef {{ message: string, nearest: string, line: number, found: string, expected: string }} Refusal */

export class Engine {
  #store;
  #connect;
  /** @type {Connection | null} */
  #connection = null;
  /** What Python holds: null when unknown. @type {{ machine: string, texts: string[] } | null} */
  #session = null;
  /** @type {Promise<unknown>} */
  #queue = Promise.resolve();
  /** @type {() => void} */
  #onReady;
  /** How often Python was started: whatever it held before is gone. */
  starts = 0;

  /** @param {Store} store @param {Connect} connect @param {() => void} onReady */
  constructor(store, connect, onReady) {
    this.#store = store;
    this.#connect = connect;
    this.#onReady = onReady;
  }

  start() {
    this.#connection?.terminate();
    this.#session = null;
    this.starts++;
    this.#store.engine.value = loadingEngine();
    const connection = this.#connect({
      onProgress: ({ phase: doing, what, loaded, total }) => this.#change({ doing, what, loaded, total }),
      onLost: (error) => this.#fail(connection, error, true),
      onQuiet: (quiet) => connection === this.#connection && this.#change({ quiet }),
    });
    this.#connection = connection;
    connection.ready.then(
      () => this.#arrive(connection),
      (error) => this.#fail(connection, error),
    );
  }

  get isReady() {
    return this.#store.engine.value.phase === "ready";
  }

  /** @param {Connection} connection */
  #arrive(connection) {
    if (connection !== this.#connection) return;
    this.#change({ phase: "ready" });
    this.#onReady();
  }

  /** @param {Connection} connection @param {unknown} error @param {boolean} [lost] it had been there */
  #fail(connection, error, lost = false) {
    if (connection !== this.#connection) return;
    this.#session = null;
    this.#change({ phase: "failed", lost, live: false, message: refusalOf(error).message });
  }

  /** @param {Partial<import("../shell/store.js").EngineState>} changes */
  #change(changes) {
    this.#store.engine.value = { ...this.#store.engine.value, ...changes };
  }

  /**
   * Run a recorded history again, in Python, and say whether it gave the same records.
   * @param {History} history
   * @returns {Promise<boolean>}
   */
  async verify(history) {
    const texts = history.commands.map(({ text }) => text);
    const appended = await this.#inTurn(() => this.#reopen(machineOf(history), texts));
    const same = sameRecords(history.records, appended.records);
    this.#change({ live: same });
    return same;
  }

  /**
   * Open a machine of a preset, or of one's own. @param {MachineRequest} machine @returns {Promise<History>}
   */
  open(machine) {
    return this.#inTurn(() => this.#open(machine));
  }

  /**
   * Run one more command after the first `keep` of a history.
   * @param {History} history
   * @param {number} keep
   * @param {string[]} commands
   * @param {MachineRequest} [machine] that the history is of
   * @returns {Promise<Appended>}
   */
  run(history, keep, commands, machine = machineOf(history)) {
    return this.#inTurn(async () => {
      const kept = textsOf(history).slice(0, keep);
      if (!this.#holds(machine, kept)) await this.#reopen(machine, kept);
      return this.#ask(commands, keep);
    });
  }

  /**
   * A slice of a workload after the first `keep` commands of a history.
   * @param {History} history
   * @param {number} keep
   * @param {Record<string, unknown>} work name, seed, requests, params; or go_on
   * @param {MachineRequest} machine
   * @returns {Promise<Appended & { done: number, total: number }>}
   */
  workload(history, keep, work, machine) {
    return this.#inTurn(async () => {
      if (!work.go_on) await this.#hold(machine, history, keep);
      const session = this.#session;
      this.#session = null;
      const appended = withRecords(await this.#connection?.ask("workload", { ...work, keep }));
      this.#remember(session, appended.keep, textsOf(appended));
      return appended;
    });
  }

  /**
   * A question about a history that changes nothing in it: its lines, say.
   * @param {MachineRequest} machine
   * @param {History} history
   * @param {Request["type"]} type
   * @param {Record<string, unknown>} payload
   * @returns {Promise<any>}
   */
  askAbout(machine, history, type, payload) {
    return this.#inTurn(async () => {
      await this.#hold(machine, history, history.commands.length);
      return this.#connection?.ask(type, payload);
    });
  }

  /**
   * One input of the Python prompt, over this history. What it did to the machine comes back as well.
   * @param {MachineRequest} machine
   * @param {History} history
   * @param {string} code
   * @param {string} leash of leash.js, by which it can be stopped
   * @returns {Promise<Appended & { output: string, failed: boolean }>}
   */
  python(machine, history, code, leash) {
    return this.#inTurn(async () => {
      await this.#hold(machine, history, history.commands.length);
      const session = this.#session;
      this.#session = null;
      const answer = withRecords(await this.#connection?.ask("python", { code, leash }));
      this.#remember(session, answer.keep, textsOf(answer));
      return answer;
    });
  }

  /** A question about no machine. @param {Request["type"]} type @param {Record<string, unknown>} [payload] @returns {Promise<any>} */
  ask(type, payload = {}) {
    return this.#inTurn(async () => this.#connection?.ask(type, payload));
  }

  /** Python has these commands, whatever came before. @param {MachineRequest} machine @param {string[]} texts */
  noteSession(machine, texts) {
    this.#session = { machine: JSON.stringify(machine), texts };
  }

  /** Python holds the first `keep` commands of this history. @param {MachineRequest} machine @param {History} history @param {number} keep */
  async #hold(machine, history, keep) {
    const kept = history.commands.slice(0, keep).map(({ text }) => text);
    if (!this.#holds(machine, kept)) await this.#reopen(machine, kept);
    else if (this.#session && this.#session.texts.length > keep) await this.#ask([], keep);
  }

  /** @param {MachineRequest} machine @param {string[]} kept */
  #holds(machine, kept) {
    const session = this.#session;
    const same = session?.machine === JSON.stringify(machine);
    return same && kept.every((text, i) => session.texts[i] === text);
  }

  /** @param {MachineRequest} machine @returns {Promise<History>} */
  async #open(machine) {
    this.#session = null;
    const history = await this.#connection?.ask("open", { machine });
    await kernelNamed(history?.machine?.kernel);
    this.noteSession(machine, []);
    return withRecords(history);
  }

  /** @param {MachineRequest} machine @param {string[]} texts */
  async #reopen(machine, texts) {
    await this.#open(machine);
    return this.#ask(texts, 0);
  }

  /** @param {string[]} commands @param {number} keep @returns {Promise<Appended>} */
  async #ask(commands, keep) {
    const session = this.#session;
    this.#session = null; // unknown until Python has answered
    const appended = withRecords(await this.#connection?.ask("run", { commands, keep }));
    this.#remember(session, keep, commands);
    return appended;
  }

  /** @param {{ machine: string, texts: string[] } | null} session @param {number} keep @param {string[]} texts */
  #remember(session, keep, texts) {
    if (session) this.#session = { ...session, texts: [...session.texts.slice(0, keep), ...texts] };
  }

  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  #inTurn(work) {
    const turn = this.#queue.then(work, work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

/** @param {ArrayLike<number>} one @param {ArrayLike<number>} other */
export function sameRecords(one, other) {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/** @param {Pick<History, "commands">} history */
function textsOf({ commands }) {
  return commands.map(({ text }) => text);
}

/** An answer without any records comes without the buffer. @param {any} answer */
function withRecords(answer) {
  return { ...answer, records: answer.records ?? new Int32Array(0) };
}

/** @param {History} history @returns {MachineRequest} */
export function machineOf({ machine: { kernel, preset } }) {
  return kernel && kernel !== DEFAULT ? { kernel, preset } : { preset };
}

/** What an error says to people. @param {unknown} error @returns {Refusal} */
export function refusalOf(error) {
  const { message, nearest, line, found, expected, failure } = /** @type {any} */ (error ?? {});
  return {
    message: String(failure?.message ?? message ?? error),
    nearest: String(failure?.nearest ?? nearest ?? ""),
    line: Number(failure?.line ?? line ?? 0),
    found: String(failure?.found ?? found ?? ""),
    expected: String(failure?.expected ?? expected ?? ""),
  };
}
