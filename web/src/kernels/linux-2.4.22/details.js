/** One line about the thing that somebody points at: what it is, its numbers in hex and decimal, whom it belongs to. */

/** @import { Link, Test, ZoneModel } from "../../scene/scene.d.ts" */

import { t } from "../../i18n/language.js";
import { pageRange } from "../../i18n/text.js";
import { describePage } from "./describe.js";
import { blockAt } from "./zone-model.js";

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
  const line = t("details.page", values);
  if (!block || block.kind === "reserved" || block.kind === "used" || block.order >= model.orders - 1)
    return line;
  const { order } = block;
  const index = block.page - model.first;
  const buddy = pageRange(
    model.first + (Math.floor(index / 2 ** order) % 2 ? -1 : 1) * 2 ** order + index,
    order,
  );
  const bit = Math.floor(index / 2 ** (order + 1));
  const value = model.maps[order]?.[bit] ?? 0;
  return `${line} ${t("details.buddy", { buddy, order, bit, value })}`;
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
