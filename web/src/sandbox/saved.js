/**
 * Sandboxes that this browser keeps: machine, requests and cursor, one entry each. Storage may be missing: see storage.js.
 *
 * An entry is read with care: it may be damaged, or of another release. Then it is listed as such, and blocks nothing.
 * None is dropped but by its owner: another tab may have it open, or come back to it.
 */

/** @import { MachineRequest } from "../engine/protocol.d.ts" */

import { forget, keysOf, recall, remember } from "../shell/storage.js";

const PREFIX = "buddyscope:1:sandbox:";

/** @typedef {{ machine: MachineRequest, title: string, commands: string[], cursor: number }} Work */
/** `writer` is the page that wrote it last, `revision` counts its writes. @typedef {Work & { v: 1, name: string, at: number, writer: string, revision: number }} Entry */
/** `broken`: it cannot be read, and why. @typedef {{ id: string, name: string, title: string, requests: number, at: number, broken: string }} SavedSandbox */

/** Newest first; those with a name before those without. @returns {SavedSandbox[]} */
export function savedSandboxes() {
  return keysOf(PREFIX)
    .map((key) => summary(key.slice(PREFIX.length)))
    .sort((one, other) => Number(other.name !== "") - Number(one.name !== "") || other.at - one.at);
}

/** @param {string} id @returns {SavedSandbox} */
function summary(id) {
  try {
    const { name, title, commands, at } = /** @type {Entry} */ (readSaved(id));
    return { id, name, title, requests: commands.length, at, broken: "" };
  } catch (error) {
    return { id, name: "", title: id, requests: 0, at: 0, broken: /** @type {Error} */ (error).message };
  }
}

/** Null when there is none of this id. Throws when it cannot be read. @param {string} id @returns {Entry | null} */
export function readSaved(id) {
  const text = recall(PREFIX + id);
  return text === null ? null : checked(JSON.parse(text));
}

/** @param {any} entry @returns {Entry} */
function checked(entry) {
  const texts =
    Array.isArray(entry?.commands) &&
    entry.commands.every((/** @type {unknown} */ one) => typeof one === "string");
  const machine = typeof entry?.machine?.preset === "string" || entry?.machine?.custom instanceof Object;
  if (entry?.v !== 1 || !texts || !machine) throw new SyntaxError("machine or requests are missing");
  const { name, title, cursor, at, writer, revision } = entry;
  return {
    v: 1,
    machine: entry.machine,
    commands: entry.commands,
    name: textOf(name),
    title: textOf(title),
    cursor: countOf(cursor),
    at: countOf(at),
    writer: textOf(writer),
    revision: countOf(revision),
  };
}

/** @param {unknown} value */
function textOf(value) {
  return typeof value === "string" ? value : "";
}

/** @param {unknown} value */
function countOf(value) {
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0;
}

/** @param {string} id @param {Entry} entry @returns {boolean} whether the browser has it; false: only this page's memory */
export function writeSaved(id, entry) {
  return remember(PREFIX + id, JSON.stringify(entry));
}

/** @param {string} id */
export function dropSaved(id) {
  forget(PREFIX + id);
}
