/**
 * A Python for allocators that somebody wrote, apart from the one that the rest of the page uses: whatever becomes of
 * it, histories stay. It works in slices; a call that does not return is interrupted, and if that does not help, the
 * worker ends and another one starts.
 */

/** @import { LabNews } from "../engine/protocol.d.ts" */

import { connect } from "../engine/connect.js";
import { EngineError } from "../engine/failure.js";
import { cutLeash, newLeash } from "../engine/interrupt.js";

/** @typedef {ReturnType<typeof connect>} Connection */
/** Why a job was ended from here. @typedef {"" | "user" | "call" | "total"} Reason */
/** @typedef {{ why: "done" | "silent" | "lost" | "unusable" | "stopped", reason: Reason, error: EngineError | null }} End */

/** Bytes; a page on a phone has not much more. */
const MEMORY = 512 << 20;

/** Milliseconds: of one slice, in which no call may take longer; for hearing the interrupt; of all slices. */
export const LIMITS = Object.freeze({ call: 5_000, grace: 2_000, total: 180_000 });

export class PythonOfLab {
  #connect;
  #limits;
  #onPercent;
  /** @type {Connection | null} */
  #connection = null;
  /** @type {{ leash: string, reason: Reason } | null} */
  #job = null;

  /** @param {(percent: number) => void} onPercent of Python's files @param {typeof connect} [make] @param {typeof LIMITS} [limits] */
  constructor(onPercent, make = connect, limits = LIMITS) {
    this.#onPercent = onPercent;
    this.#connect = make;
    this.#limits = limits;
  }

  /** Python, which begins to load. @returns {Connection} */
  start() {
    this.#connection ??= this.#connect({
      memory: MEMORY,
      onProgress: ({ loaded, total }) => this.#onPercent(total ? Math.round((100 * loaded) / total) : 0),
      onLost: () => this.drop(),
    });
    return this.#connection;
  }

  /** The next job begins in a Python of its own, which starts at once. */
  drop() {
    this.#connection?.terminate();
    this.#connection = null;
  }

  /** A question that is answered at once. @param {Record<string, unknown>} message @returns {Promise<any>} */
  async ask(message) {
    const connection = this.start();
    try {
      return await connection.ask("lab", message);
    } catch (error) {
      if (!isRefusal(error)) this.drop();
      throw error;
    }
  }

  /**
   * @param {Record<string, unknown>} first
   * @param {(news: LabNews) => void} hear
   * @returns {Promise<End>}
   */
  async run(first, hear) {
    const job = { leash: newLeash(), reason: /** @type {Reason} */ ("") };
    this.#job = job;
    const connection = this.start();
    try {
      await connection.ready;
      for (let message = first; ; message = { do: "go_on" }) {
        const news = await this.#slice(connection, message, job);
        hear(news);
        if (news.done) return { why: "done", reason: job.reason, error: null };
        if (job.reason === "user") return { why: "stopped", reason: "user", error: null };
        if (news.seconds * 1000 > this.#limits.total) job.reason = "total";
        if (job.reason) return { why: "stopped", reason: job.reason, error: null };
      }
    } catch (error) {
      return this.#ended(error, job.reason);
    } finally {
      cutLeash(job.leash);
      if (this.#job === job) this.#job = null;
    }
  }

  /** @param {unknown} error @param {Reason} reason @returns {End} */
  #ended(error, reason) {
    const failure = error instanceof EngineError ? error : null;
    if (isRefusal(error)) return { why: "unusable", reason, error: failure };
    this.drop();
    return { why: reason ? "silent" : "lost", reason, error: failure };
  }

  /**
   * @param {Connection} connection
   * @param {Record<string, unknown>} message
   * @param {{ leash: string, reason: Reason }} job
   * @returns {Promise<LabNews>}
   */
  async #slice(connection, message, job) {
    const late = setTimeout(() => this.#end(job, "call"), this.#limits.call);
    try {
      return await connection.ask("lab", { ...message, leash: job.leash });
    } finally {
      clearTimeout(late);
    }
  }

  stop() {
    if (this.#job) this.#end(this.#job, "user");
    else this.drop();
  }

  /** @param {{ leash: string, reason: Reason }} job @param {Reason} reason */
  #end(job, reason) {
    if (job.reason) return;
    job.reason = reason;
    cutLeash(job.leash);
    const connection = this.#connection;
    setTimeout(() => {
      if (this.#job === job && this.#connection === connection) connection?.terminate();
    }, this.#limits.grace);
  }
}

/** Python answered that it cannot use the message; it lives. @param {unknown} error */
function isRefusal(error) {
  const key = error instanceof EngineError ? error.failure.key : "";
  return error instanceof EngineError && !key?.startsWith("engine.");
}
