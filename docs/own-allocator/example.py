"""The log printer in Python, and an allocator that searches a map of pages, run over a trace.

    python example.py < split.trace > split.log

SPDX-License-Identifier: MIT
"""

import re
import sys


class BuddyscopeLog:
    """Print the log of an allocator."""

    def __init__(self, pages, max_order, policy):
        print(f"# pages={pages} max_order={max_order} policy={policy}", flush=True)

    def alloc(self, order, page):
        """What an allocation gave; None: it failed."""
        print(f"a {order} -> {'fail' if page is None else page}", flush=True)

    def free(self, page, order):
        """A block was given back."""
        print(f"f {page} {order}", flush=True)

    def state(self, lists):
        """The free blocks: order -> pages."""
        parts = (f"{order}: {' '.join(map(str, pages))}" for order, pages in sorted(lists.items()) if pages)
        print(f"state {' | '.join(parts)}".rstrip(), flush=True)


class Allocator:
    """One byte a page: 1 for a page in use."""

    def __init__(self, pages):
        self.used = bytearray(pages)

    def alloc(self, order):
        """The lowest free block, or None."""
        size = 1 << order
        for page in range(0, len(self.used) - size + 1, size):
            if not any(self.used[page : page + size]):
                self.used[page : page + size] = b"\1" * size
                return page
        return None

    def free(self, page, order):
        """Its pages are free again."""
        self.used[page : page + (1 << order)] = bytes(1 << order)


def main():
    """Make the requests of a trace."""
    header = sys.stdin.readline()
    pages, max_order = (int(re.search(rf"{key}=(\d+)", header)[1]) for key in ("pages", "max_order"))
    log, allocator, held = BuddyscopeLog(pages, max_order, "none"), Allocator(pages), {}
    for line in sys.stdin:
        words = line.split()
        if words[0] == "a":
            order = int(words[2])
            page = allocator.alloc(order)
            log.alloc(order, page)
            if page is not None:
                held[words[1]] = (page, order)
        elif words[0] == "f" and words[1] in held:
            page, order = held.pop(words[1])
            allocator.free(page, order)
            log.free(page, order)


if __name__ == "__main__":
    main()
