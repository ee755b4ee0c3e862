/** The textbook's buddy system: its requests, and what its own records say. */

/** @type {import("../text.js").Dictionary} */
export default {
  "textbook.example": "alloc 70K",
  "textbook.verb.alloc": "a block for so many bytes: 850, 70K, 2M",
  "textbook.verb.free": "a block comes back, and merges with its buddy if that is free",
  "textbook.verb.merge": "all free buddies merge now, where merging is lazy",
  "textbook.call.alloc": "A request comes.",
  "textbook.call.expand": "The block of order {high} at {block} is cut until a part of order {low} is left.",
  "textbook.call.free": "The block at {block} comes back.",
  "textbook.call.merge": "The block of order {order} at {block} looks for its buddy.",
  "textbook.call.merge_all": "Nothing fits: all free buddies merge.",
  "textbook.flip.cut": "{The_block} of order {order} is cut in two, or made whole from its two halves.",
  "textbook.add.moves": "One cut or merge more is counted.",
  "textbook.set.used": "{The_block} changes hands.",
};
