/** What is lit because somebody points at it, here or elsewhere on the page. */

/** @import { Link, Shape, ZoneModel } from "../../../scene/scene.d.ts" */

/** @param {Shape[]} shapes @param {ZoneModel} model @param {Link | null | undefined} link @returns {Shape[]} */
export function linkShapes(shapes, model, link) {
  if (!link) return [];
  const ids = new Set(idsOf(model, link));
  return shapes
    .filter(({ id }) => ids.has(id))
    .map(({ id, x, y, w, h }) => ({ kind: "link", id: `link:${id}`, x, y, w, h }));
}

/** @param {ZoneModel} model @param {Link} link @returns {string[]} */
function idsOf(model, link) {
  if (link.kind === "function") return link.name === model.testCall ? ["tick:test", "gauge"] : [];
  if (link.zone !== model.zone) return [];
  if (link.kind === "mark") return [`tick:${link.name}`];
  if (link.kind === "list") return [`dot:${link.order}`, `order:${link.order}`];
  if (link.kind === "bit") return pairIds(model, link.order, link.bit);
  const bit = Math.floor((link.page - model.first) / 2 ** (link.order + 1));
  return [...blockIds(link.page, link.order), `bit:${link.order}:${bit}`];
}

/** A bit and its two buddies. @param {ZoneModel} model @param {number} order @param {number} bit */
function pairIds(model, order, bit) {
  const page = model.first + bit * 2 ** (order + 1);
  return [`bit:${order}:${bit}`, ...blockIds(page, order), ...blockIds(page + 2 ** order, order)];
}

/** @param {number} page @param {number} order */
function blockIds(page, order) {
  return [`block:${order}:${page}`, `pill:${order}:${page}`];
}
