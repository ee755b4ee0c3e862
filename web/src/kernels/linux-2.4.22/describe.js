/** Whole states in words: a zone, a frame, one page. */

/** @import { Frame } from "../../engine/protocol.d.ts" */
/** @import { ZoneModel } from "../../scene/scene.d.ts" */

import { language, t } from "../../i18n/language.js";
import { pageRange } from "../../i18n/text.js";
import { holderLetter } from "../../ui/page-words.js";
import { blockWords } from "./sentences.js";
import { blockAt, namedBlocks, zoneModel } from "./zone-model.js";

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

/** "Zone Normal: 15 of 16 pages free; lists: order 0: 14; …; allocated: A 15." @param {ZoneModel} model */
export function describeZone(model) {
  const { name: zone, free, size } = model;
  const parts = [t("describe.zone", { zone, free, size }), listWords(model), blocksWords(model)];
  return `${parts.join("; ")}.`;
}

/** @param {ZoneModel} model */
function listWords(model) {
  const lists = model.lists.flatMap((pages, order) =>
    pages.length
      ? [
          t("describe.list", {
            order,
            pages: shortened(pages.slice(0, MOST).map(String), model.counts[order]),
          }),
        ]
      : [],
  );
  return lists.length ? t("describe.lists", { lists: lists.join("; ") }) : t("describe.empty");
}

/** @param {ZoneModel} model */
function blocksWords(model) {
  const named = namedBlocks(model, LONGEST);
  if (named.length === 0) return t("describe.none");
  const words = named.map(({ name, page, order }) =>
    t("describe.named", { name: holderLetter(name ?? ""), range: pageRange(page, order) }),
  );
  return t("describe.blocks", { blocks: shortened(words) });
}

/** @param {string[]} words @param {number} [count] how many there are */
function shortened(words, count = words.length) {
  const more = count - MOST;
  const pages = words.slice(0, MOST).join(", ");
  return more > 0 ? t("describe.more", { pages, more }) : pages;
}

/** "page 14: free, in page 14 of order 0". @param {ZoneModel} model @param {number} page */
export function describePage(model, page) {
  const block = blockAt(model, page);
  if (!block) return t("block.page", { page });
  const { kind, order, name } = block;
  return (
    t(`page.${kind}`, {
      page,
      order,
      name: holderLetter(name ?? ""),
      block: blockWords(language.value, block.page, order),
    }) ?? ""
  );
}
