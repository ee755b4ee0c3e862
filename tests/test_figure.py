"""The machine as a picture for notebooks."""

from xml.etree import ElementTree

from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset

SVG = "{http://www.w3.org/2000/svg}"


def picture(machine: Machine) -> ElementTree.Element:
    return ElementTree.fromstring(machine._repr_svg_())


def test_each_free_block_stands_where_it_lies():
    #   0               8       12  14 15
    #   | order 3       | 2     | 1 |0|a|
    machine = Machine(preset("matchbox"))
    machine.run("a = alloc_pages order=0")
    blocks = [rect for rect in picture(machine).iter(f"{SVG}rect") if rect.find(f"{SVG}title") is not None]
    assert [(rect.get("x"), rect.get("width")) for rect in blocks] == [
        ("0.00", "320.00"),
        ("320.00", "160.00"),
        ("480.00", "80.00"),
        ("560.00", "40.00"),
    ]
    assert blocks[0].findtext(f"{SVG}title") == "order 3, page 0"


def test_it_says_the_same_in_words():
    machine = Machine(preset("matchbox"))
    assert "zone   Normal" in (picture(machine).findtext(f"{SVG}desc") or "")
    assert "16 of 16 pages free" in machine._repr_svg_()


def test_a_machine_with_many_blocks_stays_small():
    machine = Machine(preset("pc-64m"))
    for number in range(1200):
        machine.run(f"b{number} = alloc_pages order=0")
    for number in range(0, 1200, 2):
        machine.run(f"__free_pages b{number}")
    assert len(machine._repr_svg_()) < 60_000
    picture(machine)
