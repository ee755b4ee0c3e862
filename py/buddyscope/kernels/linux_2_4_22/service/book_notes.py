"""Where the book and the code differ (spec 10), and where each function stands in both. The model follows the code."""

from buddyscope.kernels.api.kernel import Note

NOTES = (
    Note(
        "waking-kswapd",
        "When kswapd is woken",
        "kswapd is woken when the free pages of a zone reach pages_low.",
        "It is woken only after every zone of the zonelist has failed, and then by every such request; only the first "
        "zone is marked. A zone can stay below its pages_low for long while another has room.",
        ("__alloc_pages", "wake_up_interruptible"),
    ),
    Note(
        "cumulative-watermarks",
        "The thresholds add up",
        "Each zone is compared with its own watermark.",
        "The marks of all zones tried so far are added, and so are the pages asked for; a zone must have strictly more.",
        ("__alloc_pages", "has_more_than", "scan_pages_min"),
    ),
    Note(
        "direct-reclaim",
        "Who reclaims for itself",
        "At pages_min the caller does kswapd's work.",
        "Only callers that may wait do, and only after the second scan has failed for all zones. The others go on down to a "
        "quarter of pages_min.",
        ("__alloc_pages", "scan_pages_min", "balance_classzone"),
    ),
    Note(
        "pages-high",
        "What pages_high is for",
        "Three watermarks guard a zone.",
        "pages_high plays no part in allocating; kswapd stops at it.",
        ("kswapd", "check_classzone_need_balance", "nr_free_buffer_pages"),
    ),
    Note(
        "pf-free-pages",
        "What PF_FREE_PAGES keeps",
        "Pages that are freed during reclaim are kept for the process.",
        "Only the first freed block is kept. It is used only if its order is the very one, its zone is in the class, and "
        "reclaim reported success.",
        ("__free_pages_ok", "balance_classzone", "take_local_page"),
    ),
    Note(
        "pf-memalloc",
        "When PF_MEMALLOC counts",
        "Such a task ignores the watermarks.",
        "It is looked at only after both watermark scans; kswapd is still woken. When no zone has a block, the request fails "
        "at once.",
        ("__alloc_pages", "take_reserve"),
    ),
    Note(
        "bitmap-index",
        "What the bitmap index is relative to",
        "The index is the page's place in the global mem_map.",
        "It is the page's place in its zone.",
        ("rmqueue", "expand", "__free_pages_ok", "MARK_USED"),
    ),
    Note(
        "mask-tilde",
        "The mask of __free_pages_ok()",
        "Some printings lost a sign: (0 << k) and 1 + mask.",
        "The mask is ~0 << k, and -mask, that is 1 + ~mask, singles out bit k.",
        ("__free_pages_ok",),
    ),
    Note(
        "merge-test",
        "Which value of the bit is tested",
        "A bit of 0 means that the buddy is free.",
        "That is the bit after it was flipped. The code tests the value before: 1 means merge.",
        ("__free_pages_ok", "test_and_change_bit"),
    ),
    Note(
        "dma-pages",
        "What __get_dma_pages() gives",
        "The table of the API says struct page *, and leaves out free_pages().",
        "It gives an address; free_pages() exists, and free_page() takes an address too.",
        ("__get_dma_pages", "free_pages", "free_page"),
    ),
    Note(
        "node-fallback",
        "How far a request goes from its node",
        "Memory comes from the local node, with the others as fallback.",
        "A request that may wait and has order 3 or less never leaves its first node: it loops there. Nodes are listed in the "
        "reverse order of their initialisation.",
        ("_alloc_pages", "alloc_pages_pgdat"),
    ),
    Note(
        "max-order",
        "Line numbers of MARK_USED",
        "MAX_ORDER is 10, with orders 0 to 9; the listing numbers MARK_USED as lines 164 and 165.",
        "MAX_ORDER agrees. The listing comes from a slightly older 2.4.",
        ("MARK_USED",),
    ),
    Note(
        "highmem-boot",
        "In which direction high memory is handed over",
        "Every page from the first to the last of high memory is set up in turn.",
        "On i386, 2.4.22 goes downwards, so the free lists of HighMem ascend.",
        ("free_all_bootmem",),
    ),
    Note(
        "upper-half",
        "Which half is handed out",
        "The text does not say; in the figure it is the right one.",
        "The upper half, always. From 2.6.8 on it is the lower.",
        ("expand",),
    ),
    Note(
        "order-3",
        "Which requests may fail",
        "Not in the chapter.",
        "A request that may wait gives up only above order 3; up to order 3 it tries for ever.",
        ("__alloc_pages",),
    ),
    Note(
        "interrupts-off",
        "Interrupts while lists change",
        "Interrupts are off while the free lists are manipulated.",
        "So it is: the zone lock is taken with interrupts off.",
        ("rmqueue", "__free_pages_ok", "spin_lock_irqsave"),
    ),
    Note(
        "no-lazy-buddy",
        "When buddies merge",
        "At once.",
        "So it is: there is no lazy buddy in 2.4.",
        ("__free_pages_ok",),
    ),
    Note(
        "gfp-high",
        "What __GFP_HIGH does",
        "It is not used in 2.4, and GFP_KERNEL and GFP_USER are the same in effect.",
        "So it is: the allocator never looks at it.",
        ("__alloc_pages",),
    ),
)

SECTIONS: dict[str, tuple[str, str]] = {
    "alloc_pages": ("6.2", "4"),
    "_alloc_pages": ("6.2", "4.1"),
    "alloc_pages_pgdat": ("6.2", "4.1"),
    "alloc_pages_node": ("6.2", "4"),
    "__alloc_pages": ("6.2", "5"),
    "scan_pages_min": ("6.2", "5, step 3"),
    "take_reserve": ("6.4.1", "5, step 4a"),
    "rmqueue": ("6.2", "6.1"),
    "expand": ("6.2, Figure 6.2", "6.2"),
    "MARK_USED": ("6.1", "1.7"),
    "__free_pages": ("6.3", "4"),
    "__free_pages_ok": ("6.3", "6.3"),
    "lru_cache_del": ("6.3, Figure 6.4", "6.3, step 1"),
    "__lru_cache_del": ("6.3, Figure 6.4", "6.3, step 1"),
    "balance_classzone": ("6.2, Figure 6.3", "7"),
    "take_local_page": ("6.4.1", "7, step 5"),
    "try_to_free_pages_zone": ("10", "7.1"),
    "kswapd": ("10", "7.1"),
    "kswapd_balance_pgdat": ("10", "7.1"),
    "check_classzone_need_balance": ("10", "7.1"),
    "wake_up_interruptible": ("2.2.1", "5, step 2"),
    "has_more_than": ("2.2.1", "5"),
    "__get_free_pages": ("6.2, Table 6.1", "4"),
    "get_zeroed_page": ("6.2, Table 6.1", "4"),
    "free_pages": ("6.3, Table 6.2", "4"),
}
"""(section of the book, section of the specification) of each function that has them"""
