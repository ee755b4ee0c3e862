"""What this kernel's machines have to say, besides its BUG()s: overrides and misuse."""

from buddyscope.tracing.messages import MessageKind

OTHER_PAGEBLOCK = MessageKind(
    "override-pageblock", "pageblocks have {pages} pages instead of {stock}, the largest run has order {max_order}"
)
OTHER_MARKS = MessageKind("override-marks", "the marks of {zone} are {min}, {low}, {high}, {promo}")
OTHER_PCP = MessageKind("override-pcp", "per-CPU lists: batch {batch}, high {high_min} to {high_max}")
OTHER_BOOST = MessageKind("override-boost", "watermark_boost_factor is {factor} instead of {stock}")
OTHER_SCALE = MessageKind("override-scale", "watermark_scale_factor is {factor} instead of {stock}")
OTHER_MIN_FREE = MessageKind("override-min-free", "min_free_kbytes is set to {kbytes}")
GROUPING_OFF = MessageKind("override-grouping", "blocks are not grouped by mobility")
GROUPING_ON = MessageKind(
    "override-grouping-on", "blocks are grouped by mobility, though the machine is too small for it"
)
HIGH_ORDER_MARKS = MessageKind("override-high-order-marks", "the watermark test is that of 2.6.11 to 4.3")
DEFRAG_MODE = MessageKind("override-defrag-mode", "defrag_mode is on")
OVERRIDES = (
    OTHER_PAGEBLOCK,
    OTHER_MARKS,
    OTHER_PCP,
    OTHER_BOOST,
    OTHER_SCALE,
    OTHER_MIN_FREE,
    GROUPING_OFF,
    GROUPING_ON,
    HIGH_ORDER_MARKS,
    DEFRAG_MODE,
)

FREES_FREE = MessageKind("frees-free", "double free: page {page} is free already")
FREES_MIDDLE = MessageKind("frees-middle", "page {page} is in the middle of the run at {run}")
OTHER_ORDER = MessageKind("frees-other-order", "the run at {page} has order {held}, not {order}")
SLEEPS_IN_INTERRUPT = MessageKind("sleeps-in-interrupt", "an interrupt handler must not sleep: the kernel would warn")
NOFAIL_CANNOT_SLEEP = MessageKind(
    "nofail-cannot-sleep", "__GFP_NOFAIL needs __GFP_DIRECT_RECLAIM: the kernel would warn"
)
MISUSE = (FREES_FREE, FREES_MIDDLE, OTHER_ORDER, SLEEPS_IN_INTERRUPT, NOFAIL_CANNOT_SLEEP)
