/** Generated sentences: one for each record, call and return. */

/** @type {import("../text.js").Dictionary} */
export default {
  size: { one: "{count} page", other: "{count} pages" },
  start: "The start: nothing has happened yet.",
  block: "block {range}",
  "block.page": "page {page}",
  the_block: "the block {range}",
  "the_block.page": "page {page}",
  The_block: "The block {range}",
  "The_block.page": "Page {page}",
  "add.expand": "expand(): the lower half, {block}, goes to the head of the order {order} list.",
  "add.__free_pages_ok": "{The_block} goes to the head of the order {order} list.",
  add: "{The_block} joins the head of the order {order} list of {zone}.",
  "del.rmqueue": [
    "rmqueue() takes {the_block} off the order {order} list: it was the {place}.",
    "rmqueue() takes {the_block} off the order {order} list.",
  ],
  "del.__free_pages_ok":
    "The buddy, {block}, leaves the order {order} list: the two are now one block of order {above}, {merged}.",
  del: [
    "{The_block} leaves the order {order} list: its {place}.",
    "{The_block} leaves the order {order} list.",
  ],
  "place.head": "head",
  "place.other": "entry at place {number}",
  "toggle.1.__free_pages_ok":
    "The bit of pair {pair} of order {order} flips to 1: the buddy of the block being freed is not free, so merging stops here.",
  "toggle.0.__free_pages_ok":
    "The bit of pair {pair} of order {order} flips to 0: both {first} and {second} are free, so they merge.",
  "toggle.1":
    "The bit of pair {pair} of order {order} flips to 1: exactly one of the buddies {first} and {second} is free.",
  "toggle.0":
    "The bit of pair {pair} of order {order} flips to 0: neither of the buddies {first} and {second} is on the list now.",
  toggle: "The bit of pair {pair} of order {order}, for the buddies {first} and {second}, flips.",
  "free_pages.up": ["free_pages of {zone} rises by {by} to {now}.", "free_pages of {zone} rises by {by}."],
  "free_pages.down": ["free_pages of {zone} falls by {by} to {now}.", "free_pages of {zone} falls by {by}."],
  lock: "The lock of zone {zone} is taken; interrupts are off.",
  unlock: "The lock of zone {zone} is released; interrupts are on again.",
  "name.gain": "{name} gets {the_block}.",
  "name.gain.address": "{name} gets the address {address}: {the_block}.",
  "name.lose": "{name} gives back {the_block}.",
  "call.alloc_pages": "alloc_pages() is asked for a block of order {order}, {size}, with {gfp_mask}.",
  "call._alloc_pages": "_alloc_pages() chooses the zone list that goes with {gfp_mask}.",
  "call.__alloc_pages": "__alloc_pages() goes through the zones, comparing each with its watermarks.",
  "call.rmqueue": "rmqueue() looks in zone {zone} for a block of order {order}.",
  "call.expand": [
    "expand() halves the order {high} block at page {page} until one piece of order {low} is left.",
    "expand() halves the order {high} block until one piece of order {low} is left.",
    "expand() has nothing to split: the block is of order {same}, as asked.",
  ],
  "call.__free_pages": "__free_pages() is given back the order {order} block at page {page}.",
  "call.__free_pages_ok": "__free_pages_ok() puts the order {order} block at page {page} back into its zone.",
  "call.from": "{caller}() calls {name}({args}).",
  "call.top": "{name}({args}) is called.",
  "return.page": "{name}() returns page {value}.",
  "return.address": "{name}() returns the address {value}.",
  "return.no_address": "{name}() returns 0, which is no address.",
  "return.null": "{name}() returns nothing.",
  "return.value": "{name}() returns {value}.",
  "return.done": "{name}() is done.",
  "flags.none": "no flags",
};
