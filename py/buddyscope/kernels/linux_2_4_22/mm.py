"""The calls that the rest of the kernel uses. Mirrors the inline functions of mm.h and the wrappers (spec 4)."""

from . import numa, page_alloc
from .functions import kernel_function
from .gfp import GFP_DMA, GFP_ZONEMASK
from .mmzone import PAGE_OFFSET, PAGE_SHIFT, System, page_zone

FILE = "include/linux/mm.h"
_free_pages_of = page_alloc.__free_pages


@kernel_function("gfp_mask", "order", returns="page", file=FILE)
def alloc_pages(system: System, gfp_mask: int, order: int) -> int | None:
    """A block of 2^order pages: its first page, or None."""
    if order >= system.max_order:
        return None
    if system.build == "uma":
        return page_alloc._alloc_pages(system, gfp_mask, order)
    return numa._alloc_pages(system, gfp_mask, order)


def alloc_page(system: System, gfp_mask: int) -> int | None:
    """One page."""
    return alloc_pages(system, gfp_mask, 0)


@kernel_function("nid", "gfp_mask", "order", returns="page", file=FILE)
def alloc_pages_node(system: System, nid: int, gfp_mask: int, order: int) -> int | None:
    """With CONFIG_NUMA: that node and no other. Without: `nid` is ignored."""
    if system.build != "numa":
        return alloc_pages(system, gfp_mask, order)
    zonelist = system.nodes[nid].node_zonelists[gfp_mask & GFP_ZONEMASK]
    return page_alloc.__alloc_pages(system, gfp_mask, order, zonelist)


@kernel_function("gfp_mask", "order", returns="address", file="mm/page_alloc.c")
def __get_free_pages(system: System, gfp_mask: int, order: int) -> int:
    """The block's kernel address, or 0. A HighMem block has none: 0 is returned and the block leaks."""
    page = alloc_pages(system, gfp_mask, order)
    return 0 if page is None else page_address(system, page)


def __get_free_page(system: System, gfp_mask: int) -> int:
    """One page, by address."""
    return __get_free_pages(system, gfp_mask, 0)


def __get_dma_pages(system: System, gfp_mask: int, order: int) -> int:
    """From ZONE_DMA, by address; the book's table says struct page *."""
    return __get_free_pages(system, gfp_mask | GFP_DMA, order)


@kernel_function("gfp_mask", returns="address", file="mm/page_alloc.c")
def get_zeroed_page(system: System, gfp_mask: int) -> int:
    """One page full of zeroes, by address. What is in a page is not modelled."""
    page = alloc_pages(system, gfp_mask, 0)
    return 0 if page is None else page_address(system, page)


def get_free_page(system: System, gfp_mask: int) -> int:
    """Old name of get_zeroed_page()."""
    return get_zeroed_page(system, gfp_mask)


def __free_page(system: System, page: int) -> None:
    """__free_pages() of one page."""
    _free_pages_of(system, page, 0)


@kernel_function("addr", "order", file="mm/page_alloc.c")
def free_pages(system: System, addr: int, order: int) -> None:
    """__free_pages() by address; 0 is ignored."""
    if addr:
        _free_pages_of(system, virt_to_page(addr), order)


def free_page(system: System, addr: int) -> None:
    """free_pages() of one page."""
    free_pages(system, addr, 0)


def page_address(system: System, page: int) -> int:
    """Kernel virtual address of a page; 0 for HighMem, which has none."""
    if page_zone(system, page).name == "HighMem":
        return 0
    return PAGE_OFFSET + (page << PAGE_SHIFT)


def virt_to_page(addr: int) -> int:
    """The page at a kernel virtual address."""
    return (addr - PAGE_OFFSET) >> PAGE_SHIFT
