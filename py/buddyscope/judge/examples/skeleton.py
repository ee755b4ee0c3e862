"""Your own buddy allocator. Fill in the three functions; free_lists() is optional.

A page is a number from 0 on. A block of order n is 2**n pages, and begins at a multiple of 2**n.
"""


def boot(pages: int, max_order: int) -> None:
    """All pages are free. The orders are 0 to max_order - 1."""


def alloc(order: int) -> int | None:
    """Give the first page of a free block of this order, or None when there is none."""
    return None


def free(page: int, order: int) -> None:
    """The block that begins at this page comes back. Merge it with its buddy as long as that is free."""


def free_lists() -> dict[int, list[int]]:
    """Order -> first pages of its free blocks. Leave this function out if you like."""
    return {}
