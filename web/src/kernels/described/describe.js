/** Whole states in words: a zone, a frame, one page. */

/** @import { Frame } from "../../engine/protocol.d.ts" */
/** @import { Link, Test, ZoneModel } from "../../scene/scene.d.ts" */

import { language, t } from "../../i18n/language.js";
import { pageRange } from "../../i18n/text.js";
import { holderLetter } from "../../ui/page-words.js";
import { blockWords, rangeOf } from "./block-range.js";
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
  const { sizeInWords } = model;
  const whole = sizeInWords
    ? t("describe.region", { zone, free: sizeInWords(free), size: sizeInWords(size) })
    : t("describe.zone", { zone, free, size });
  const parts = [whole, listWords(model), blocksWords(model)];
  return `${parts.join("; ")}.`;
}

/** @param {ZoneModel} model */
function listWords(model) {
  const lists = model.lists.flatMap((pages, order) =>
    pages.length
      ? [
          t(model.sizeInWords ? "describe.list.sized" : "describe.list", {
            order,
            size: model.sizeInWords?.(model.pages.pages[order]),
            pages: shortened(pages.slice(0, MOST).map(model.sizeInWords ?? String), model.counts[order]),
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
    t("describe.named", { name: holderLetter(name ?? ""), range: rangeOf(model, page, order) }),
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
    t(model.sizeInWords ? `sized.${kind}` : `page.${kind}`, {
      page,
      order,
      name: holderLetter(name ?? ""),
      block: blockWords(model, language.value, block.page, order),
    }) ?? ""
  );
}

// ------------------------------------------------------------ details of what is pointed at

const PAGE_SHIFT = 12;

/** @param {number} value */
export function hex(value) {
  return `0x${value.toString(16)}`;
}

/** @param {ZoneModel} model @param {number} page @returns {string} */
export function pageDetails(model, page) {
  const block = blockAt(model, page);
  const address = hex(page * 2 ** PAGE_SHIFT);
  const values = { what: describePage(model, page), hex: hex(page), address };
  if (block && model.blockFacts) return factsInWords(model, block, values.what);
  const line = t("details.page", values);
  if (!block || block.kind === "reserved" || block.kind === "used" || block.order >= model.orders - 1)
    return line;
  const { order } = block;
  const index = block.page - model.base;
  const buddy = pageRange(block.page + (Math.floor(index / 2 ** order) % 2 ? -1 : 1) * 2 ** order, order);
  if (!model.maps[order]) return `${line} ${t("details.buddy.only", { buddy })}`;
  const bit = Math.floor(index / 2 ** (order + 1));
  const value = model.maps[order]?.[bit] ?? 0;
  return `${line} ${t("details.buddy", { buddy, order, bit, value })}`;
}

/** @param {ZoneModel} model @param {import("../../scene/scene.d.ts").ModelBlock} block @param {string} what */
function factsInWords(model, block, what) {
  const facts = model.blockFacts?.(model, block) ?? [];
  return [what, ...facts.map(({ name, value }) => `${name} ${value}`)].join(" · ");
}

/** @param {ZoneModel} model @param {Link} link @param {Test | null} test @returns {string} */
export function linkDetails(model, link, test) {
  if (link.kind === "block") return pageDetails(model, link.page);
  if (link.kind === "bit") return bitDetails(model, link.order, link.bit);
  if (link.kind === "list") {
    const blocks = model.counts[link.order] ?? 0;
    const pages = blocks * 2 ** link.order;
    const size = t("size", { count: pages });
    return t("details.list", { order: link.order, blocks, size, hex: hex(pages) });
  }
  if (link.kind === "mark") return markDetails(model, link.name, test);
  return t("details.function", { name: link.name });
}

/** @param {ZoneModel} model @param {number} order @param {number} bit */
function bitDetails({ first, maps }, order, bit) {
  const page = first + bit * 2 ** (order + 1);
  const value = maps[order]?.[bit] ?? 0;
  const values = {
    order,
    bit,
    hex: hex(bit),
    one: pageRange(page, order),
    other: pageRange(page + 2 ** order, order),
  };
  return t(`details.bit.${value}`, values);
}

/** @param {ZoneModel} model @param {"min" | "low" | "high" | "test"} name @param {Test | null} test */
function markDetails(model, name, test) {
  const { free } = model;
  if (name === "test") {
    const { free: was = free, minimum = 0 } = test ?? {};
    return t("details.test", { minimum, hex: hex(minimum), free: was, free_hex: hex(was) });
  }
  const value = model.marks[name];
  return t("details.mark", { name, value, hex: hex(value), free, free_hex: hex(free) });
}
