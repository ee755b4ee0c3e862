"""A buddy allocator that is right: lower half, most recently freed block first."""

lists: list[list[int]] = []
region = 0


def boot(pages: int, max_order: int) -> None:
    """All pages are free: the largest blocks that fit, one after another."""
    global region
    region = pages
    lists.clear()
    lists.extend([] for _ in range(max_order))
    page = 0
    for order in reversed(range(max_order)):
        while page + (1 << order) <= pages:
            lists[order].append(page)
            page += 1 << order


def alloc(order: int) -> int | None:
    """Take the last block of the smallest list that has one, and halve it."""
    high = order
    while high < len(lists) and not lists[high]:
        high += 1
    if high >= len(lists):
        return None
    page = lists[high].pop()
    while high > order:
        high -= 1
        lists[high].append(page + (1 << high))
    return page


def free(page: int, order: int) -> None:
    """Merge with the buddy as long as that is free."""
    while order < len(lists) - 1:
        buddy = page ^ (1 << order)
        if buddy not in lists[order]:
            break
        lists[order].remove(buddy)
        page = min(page, buddy)
        order += 1
    lists[order].append(page)


def free_lists() -> dict[int, list[int]]:
    """Order -> first pages of its free blocks."""
    return {order: list(pages) for order, pages in enumerate(lists)}
