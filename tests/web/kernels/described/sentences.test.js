import { describe, expect, test } from "vitest";
import { Timeline } from "../../../../web/src/history/timeline.js";
import { Kind } from "../../../../web/src/kernels/linux-2.4.22/kinds.js";

/** @param {number} mask */
const gfpName = (mask) => maskName({ machine: {} }, "gfp", mask);

import { fill, languageOf } from "../../../../web/src/i18n/text.js";
import { describeFrame } from "../../../../web/src/kernels/described/describe.js";
import { maskName } from "../../../../web/src/kernels/described/flags.js";
import { sentenceAt } from "../../../../web/src/kernels/described/sentences.js";
import { historyOf, matchboxHistory } from "../../fixtures.js";

/** @param {any} history @param {number} cursor */
function sentence(history, cursor) {
  const timeline = new Timeline(history);
  return sentenceAt(timeline.history, timeline.seek(cursor), cursor);
}

test.each([
  [0, "The start: nothing has happened yet."],
  [1, "alloc_pages() is asked for a block of order 0, 1 page, with GFP_KERNEL."],
  [2, "_alloc_pages() chooses the zone list that goes with GFP_KERNEL."],
  [4, "rmqueue() looks in zone Normal for a block of order 0."],
  [5, "The lock of zone Normal is taken; interrupts are off."],
  [6, "rmqueue() takes the block 0–15 off the order 4 list: it was the head."],
  [7, "free_pages of Normal falls by 1 to 15."],
  [8, "expand() halves the order 4 block at page 0 until one piece of order 0 is left."],
  [9, "expand(): the lower half, block 0–7, goes to the head of the order 3 list."],
  [10, "The bit of pair 0 of order 3 flips to 1: exactly one of the buddies 0 and 8 is free."],
  [15, "expand(): the lower half, page 14, goes to the head of the order 0 list."],
  [17, "expand() returns page 15."],
  [18, "The lock of zone Normal is released; interrupts are on again."],
  [19, "The count of page 15 becomes 1: it is in use."],
  [24, "A gets page 15."],
  [25, "A gives back page 15."],
  [26, "__free_pages() is given back the order 0 block at page 15."],
  [27, "The count of page 15 becomes 0: nobody holds it any more."],
  [30, "free_pages of Normal rises by 1 to 16."],
  [31, "The bit of pair 7 of order 0 flips to 0: both 14 and 15 are free, so they merge."],
  [32, "The buddy, page 14, leaves the order 0 list: the two are now one block of order 1, 14–15."],
  [34, "The buddy, block 12–13, leaves the order 1 list: the two are now one block of order 2, 12–15."],
  [39, "The block 0–15 goes to the head of the order 4 list."],
  [41, "__free_pages_ok() is done."],
])("at cursor %i: %s", (cursor, text) => {
  expect(sentence(matchboxHistory(), cursor)).toBe(text);
});

describe("records that these two requests do not have", () => {
  test.each([
    [[Kind.NEED_BALANCE, 0, 1, 0, 0], "need_balance of Normal becomes 1: there is work for kswapd."],
    [[Kind.PAGE_FLAGS, 3, 0, 0x14, 0], "Page 3 loses PG_referenced, PG_dirty."],
    [[Kind.SYSTEM, 0, 0x2800, 0, 0], "The task's flags are now PF_MEMALLOC, PF_FREE_PAGES."],
    [[Kind.SYSTEM, 0, 0, 0x2800, 0], "The task has no special flags any more."],
    [[Kind.SYSTEM, 3, 0, 1, 0], "kswapd is woken."],
    [
      [Kind.ADD_TO_LOCAL, 8, 2, 0, 0],
      "The block 8–11 is kept on the task's own list, not given to the zone.",
    ],
    [[Kind.DEL_FROM_LOCAL, 8, 2, 0, 0], "The block 8–11 leaves the task's own list."],
    [[Kind.BUG, 0, 0, 0, 0], "The kernel stops with BUG(): page->count is 0"],
    [[99, 0, 0, 0, 0], "Record 0 is of a kind this page does not know."],
  ])("%j: %s", (record, text) => {
    expect(sentence(historyOf([[record]]), 1)).toBe(text);
  });
});

