"""What this kernel's machines have to say, besides its BUG()s: overrides and misuse."""

from buddyscope.tracing.messages import MessageKind

OTHER_MAX_ORDER = MessageKind("override-max-order", "MAX_ORDER is {max_order} instead of {stock}")
ALL_WATERMARKS = MessageKind("override-all-watermarks", "the watermarks are {value}")
OTHER_WATERMARKS = MessageKind("override-watermarks", "the watermarks of {zone} are {min}, {low}, {high}")
OVERRIDES = (OTHER_MAX_ORDER, ALL_WATERMARKS, OTHER_WATERMARKS)

FREES_RESERVED = MessageKind("frees-reserved", "page {page} is reserved: the kernel ignores the call")
FREES_MIDDLE = MessageKind(
    "frees-middle",
    "page {page} is in the middle of the block at {block}: its own count was 0, nothing is freed",
)
DOUBLE_FREE = MessageKind(
    "double-free", "double free: page {page} was free already; its count falls to {count} and nothing else happens"
)
ORDER_TOO_SMALL = MessageKind(
    "order-too-small", "the block at {page} has order {held}, not {order}: {lost} of its pages are lost"
)
ORDER_TOO_LARGE = MessageKind(
    "order-too-large",
    "the block at {page} has order {held}, not {order}: pages of other blocks would be freed with it",
)
WAITS_IN_INTERRUPT = MessageKind(
    "interrupt-must-not-wait", "an interrupt handler must not wait: without memory to spare this would be a BUG()"
)
MISUSE = (FREES_RESERVED, FREES_MIDDLE, DOUBLE_FREE, ORDER_TOO_SMALL, ORDER_TOO_LARGE, WAITS_IN_INTERRUPT)
