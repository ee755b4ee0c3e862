/** Where the book and the code differ, by the id of the note: the words of notes.py, held equal by tests/test_note_words.py. */

/** @type {import("../text.js").Dictionary} */
export default {
  "difference.waking-kswapd":
    "When kswapd is woken. Book: kswapd is woken when the free pages of a zone reach pages_low. Code: It is woken only after every zone of the zonelist has failed, and then by every such request; only the first zone is marked. A zone can stay below its pages_low for long while another has room.",
  "difference.cumulative-watermarks":
    "The thresholds add up. Book: Each zone is compared with its own watermark. Code: The marks of all zones tried so far are added, and so are the pages asked for; a zone must have strictly more.",
  "difference.direct-reclaim":
    "Who reclaims for itself. Book: At pages_min the caller does kswapd's work. Code: Only callers that may wait do, and only after the second scan has failed for all zones. The others go on down to a quarter of pages_min.",
  "difference.pages-high":
    "What pages_high is for. Book: Three watermarks guard a zone. Code: pages_high plays no part in allocating; kswapd stops at it.",
  "difference.pf-free-pages":
    "What PF_FREE_PAGES keeps. Book: Pages that are freed during reclaim are kept for the process. Code: Only the first freed block is kept. It is used only if its order is the very one, its zone is in the class, and reclaim reported success.",
  "difference.pf-memalloc":
    "When PF_MEMALLOC counts. Book: Such a task ignores the watermarks. Code: It is looked at only after both watermark scans; kswapd is still woken. When no zone has a block, the request fails at once.",
  "difference.bitmap-index":
    "What the bitmap index is relative to. Book: The index is the page's place in the global mem_map. Code: It is the page's place in its zone.",
  "difference.mask-tilde":
    "The mask of __free_pages_ok(). Book: Some printings lost a sign: (0 << k) and 1 + mask. Code: The mask is ~0 << k, and -mask, that is 1 + ~mask, singles out bit k.",
  "difference.merge-test":
    "Which value of the bit is tested. Book: A bit of 0 means that the buddy is free. Code: That is the bit after it was flipped. The code tests the value before: 1 means merge.",
  "difference.dma-pages":
    "What __get_dma_pages() gives. Book: The table of the API says struct page *, and leaves out free_pages(). Code: It gives an address; free_pages() exists, and free_page() takes an address too.",
  "difference.node-fallback":
    "How far a request goes from its node. Book: Memory comes from the local node, with the others as fallback. Code: A request that may wait and has order 3 or less never leaves its first node: it loops there. Nodes are listed in the reverse order of their initialisation.",
  "difference.max-order":
    "Line numbers of MARK_USED. Book: MAX_ORDER is 10, with orders 0 to 9; the listing numbers MARK_USED as lines 164 and 165. Code: MAX_ORDER agrees. The listing comes from a slightly older 2.4.",
  "difference.highmem-boot":
    "In which direction high memory is handed over. Book: Every page from the first to the last of high memory is set up in turn. Code: On i386, 2.4.22 goes downwards, so the free lists of HighMem ascend.",
  "difference.upper-half":
    "Which half is handed out. Book: The text does not say; in the figure it is the right one. Code: The upper half, always. From 2.6.8 on it is the lower.",
  "difference.order-3":
    "Which requests may fail. Book: Not in the chapter. Code: A request that may wait gives up only above order 3; up to order 3 it tries for ever.",
  "difference.interrupts-off":
    "Interrupts while lists change. Book: Interrupts are off while the free lists are manipulated. Code: So it is: the zone lock is taken with interrupts off.",
  "difference.no-lazy-buddy":
    "When buddies merge. Book: At once. Code: So it is: there is no lazy buddy in 2.4.",
  "difference.gfp-high":
    "What __GFP_HIGH does. Book: It is not used in 2.4, and GFP_KERNEL and GFP_USER are the same in effect. Code: So it is: the allocator never looks at it.",
  "message.misaligned": "page {page} is not the first of a block of order {order}",
  "message.lru-in-interrupt": "page {page} is on an LRU list and an interrupt frees it",
  "message.freed-with-buffers": "page {page} is freed but has buffers",
  "message.freed-with-mapping": "page {page} is freed but has a mapping",
  "message.freed-locked": "page {page} is freed but is locked",
  "message.freed-active": "page {page} is freed but is active",
  "message.waits-in-interrupt": "an interrupt handler asks for memory that it would have to wait for",
  "message.frees-reserved": "page {page} is reserved: the kernel ignores the call",
  "message.frees-middle":
    "page {page} is in the middle of the block at {block}: its own count was 0, nothing is freed",
  "message.double-free":
    "double free: page {page} was free already; its count falls to {count} and nothing else happens",
  "message.order-too-small":
    "the block at {page} has order {held}, not {order}: {lost} of its pages are lost",
  "message.order-too-large":
    "the block at {page} has order {held}, not {order}: pages of other blocks would be freed with it",
  "message.interrupt-must-not-wait":
    "an interrupt handler must not wait: without memory to spare this would be a BUG()",
  "message.override-max-order": "MAX_ORDER is {max_order} instead of {stock}",
  "message.override-all-watermarks": "the watermarks are {value}",
  "message.override-watermarks": "the watermarks of {zone} are {min}, {low}, {high}",
};
