/**
 * Fragmentation: what is lost inside blocks, and how free memory is scattered. Read off the requests and the frame.
 *
 * Internal: the sum of block sizes minus requests, over blocks in use. External: 1 - largest free block / all that is free.
 */

/** @import { Frame, History } from "../../engine/protocol.d.ts" */
/** @import { Fact } from "../kernel.d.ts" */

import { t } from "../../i18n/language.js";
import { grainsOf, parseSize, regionIn, sizeText } from "./sizes.js";

/** Bytes that holders asked for, by the name of the block, as requests before the cursor say. @param {History} history @param {number} cursor @returns {Map<string, number>} */
function requestedAt({ start, names, commands }, cursor) {
  /** @type {Map<string, number>} */
  const bytes = new Map();
  const used = /** @type {[number, number, number][]} */ (/** @type {any} */ (start).used ?? []);
  const atStart = new Map(used.map(([page, , request]) => [page, request]));
  for (const [page, , name] of start.blocks) bytes.set(names[name] ?? "", atStart.get(page) ?? 0);
  for (const command of commands) {
    if (command.start >= cursor) break;
    const [, name, words] = /^\s*(\w+)\s*=\s*alloc\b\s*(.*)$/.exec(command.text) ?? [];
    if (name === undefined || command.page === null) continue;
    const size = words.replace(/\b(order|times)=\d+/g, "").replace(/^size=/, "");
    bytes.set(name, parseSize(size) ?? 0);
  }
  return bytes;
}

/** What holders need of their blocks, in grains; a block that was asked for by its order is needed whole. @param {History} history @param {Frame} frame @returns {Map<string, number>} */
export function wanted(history, frame) {
  const { grain } = regionIn(frame.machine);
  const requested = requestedAt(history, frame.cursor);
  const held = [...frame.blocks.values()].filter(({ name }) => requested.get(name));
  return new Map(held.map(({ name }) => [name, (requested.get(name) ?? 0) / grain]));
}

/** Bytes lost inside the blocks in use. @param {History} history @param {Frame} frame */
function internalWaste(history, frame) {
  const { grain } = regionIn(frame.machine);
  const needs = wanted(history, frame);
  return [...frame.blocks.values()].reduce((sum, { name, order }) => {
    const grains = grainsOf(frame.machine, order);
    return sum + (grains - (needs.get(name) ?? grains)) * grain;
  }, 0);
}

/** @param {Frame} frame @returns {number} 0 to 1 */
function externalShare({ machine, zones: [{ lists, free_pages }] }) {
  const largest = lists.findLastIndex(({ size }) => size > 0);
  return free_pages ? 1 - grainsOf(machine, largest) / free_pages : 0;
}

/** @param {History} history @param {Frame} frame @returns {Fact[]} */
export function figures(history, frame) {
  const region = regionIn(frame.machine);
  const free = frame.zones[0].free_pages * region.grain;
  const done = history.commands.filter(({ end }) => end <= frame.cursor);
  const refused = done.filter(({ text, page, served }) => /\balloc\b/.test(text) && page === null && !served);
  return [
    { name: t("textbook.figure.internal"), value: sizeText(internalWaste(history, frame)) },
    { name: t("textbook.figure.external"), value: `${Math.round(100 * externalShare(frame))} %` },
    { name: t("textbook.figure.free"), value: sizeText(free) },
    { name: t("textbook.figure.refused"), value: String(refused.length) },
  ];
}
