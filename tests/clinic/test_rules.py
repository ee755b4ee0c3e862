"""The watermark rules: numbers at which real kernels failed and served, and the worked examples of the gallery."""

import pytest

from buddyscope.clinic.gfp import decode
from buddyscope.clinic.watermark import Request, Stock, cumulative_gates, discounted, request_of
from buddyscope.clinic.watermark import test as try_zone

ONE_ZONE = Stock(free=0, min=224, low=280, high=336, reserve=0, counts=(1,) * 11)
BOOSTED = Stock(free=0, min=736, low=792, high=848, reserve=0, boost=512, counts=(1,) * 11)

# mask of 7.3, order, and the highest number of free pages at which the request failed
FAILED_AT = [
    ("0x820", 0, 84),
    ("0x820", 1, 85),
    ("0x80820", 0, 112),
    ("0x80820", 1, 113),
    ("0x10ce0", 0, 112),
    ("0x800", 0, 224),
    ("0x800", 1, 225),
    ("0x10cc0", 0, 224),
    ("0x110cca", 1, 225),
]


@pytest.mark.parametrize(("raw", "order", "failed"), FAILED_AT)
def test_7_3_fails_and_serves_at_the_numbers_that_were_found_by_asking(raw: str, order: int, failed: int):
    from dataclasses import replace

    request = request_of(decode(raw, (7, 3)), order)
    assert not try_zone(replace(ONE_ZONE, free=failed), request, (7, 3)).mark_ok
    assert try_zone(replace(ONE_ZONE, free=failed + 1), request, (7, 3)).mark_ok


@pytest.mark.parametrize(("raw", "failed"), [("0x820", 277), ("0x80820", 369), ("0x800", 737)])
def test_a_boost_counts_for_an_order_1_request_of_every_caller(raw: str, failed: int):
    from dataclasses import replace

    request = request_of(decode(raw, (7, 3)), 1)
    assert not try_zone(replace(BOOSTED, free=failed), request, (7, 3)).mark_ok
    assert try_zone(replace(BOOSTED, free=failed + 1), request, (7, 3)).mark_ok


def test_high_order_marks_refuse_although_a_block_of_the_order_exists():
    # 3.13, order 4, a zone of 313-fail-java-order4: 15 blocks of order 4
    counts = (17854, 2829, 1547, 58, 15, 0, 0, 0, 0, 0, 0)
    found = try_zone(Stock(30388, 13840, 17300, 20760, 694, counts=counts), Request(4), (3, 13))
    assert (found.usable, found.need, found.mark_ok) == (30373, 14534, True)
    assert (found.block_ok, found.failed_order, found.left, found.left_needed) == (False, 2, 673, 1730)


def test_the_same_zone_serves_the_request_since_4_4():
    counts = (17854, 2829, 1547, 58, 15, 0, 0, 0, 0, 0, 0)
    assert try_zone(Stock(30388, 13840, 17300, 20760, 694, counts=counts), Request(4), (4, 4)).passes


@pytest.mark.parametrize(
    ("request_", "version", "mark"),
    [
        (Request(0, may_wait=False, high=True), (2, 6, 10), 377),
        (Request(0, may_wait=False, high=True), (2, 6, 24), 378),
        (Request(0, may_wait=False, high=True), (4, 3), 378),
        (Request(0, may_wait=False, high=True, atomic=True), (5, 13), 378),
        (Request(0, may_wait=False), (5, 13), 1005),
        (Request(0, may_wait=False, high=True, atomic=True, nomemalloc=True), (5, 13), 503),
        (Request(0, may_wait=False), (2, 4, 22), 251),
        (Request(0), (2, 4, 22), 1005),
    ],
)
def test_discounts_of_a_min_of_1005_pages(request_: Request, version: tuple[int, ...], mark: int):
    assert discounted(1005, request_, version) == mark


@pytest.mark.parametrize(
    ("marks", "gates"),
    [
        ((510, 510, 64), [511, 1021, 1085]),
        ((255, 255, 32), [256, 511, 543]),
        ((63, 63, 8), [64, 127, 135]),
    ],
)
def test_in_2_4_the_marks_add_up_along_the_zonelist(marks: tuple[int, ...], gates: list[int]):
    # 24-sysrqm-2422pre5-highmem-wrapped: HighMem has 511 pages free, and 511 > 511 is false
    assert cumulative_gates(marks, 0) == gates


def test_in_2_6_8_the_protection_replaces_the_mark():
    found = try_zone(Stock(244, 175, 350, 525, 350), Request(0), (2, 6, 8))
    assert (found.mark, found.need, found.mark_ok) == (0, 351, False)
    assert try_zone(Stock(351, 175, 350, 525, 350), Request(0), (2, 6, 8)).mark_ok


@pytest.mark.parametrize(
    ("letters", "request_", "version", "largest"),
    [
        ("UME", Request(2), (6, 5), 2),
        ("C", Request(2), (6, 5), None),
        ("C", Request(2, movable=True), (6, 5), 2),
        ("H", Request(2), (6, 5), None),
        ("H", Request(2, may_wait=False, high=True), (6, 5), 2),
        ("H", Request(2, may_wait=False, high=True, nomemalloc=True), (6, 5), None),
        ("H", Request(0, may_wait=False, high=True, atomic=True), (4, 19), None),
        ("H", Request(0, may_wait=False, high=True), (6, 13), 2),
        ("R", Request(2), (3, 13), 2),
    ],
)
def test_which_lists_a_request_may_use(letters: str, request_: Request, version: tuple[int, ...], largest: int | None):
    stock = Stock(1000, 1, 2, 3, 0, counts=(0, 0, 250), letters=("", "", letters))
    assert try_zone(stock, request_, version).largest == largest


@pytest.mark.parametrize(
    ("raw", "printed", "version", "table", "names"),
    [
        ("0x400000", (), (3, 10), "3.6-4.3", {"__GFP_NO_KSWAPD"}),
        ("0x400000", (), (4, 5), "4.4-4.9", {"__GFP_DIRECT_RECLAIM"}),
        ("0x400000", (), (4, 18), "4.17-5.0", {"__GFP_KSWAPD_RECLAIM"}),
        ("0x400000", (), (5, 4), "5.1-6.2", {"__GFP_ACCOUNT"}),
        ("0x820", ("GFP_ATOMIC",), (6, 1), "6.3-7.x", {"__GFP_HIGH", "__GFP_KSWAPD_RECLAIM"}),
        (
            "0x480020",
            ("GFP_ATOMIC",),
            (4, 14),
            "4.17-5.0",
            {"__GFP_HIGH", "__GFP_ATOMIC", "__GFP_KSWAPD_RECLAIM"},
        ),
    ],
)
def test_one_number_means_different_things(raw, printed, version, table, names):
    mask = decode(raw, version, printed)
    assert (mask.table, set(mask.names), mask.agrees) == (table, names, True)


def test_unknown_bits_are_kept():
    mask = decode("0x1100cca", (5, 15), ("GFP_HIGHUSER_MOVABLE",))
    assert (mask.unknown, mask.agrees, mask.table) == (0x1000000, True, "5.1-6.2")


def test_names_that_no_table_gives_are_not_trusted():
    assert not decode("0x820", (6, 5), ("GFP_KERNEL",)).agrees
