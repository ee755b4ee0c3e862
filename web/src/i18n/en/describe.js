/** Whole states in words: a zone, a frame, one page. */

/** @type {import("../text.js").Dictionary} */
export default {
  "describe.zone": "Zone {zone}: {free} of {size} pages free",
  "describe.lists": "lists: {lists}",
  "describe.list": "order {order}: {pages}",
  "describe.more": "{pages} and {more} more",
  "describe.empty": "all lists empty",
  "describe.blocks": "allocated: {blocks}",
  "describe.named": "{name} {range}",
  "describe.none": "nothing allocated",
  "page.free": "page {page}: free, on the order {order} list in {block}",
  "page.allocated": "page {page}: {name} has it, in {block}",
  "page.used": "page {page}: in use, without a name",
  "page.hand": "page {page}: in the allocator's hands, on no list",
  "page.local": "page {page}: on the task's own list, in {block}",
  "page.reserved": "page {page}: reserved, never free",
};
