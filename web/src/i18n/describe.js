/** Whole states in words: a zone, a frame, one page. */

/** @import { Frame } from "../engine/protocol.d.ts" */
/** @import { ZoneModel } from "../scene/scene.d.ts" */

import { blockAt, namedBlocks, zoneModel } from "../scene/model.js";
import { en } from "./en.js";
import { blockWords } from "./sentences.js";
import { fill, pageRange } from "./text.js";

/** Longer lists are cut in a summary: the table has them whole. */
const MOST = 8;
/** More named blocks than this are not looked for. */
const LONGEST = 500;

/** Every zone of the machine that has pages. @param {Frame} frame @returns {string} */
export function describeFrame(frame) {
  const zones = frame.zones.map((_, zone) => zoneModel(frame, zone));
  return zones
    .filter(({ size }) => size > 0)
    .map(describeZone)
    .join(" ");
}

/** "Zone Normal: 15 of 16 pages free; lists: order 0: 14; …; allocated: a 15." @param {ZoneModel} model */
export function describeZone(model) {
  const { name: zone, free, size } = model;
  const parts = [fill(en, "describe.zone", { zone, free, size }), listWords(model), blocksWords(model)];
  return `${parts.join("; ")}.`;
}

/** @param {ZoneModel} model */
function listWords(model) {
  const lists = model.lists.flatMap((pages, order) =>
    pages.length
      ? [
          fill(en, "describe.list", {
            order,
            pages: shortened(pages.slice(0, MOST).map(String), model.counts[order]),
          }),
        ]
      : [],
  );
  return lists.length ? fill(en, "describe.lists", { lists: lists.join("; ") }) : fill(en, "describe.empty");
}

/** @param {ZoneModel} model */
function blocksWords(model) {
  const named = namedBlocks(model, LONGEST);
  if (named.length === 0) return fill(en, "describe.none");
  const words = named.map(({ name, page, order }) =>
    String(fill(en, "describe.named", { name: name ?? "", range: pageRange(page, order) })),
  );
  return fill(en, "describe.blocks", { blocks: shortened(words) });
}

/** @param {string[]} words @param {number} [count] how many there are */
function shortened(words, count = words.length) {
  const more = count - MOST;
  const pages = words.slice(0, MOST).join(", ");
  return more > 0 ? (fill(en, "describe.more", { pages, more }) ?? "") : pages;
}

/** "page 14: free, in page 14 of order 0". @param {ZoneModel} model @param {number} page */
export function describePage(model, page) {
  const block = blockAt(model, page);
  if (!block) return fill(en, "block.page", { page }) ?? "";
  const { kind, order, name } = block;
  return (
    fill(en, `page.${kind}`, { page, order, name: name ?? "", block: blockWords(en, block.page, order) }) ??
    ""
  );
}
