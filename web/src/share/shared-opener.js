/**
 * Opens a shared link: read, check, ask where needed, run, show. Until the last of these nothing on the page changes.
 */

/** @import { History } from "../engine/protocol.d.ts" */
/** @import { SharedDocument } from "./shared.d.ts" */
/** @import { Python } from "./link/replay.js" */

import { signal } from "@preact/signals-core";
import { refusalOf } from "../engine/engine.js";
import { documentIn, isAsLinked, sizeOf } from "./link/document.js";
import { LinkError } from "./link/envelope.js";
import { replay } from "./link/replay.js";

/** From here on a link asks before it runs. */
const MANY_REQUESTS = 5000;
const MANY_PAGES = 1 << 20;

/**
 * @typedef {object} SharedState
 * @property {"none" | "reading" | "waiting" | "asking" | "running" | "open" | "failed"} phase
 * @property {string} flaw key of the words, when it failed
 * @property {Record<string, string | number>} values
 * @property {string} note that came with the link
 * @property {boolean} differs Python's records are not those that the link was made from
 * @property {"" | "large" | "own"} why it asks
 */

/** @returns {SharedState} */
function nothingShared() {
  return { phase: "none", flaw: "", values: {}, note: "", differs: false, why: "" };
}

/**
 * @typedef {object} Place what the opener needs of the page
 * @property {() => boolean} ready Python is
 * @property {() => number} own requests of the visitor's own that would be lost
 * @property {(document: SharedDocument, history: History) => Promise<void>} show
 * @property {Python} python
 */

export class SharedOpener {
  state = signal(nothingShared());
  #place;
  #turn = 0;
  /** The last one that was read. @type {{ hash: string, document: SharedDocument } | null} */
  #read = null;
  /** The one whose history is on the stage. */
  #shown = "";
  /** Somebody said yes to this one. */
  #agreed = "";

  /** @param {Place} place */
  constructor(place) {
    this.#place = place;
  }

  /** @param {string} hash @returns {Promise<boolean>} false: it cannot be read, and nothing has changed */
  async open(hash) {
    const turn = ++this.#turn;
    try {
      if (this.#read?.hash !== hash) {
        this.#say({ ...nothingShared(), phase: "reading" });
        this.#read = { hash, document: await documentIn(hash) };
      }
      if (turn === this.#turn) await this.#goOn(turn);
      return true;
    } catch (error) {
      if (turn !== this.#turn) return true;
      this.#fail(error);
      return false;
    }
  }

  /** Yes to what it asked. */
  agree() {
    if (!this.#read) return;
    this.#agreed = this.#read.hash;
    void this.open(this.#read.hash);
  }

  /** No, or enough of it. */
  dismiss() {
    this.#turn++;
    this.#say(nothingShared());
  }

  /** Another place has been opened: its words are over. */
  leave() {
    if (this.state.value.phase !== "failed" && this.state.value.phase !== "none") this.dismiss();
  }

  /** @param {number} turn */
  async #goOn(turn) {
    const { hash, document } = /** @type {{ hash: string, document: SharedDocument }} */ (this.#read);
    if (this.#shown === hash && this.#place.own() === 0) return this.#say({ phase: "open" });
    const why = this.#agreed === hash ? "" : this.#whyAsk(document);
    const values = { ...sizeOf(document), own: this.#place.own() };
    if (why) return this.#say({ phase: "asking", why, values });
    if (!this.#place.ready()) return this.#say({ phase: "waiting" });
    return this.#run(turn, hash, document);
  }

  /** @param {SharedDocument} document @returns {SharedState["why"]} */
  #whyAsk(document) {
    const { requests, pages } = sizeOf(document);
    if (requests > MANY_REQUESTS || pages > MANY_PAGES) return "large";
    return this.#place.own() > 0 ? "own" : "";
  }

  /** @param {number} turn @param {string} hash @param {SharedDocument} document */
  async #run(turn, hash, document) {
    const history = await replay(document, this.#place.python, (done, total) => {
      if (turn === this.#turn) this.#say({ phase: "running", values: { done, total } });
      return turn === this.#turn;
    });
    if (!history || turn !== this.#turn) return;
    await this.#place.show(document, history);
    this.#shown = hash;
    this.#agreed = "";
    const differs = !isAsLinked(document, history);
    this.#say({ phase: "open", note: document.note ?? "", differs });
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#read = null;
    if (error instanceof LinkError)
      return this.#say({ phase: "failed", flaw: error.flaw, values: error.values });
    const { message, nearest } = refusalOf(error);
    return this.#say({ phase: "failed", flaw: "refused", values: { message, nearest } });
  }

  /** @param {Partial<SharedState>} changes */
  #say(changes) {
    this.state.value = { ...this.state.value, ...changes };
  }
}