test("without the frame the sentence is shorter, never wrong", () => {
  const history = matchboxHistory();
  expect(sentenceAt(history, null, 7)).toBe("free_pages of Normal falls by 1.");
  expect(sentenceAt(history, null, 10)).toBe("The bit of pair 0 of order 3, for the buddies 0 and 8, flips.");
  expect(sentenceAt(history, new Timeline(history).frame, 7)).toBe("free_pages of Normal falls by 1.");
});

test("a frame in words", () => {
  const timeline = new Timeline(matchboxHistory());
  expect(describeFrame(timeline.seek(24))).toBe(
    "Zone Normal: 15 of 16 pages free; lists: order 0: 14; order 1: 12; order 2: 8; order 3: 0; allocated: A 15.",
  );
  expect(describeFrame(timeline.seek(0))).toBe(
    "Zone Normal: 16 of 16 pages free; lists: order 4: 0; nothing allocated.",
  );
});

test.each([
  [0x1f0, "GFP_KERNEL"],
  [0x1f1, "GFP_KERNEL | __GFP_DMA"],
  [0x020, "GFP_ATOMIC"],
  [0x1d2, "GFP_HIGHUSER"],
  [0x010, "__GFP_WAIT"],
  [0, "no flags"],
])("the mask %i is %s", (mask, text) => {
  expect(gfpName(mask)).toBe(text);
});

test("the first template whose holes are known is taken", () => {
  const words = languageOf("en", { key: ["{a} and {b}", "only {a}"] });
  expect(fill(words, "key", { a: 1, b: 2 })).toBe("1 and 2");
  expect(fill(words, "key", { a: 1 })).toBe("only 1");
  expect(fill(words, "key")).toBe(null);
});

test("a request that the model broke off is not said to have returned", () => {
  const history = matchboxHistory();
  const cursor = history.commands[0].end - 1; // alloc_pages() returns; then the block gets its name
  const records = [...history.records];
  records[(cursor - 1) * 5 + 2] = -1;
  records[cursor * 5] = Kind.RETURN;
  const stopped = { ...history, records: Int32Array.from(records) };
  expect(sentence(stopped, cursor)).toBe("alloc_pages() returns nothing.");
  const commands = history.commands.map((one) => ({ ...one, livelock: true }));
  expect(sentence({ ...stopped, commands }, cursor)).toBe(
    "Here the model stops alloc_pages(). The kernel would go on trying.",
  );
});

describe("a kernel address, which a record keeps as a signed number", () => {
  const functions = [
    { name: "__get_free_pages", args: ["gfp_mask", "order"], returns: "address", file: "mm/page_alloc.c" },
    { name: "free_pages", args: ["addr", "order"], returns: "", file: "mm/page_alloc.c" },
  ];
  const records = [
    [Kind.CALL, 0, 0x1f0, 0, -1],
    [Kind.RETURN, 0, -1056972800, 0, 0],
    [Kind.NAME, 4094, 1, 1, 0],
    [Kind.CALL, 1, -1056972800, 1, -1],
    [Kind.RETURN, 0, 0, 0, 0],
  ];
  const history = { ...historyOf(records), functions, names: ["", "d"] };

  test.each([
    [2, "__get_free_pages() returns the address 0xc0ffe000."],
    [3, "D gets the address 0xc0ffe000: the block 4094–4095."],
    [5, "__get_free_pages() returns 0, which is no address."],
  ])("at cursor %i: %s", (cursor, text) => {
    expect(sentenceAt(history, null, cursor)).toBe(text);
  });

  test("as an argument too", () => {
    expect(sentenceAt(history, null, 4)).toContain("addr 0xc0ffe000");
  });

  test("a mask with the highest bit is read as it was typed", () => {
    expect(gfpName(-0x80000000 + 0x20)).toBe("__GFP_HIGH | 0x80000000");
  });
});
