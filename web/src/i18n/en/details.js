/** One line about the thing that somebody points at. */

/** @type {import("../text.js").Dictionary} */
export default {
  "details.page": "{what} · frame {hex}, address {address}.",
  "details.buddy": "Its buddy at order {order} is {buddy}; pair bit {bit} is {value}.",
  "details.list": {
    by: "blocks",
    one: "The order {order} list: {blocks} block, {size} ({hex}).",
    other: "The order {order} list: {blocks} blocks, {size} ({hex}).",
  },
  "details.bit.1":
    "Bit {bit} ({hex}) of order {order} is 1: one of {one} and {other} is free, the other is not.",
  "details.bit.0": "Bit {bit} ({hex}) of order {order} is 0: {one} and {other} are both free or both not.",
  "details.mark": "pages_{name} is {value} ({hex}); free now: {free} ({free_hex}).",
  "details.test":
    "To be taken from here, more than {minimum} ({hex}) pages must be free: the watermarks of the zones visited so far, and the request. There were {free} ({free_hex}).",
  "details.function": "{name}()",
  "details.none": "Point at anything to see what it is.",
  "details.buddy.only": "Its buddy is {buddy}.",
};
