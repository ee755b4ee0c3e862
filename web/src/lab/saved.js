/**
 * Allocators that this browser keeps, one entry each. As with sandboxes, none is dropped but by its owner, and an entry
 * that another tab has written to since is left to that tab: what is written here then goes on in an entry of its own.
 */

import { forget, keysOf, recall, remember } from "../shell/storage.js";

const PREFIX = "buddyscope:1:allocator:";

/** `writer` is the page that wrote it last, `revision` counts its writes. @typedef {{ v: 1, name: string, text: string, at: number, writer: string, revision: number }} Entry */
/** `broken`: it cannot be read. @typedef {{ id: string, name: string, lines: number, at: number, broken: boolean }} SavedAllocator */

/** Newest first. @returns {SavedAllocator[]} */
export function savedAllocators() {
  return keysOf(PREFIX)
    .map((key) => summary(key.slice(PREFIX.length)))
    .sort((one, other) => other.at - one.at);
}

/** @param {string} id @returns {SavedAllocator} */
function summary(id) {
  const entry = readAllocator(id);
  if (!entry) return { id, name: "", lines: 0, at: 0, broken: true };
  return { id, name: entry.name, lines: entry.text.split("\n").length, at: entry.at, broken: false };
}

/** Null when there is none of this id, or it cannot be read. @param {string} id @returns {Entry | null} */
function readAllocator(id) {
  try {
    const entry = JSON.parse(recall(PREFIX + id) ?? "null");
    if (entry?.v !== 1 || typeof entry.text !== "string") return null;
    return {
      v: 1,
      name: String(entry.name ?? ""),
      text: entry.text,
      at: Number(entry.at) || 0,
      writer: String(entry.writer ?? ""),
      revision: Number(entry.revision) || 0,
    };
  } catch {
    return null;
  }
}

/** @param {string} id */
export function dropAllocator(id) {
  forget(PREFIX + id);
}

/** The entry that this page writes to. */
export class Keeper {
  #me = newId();
  #revision = 0;
  id = "";

  /** What is kept last, which is gone on with; null for none. @returns {Entry | null} */
  latest() {
    const newest = savedAllocators().find(({ broken }) => !broken);
    return newest ? this.open(newest.id) : null;
  }

  /** @param {string} id @returns {Entry | null} */
  open(id) {
    const entry = readAllocator(id);
    if (!entry) return null;
    this.id = id;
    this.#revision = entry.revision;
    return entry;
  }

  /** What comes now gets an entry of its own. */
  begin() {
    this.id = "";
    this.#revision = 0;
  }

  /** @param {string} text @param {string} name @returns {"" | "memory" | "split"} what was in the way */
  keep(text, name) {
    const before = this.id ? readAllocator(this.id) : null;
    const foreign = before !== null && before.writer !== this.#me && before.revision > this.#revision;
    if (!this.id || foreign) {
      this.id = newId();
      this.#revision = 0;
    }
    const entry = { v: 1, name, text, at: Date.now(), writer: this.#me, revision: ++this.#revision };
    const kept = remember(PREFIX + this.id, JSON.stringify(entry));
    if (!kept) return "memory";
    return foreign ? "split" : "";
  }
}

function newId() {
  return Math.random().toString(36).slice(2, 10);
}
