/**
 * The sandbox survives a reload. Each tab writes an entry of its own, a moment after every change.
 *
 * Two tabs can come to the same entry (a tab that was duplicated, an entry opened twice). The one that finds that
 * somebody else has written there goes on in a new entry, and says so: nobody's work is overwritten.
 */

/** @import { Entry, Work } from "./saved.js" */

import { signal } from "@preact/signals-core";
import { readSaved, savedSandboxes, writeSaved } from "./saved.js";

const TAB = "buddyscope:1:sandbox-tab";
const PAUSE = 400;

/** @typedef {{ now: () => number, random: () => string, after: (milliseconds: number, act: () => void) => number, cancel: (id: number) => void, session: { read: () => string, write: (id: string) => void } }} World */

/** @type {World} */
const BROWSER = {
  now: () => Date.now(),
  random: () => Math.random().toString(36).slice(2, 10),
  after: (milliseconds, act) => window.setTimeout(act, milliseconds),
  cancel: (id) => window.clearTimeout(id),
  session: {
    read() {
      try {
        return globalThis.sessionStorage.getItem(TAB) ?? "";
      } catch {
        return "";
      }
    },
    write(id) {
      try {
        globalThis.sessionStorage.setItem(TAB, id);
      } catch {
        // This tab will not know after a reload; the list of saved ones has it.
      }
    },
  },
};

export class Autosave {
  #world;
  #me;
  #timer = 0;
  #id = "";
  #name = "";
  #revision = 0;
  /** What the entry has: looking at it is no reason to write. */
  #written = "";
  /** What there is to write: asked for when it is written. @type {(() => Work | null) | null} */
  #waiting = null;
  /** "" | "memory": the browser keeps nothing | "split": another tab had written here */
  trouble = signal("");
  /** What there is to go on with. */
  list = signal(savedSandboxes());

  /** @param {World} [world] */
  constructor(world = BROWSER) {
    this.#world = world;
    this.#me = world.random();
  }

  /** What this tab did last; null when nothing. Throws when it cannot be read. @returns {Entry | null} */
  ofThisTab() {
    const id = this.#world.session.read();
    return id ? this.open(id) : null;
  }

  /** Go on with an entry. Throws when it cannot be read. @param {string} id @returns {Entry | null} */
  open(id) {
    const entry = readSaved(id);
    if (entry) this.#take(id, entry.name, entry.revision);
    if (entry) this.#written = contentOf(entry);
    return entry;
  }

  /** What comes now is another story: it gets an entry of its own. */
  begin() {
    this.flush();
    this.#take("", "", 0);
  }

  /** @param {string} id @param {string} name @param {number} revision */
  #take(id, name, revision) {
    this.#written = "";
    this.#id = id;
    this.#name = name;
    this.#revision = revision;
    if (id) this.#world.session.write(id);
  }

  /** Soon. @param {() => Work | null} work */
  note(work) {
    this.#waiting = work;
    this.#world.cancel(this.#timer);
    this.#timer = this.#world.after(PAUSE, () => this.flush());
  }

  /** Now. */
  flush() {
    this.#world.cancel(this.#timer);
    const work = this.#waiting?.() ?? null;
    this.#waiting = null;
    if (!work || (work.commands.length === 0 && !this.#id) || contentOf(work) === this.#written) return;
    this.#makeSureItIsOurs();
    this.#write(work);
  }

  /** Under a name, in an entry of its own that is not written to again. @param {string} name @param {Work} work */
  saveAs(name, work) {
    const kept = writeSaved(this.#world.random(), this.#entry(work, name, 1));
    this.trouble.value = kept ? "" : "memory";
    this.list.value = savedSandboxes();
    return kept;
  }

  #makeSureItIsOurs() {
    const other = this.#id ? readOrNull(this.#id) : null;
    const foreign = other && other.writer !== this.#me && other.revision > this.#revision;
    // a named one is kept as it is: what is done from it is a story of its own
    if (!foreign && !this.#name && this.#id) return;
    this.#take(this.#world.random(), "", 0);
    this.trouble.value = foreign ? "split" : "";
  }

  /** @param {Work} work */
  #write(work) {
    const kept = writeSaved(this.#id, this.#entry(work, "", ++this.#revision));
    this.#written = contentOf(work);
    if (!kept) this.trouble.value = "memory";
    else if (this.trouble.value === "memory") this.trouble.value = "";
    this.list.value = savedSandboxes();
  }

  /** After all others, also when the clock was set back: the newest stands first in the list. */
  #later() {
    return savedSandboxes().reduce((at, other) => Math.max(at, other.at + 1), this.#world.now());
  }

  /** @param {Work} work @param {string} name @param {number} revision @returns {Entry} */
  #entry({ machine, title, commands, cursor }, name, revision) {
    return {
      v: 1,
      machine,
      title,
      commands,
      cursor,
      name,
      at: this.#later(),
      writer: this.#me,
      revision,
    };
  }
}

/** @param {Work} work */
function contentOf({ machine, commands, cursor }) {
  return JSON.stringify([machine, commands, cursor]);
}

/** @param {string} id */
function readOrNull(id) {
  try {
    return readSaved(id);
  } catch {
    return null;
  }
}
