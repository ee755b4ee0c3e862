"""The numbers of this kernel's functions. Links and kept histories hold them: the list only grows at its end."""

from buddyscope.tracing.function_graph import FunctionTable

FUNCTIONS = FunctionTable(
    "has_more_than",
    "lru_cache_del",
    "__lru_cache_del",
    "try_to_free_pages_zone",
    "wake_up_interruptible",
    "yield",
    "kswapd",
    "kswapd_balance_pgdat",
    "check_classzone_need_balance",
    "expand",
    "rmqueue",
    "__free_pages",
    "__free_pages_ok",
    "mm/page_alloc.c:_alloc_pages",
    "__alloc_pages",
    "balance_classzone",
    "alloc_pages_pgdat",
    "mm/numa.c:_alloc_pages",
    "alloc_pages",
    "alloc_pages_node",
    "__get_free_pages",
    "get_zeroed_page",
    "free_pages",
)
kernel_function = FUNCTIONS.register
