"""Links whose checksum was made before kernels had descriptions: the model still does the same, number by number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from buddyscope import Machine, preset

KEPT = json.loads((Path(__file__).parent / "links/version-1-checked.json").read_text(encoding="utf-8"))


def checksum(numbers: list[int]) -> int:
    """FNV-1a over the numbers of all records."""
    total = 0x811C9DC5
    for number in numbers:
        total = ((total ^ (number & 0xFFFFFFFF)) * 0x01000193) & 0xFFFFFFFF
    return total


DOCUMENTS = [pytest.param(link["document"], id=link["about"]) for link in KEPT["links"]]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_kept_link_gives_the_records_it_was_made_of(document: dict[str, Any]) -> None:
    machine = Machine(preset(document["machine"]))
    for request in document["requests"]:
        machine.run(request)
    log = machine.system.log
    assert (len(log) // 5, checksum(log)) == (document["records"], document["sum"])
