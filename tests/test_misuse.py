"""Misuse: the kernel's way is gone, and what was wrong is said."""

import pytest

from buddyscope.machine.machine import Machine, MisuseError
from buddyscope.machine.presets import preset


@pytest.fixture
def machine():
    machine = Machine(preset("matchbox"))
    machine.run("a = alloc_pages order=2")
    return machine


@pytest.mark.parametrize(
    ("before", "text", "message"),
    [
        ([], "__free_pages page=3", "double free: page 3 was free already; its count falls to -1"),
        ([], "__free_pages page=13", "page 13 is in the middle of the block at 12: its own count was 0"),
        ([], "__free_pages a order=1", "the block at 12 has order 2, not 1: 2 of its pages are lost"),
        ([], "__free_pages a order=3", "the block at 12 has order 2, not 3: pages of other blocks"),
        (["page a do=reserve"], "__free_pages a", "page 12 is reserved: the kernel ignores the call"),
        (["interrupt in=yes"], "b = alloc_pages order=0", "an interrupt handler must not wait"),
    ],
)
def test_what_is_wrong_is_said(machine, before, text, message):
    for line in before:
        machine.run(line)
    result = machine.run(text)
    assert message in str(result.misuse)


def test_strict_raises_after_the_kernel_went_its_way(machine):
    with pytest.raises(MisuseError, match="double free"):
        machine.run("__free_pages page=3", strict=True)
    assert machine.timeline.spans[-1].text == "__free_pages page=3"
    machine.run("page a do=lock")
    with pytest.raises(MisuseError, match="is locked"):
        machine.run("__free_pages a", strict=True)


def test_what_is_right_is_not_misuse(machine):
    assert machine.run("page a do=get_page").misuse is None
    assert machine.run("__free_pages a").misuse is None  # one of two references
    assert machine.run("__free_pages a").misuse is None
    machine.run("interrupt in=yes")
    assert machine.run("b = alloc_pages order=0 gfp=GFP_ATOMIC").misuse is None
