"""What would have helped is what passes the same test; what would not have, fails it."""

import pytest

from buddyscope.clinic import Case, examine
from buddyscope.clinic.remedies import remedies
from buddyscope.clinic.words import remedy_text
from clinic.spoiled import REPORTS


def case(name: str) -> Case:
    found = examine((REPORTS / f"{name}.txt").read_text(encoding="utf-8")).cases[0]
    assert isinstance(found, Case)
    return found


@pytest.mark.parametrize(
    ("name", "first", "amount"),
    [
        ("73-fail-boost-nowait0", "no-boost", 0),
        ("73-fail-equal-to-min", "free-pages", 1),
        ("73-fail-atomic0-plain", "free-pages", 5),
        ("73-fail-frag3-atomic", "order", 1),
        ("59-fail-parisc-order5-frag", "order", 4),
        ("519-fail-order4-boost-two", "free-pages", 7),
    ],
)
def test_the_smallest_change_comes_first(name: str, first: str, amount: int):
    works, _ = remedies(case(name))
    assert (works[0].key, works[0].amount) == (first, amount)


def test_every_change_says_by_which_sum_it_works():
    works, _ = remedies(case("73-fail-equal-to-min"))
    assert works
    assert all(one.usable > one.need for one in works)
    assert (
        remedy_text(case("73-fail-equal-to-min"), works[0]) == "Free 1 page (4 KiB) in Normal. Then Normal: 225 > 224."
    )


def test_raising_min_free_kbytes_is_tried_often_and_does_not_help():
    for name in ("73-fail-equal-to-min", "73-fail-frag3-atomic", "66-oom-i386-T-prefix"):
        works, useless = remedies(case(name))
        assert "min-free-more" in {one.key for one in useless}
        assert "min-free-more" not in {one.key for one in works}


def test_single_pages_do_not_help_against_fragmentation():
    _, useless = remedies(case("59-fail-parisc-order5-frag"))
    assert "free-pages" in {one.key for one in useless}


def test_a_caller_that_waits_gets_the_clean_pages_of_files():
    works, _ = remedies(case("73-fail-cache-atomic0"))
    wait = next(one for one in works if one.key == "wait")
    assert wait.amount == 24397


def test_nothing_is_proposed_where_nothing_is_known():
    assert remedies(case("412-stall-order10-nomeminfo")) == ([], [])
