"""The reference: the textbook allocator with a page for its smallest block, driven by orders and pages."""

from buddyscope.kernels.textbook.buddy import claim, free, new_region, take_free_block
from buddyscope.kernels.textbook.layout import Policy, binary_layout
from buddyscope.kernels.textbook.region import Region, use_block

from .log import Header, format_state


class Reference:
    """What an allocator should do. Without a policy it follows the pages that another allocator gives."""

    def __init__(self, header: Header, policy: Policy | None) -> None:
        self.header = header
        self.policy = policy
        layout = binary_layout(header.pages, 1, policy, orders=header.max_order)
        self.region: Region = new_region(layout)

    def alloc(self, order: int) -> int | None:
        """First page of the block that the policy gives; None: nothing is free, or there is no such order."""
        if not 0 <= order < self.header.max_order:
            return None
        found = take_free_block(self.region, order)
        if found is None:
            return None
        use_block(self.region, *found, 1 << order)
        return found[0]

    def claim(self, page: int, order: int) -> None:
        """Somebody else's choice is in use from now on. Raises ValueError when it is not free."""
        claim(self.region, page, order, 1 << order)

    def has_room(self, order: int) -> bool:
        """Whether a block of this order, or a larger one, is free."""
        return 0 <= order < self.header.max_order and any(self.region.free_lists[order:])

    def free(self, page: int) -> None:
        """The block comes back. Raises KeyError when none is in use there.

        Nobody undoes here: the records are thrown away, so that they do not pile up.
        """
        free(self.region, page)
        self.region.log.clear()

    def lists(self) -> list[tuple[int, list[int]]]:
        """(order, pages ascending) of the free blocks; orders without one are left out."""
        return [(order, sorted(pages)) for order, pages in enumerate(self.region.free_lists) if pages]

    def state(self) -> str:
        """The right `state` line."""
        return format_state(self.lists())
