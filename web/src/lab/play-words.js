/** What a run that is played back says, and how its blocks lie. Pure. */

/** @import { LabFault, LabPlay, LabState, LabStep } from "../engine/protocol.d.ts" */

import { t } from "../i18n/language.js";

/** @param {LabStep} step */
export function callOf({ call, order, page }) {
  return call === "a" ? `alloc(${order})` : `free(${page}, ${order})`;
}

/** What was answered. @param {LabStep} step */
export function answerOf({ call, page }) {
  if (call === "f") return "";
  return page === null ? t("lab.refused") : `→ ${page}`;
}

/** Kinds of faults that no request caused. */
const OF_THE_PROGRAM = ["raised", "out-of-memory"];

/** @param {LabFault} fault @param {LabPlay} play */
export function faultInWords({ kind, key, values }, play) {
  const last = play.steps.at(-1);
  const call = last && !OF_THE_PROGRAM.includes(kind) ? callOf(last) : "";
  return t(`lab.fault.${key}`, { ...values, call });
}

/** First pages of the blocks that a fault is about. @param {LabFault} fault @returns {number[]} */
export function pagesOf({ values }) {
  return [values.low, values.high, values.page].filter((page) => typeof page === "number");
}

/**
 * A row for each order, the largest on top: its free blocks, in percent of the region, and its list.
 *
 * @param {LabState} state
 * @param {number} pages
 * @param {number} orders
 */
export function rowsOf(state, pages, orders) {
  const free = new Map(state.free ?? []);
  const rows = [];
  for (let order = orders - 1; order >= 0; order--) {
    const list = free.get(order) ?? [];
    rows.push({ order, list, blocks: list.map((page) => blockOf(page, order, pages)) });
  }
  return rows;
}

/** @param {LabState} state @param {number} pages */
export function usedBlocks(state, pages) {
  return state.used.map(([page, order]) => blockOf(page, order, pages));
}

/** @param {number} page @param {number} order @param {number} pages */
export function blockOf(page, order, pages) {
  const size = 2 ** order;
  const left = (100 * Math.max(0, Math.min(page, pages))) / pages;
  const width = Math.max(0.4, Math.min((100 * size) / pages, 100 - left));
  return { page, order, left, width, label: size === 1 ? `${page}` : `${page}–${page + size - 1}` };
}

/** All blocks in a sentence, for those who do not see the picture. @param {LabState} state */
export function stateInWords({ free, used }) {
  const lists = (free ?? []).map(([order, list]) => t("lab.list", { order, pages: list.join(", ") }));
  const held = used.map(([page, order]) => t("lab.block", { page, order }));
  return [
    free === null ? t("lab.lists.none") : t("lab.free", { lists: lists.join("; ") || t("lab.nothing") }),
    t("lab.used", { blocks: held.join(", ") || t("lab.nothing") }),
  ].join(" ");
}

/** What the reference did, a line a move: the sum that gives each buddy. @param {LabStep} step @returns {string[]} */
export function referenceMoves({ call, page, moves }) {
  let at = page ?? 0;
  return moves.map(([larger, block]) => {
    const below = larger - 1;
    if (call === "a")
      return t("lab.split", { block: spanOf(block, larger), half: block + 2 ** below, order: below });
    const buddy = at ^ (2 ** below);
    const line = t("lab.merge", {
      order: below,
      page: at,
      size: 2 ** below,
      buddy,
      block: spanOf(block, larger),
    });
    at = block;
    return line;
  });
}

/** @param {number} page @param {number} order */
function spanOf(page, order) {
  return blockOf(page, order, Number.MAX_SAFE_INTEGER).label;
}

/** What became of the allocator's own lists. @param {LabStep} step @param {LabStep | undefined} before @returns {string[]} */
export function ownMoves(step, before) {
  if (!step.yours.free) return [t("lab.lists.none")];
  if (!before?.yours.free) return [];
  const [then, now] = [before.yours.free, step.yours.free].map(namesOf);
  const lines = [];
  for (const name of then) if (!now.has(name)) lines.push(changed("lab.left", name));
  for (const name of now) if (!then.has(name)) lines.push(changed("lab.joined", name));
  return lines;
}

/** @param {[number, number[]][]} lists */
function namesOf(lists) {
  return new Set(lists.flatMap(([order, pages]) => pages.map((page) => `${order}:${page}`)));
}

/** @param {string} key @param {string} name */
function changed(key, name) {
  const [order, page] = name.split(":").map(Number);
  return t(key, { order, block: spanOf(page, order) });
}
