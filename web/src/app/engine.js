/**
 * Python, once it is there. Keeps one session: a machine and the commands it has run.
 *
 * Asks go one after the other. The recorded lesson never depends on any of this.
 */

/** @import { Appended, History, Progress } from "../engine/protocol.d.ts" */
/** @import { Store } from "../state/store.js" */

import { loadingEngine } from "../state/store.js";

/** @typedef {{ ready: Promise<void>, ask: (type: "open" | "run", payload: Record<string, unknown>) => Promise<any>, terminate: () => void }} Connection */
/** @typedef {(options: { onProgress: (progress: Progress) => void }) => Connection} Connect */
/** @typedef {{ message: string, nearest: string }} Refusal */

export class Engine {
  #store;
  #connect;
  /** @type {Connection | null} */
  #connection = null;
  /** What Python holds: null when unknown. @type {{ preset: string, texts: string[] } | null} */
  #session = null;
  /** @type {Promise<unknown>} */
  #queue = Promise.resolve();
  /** @type {() => void} */
  #onReady;

  /** @param {Store} store @param {Connect} connect @param {() => void} onReady */
  constructor(store, connect, onReady) {
    this.#store = store;
    this.#connect = connect;
    this.#onReady = onReady;
  }

  start() {
    this.#connection?.terminate();
    this.#session = null;
    this.#store.engine.value = loadingEngine();
    const connection = this.#connect({
      onProgress: ({ phase: doing, what, loaded, total }) => this.#change({ doing, what, loaded, total }),
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

  /** @param {Connection} connection @param {unknown} error */
  #fail(connection, error) {
    if (connection !== this.#connection) return;
    this.#change({ phase: "failed", live: false, message: refusalOf(error).message });
  }

  /** @param {Partial<import("../state/store.js").EngineState>} changes */
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
    const appended = await this.#inTurn(() => this.#reopen(history.machine.preset, texts));
    const same = sameRecords(history.records, appended.records);
    this.#change({ live: same });
    return same;
  }

  /**
   * Run one more command after the first `keep` of a history.
   * @param {History} history
   * @param {number} keep
   * @param {string[]} commands
   * @returns {Promise<Appended>}
   */
  run(history, keep, commands) {
    const kept = history.commands.slice(0, keep).map(({ text }) => text);
    return this.#inTurn(async () => {
      if (!this.#holds(history.machine.preset, kept)) await this.#reopen(history.machine.preset, kept);
      return this.#ask(commands, keep);
    });
  }

  /** @param {string} preset @param {string[]} kept */
  #holds(preset, kept) {
    const session = this.#session;
    return session?.preset === preset && kept.every((text, i) => session.texts[i] === text);
  }

  /** @param {string} preset @param {string[]} texts */
  async #reopen(preset, texts) {
    this.#session = null;
    await this.#connection?.ask("open", { machine: { preset } });
    this.#session = { preset, texts: [] };
    return this.#ask(texts, 0);
  }

  /** @param {string[]} commands @param {number} keep @returns {Promise<Appended>} */
  async #ask(commands, keep) {
    const session = this.#session;
    this.#session = null; // unknown until Python has answered
    const appended = await this.#connection?.ask("run", { commands, keep });
    if (session) this.#session = { ...session, texts: [...session.texts.slice(0, keep), ...commands] };
    return appended;
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

/** What an error says to people. @param {unknown} error @returns {Refusal} */
export function refusalOf(error) {
  const { message, nearest, failure } = /** @type {any} */ (error ?? {});
  return {
    message: String(failure?.message ?? message ?? error),
    nearest: String(failure?.nearest ?? nearest ?? ""),
  };
}
