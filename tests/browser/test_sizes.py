"""What a visit weighs. Sizes are the same on every machine, so unlike times they pass or fail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import DIST

from buddyscope.cli import sizes
from buddyscope.export.single_file import write_single_file

pytestmark = pytest.mark.browser


def test_every_part_is_within_its_budget(tmp_path: Path) -> None:
    write_single_file(DIST, tmp_path / "one.html")
    found = sizes.measure(DIST, tmp_path / "one.html")
    assert [f"{size.name}: {size.value} of {size.goal}" for size in found if not size.ok] == []
    assert {"size.first_paint", "size.first_visit", "size.single_file"} <= {size.name for size in found}


def test_the_first_paint_counts_every_script_of_the_page(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(
        '<link rel="icon" href="i.svg"><link rel="preload" as="fetch" href="p.gz"><link rel="stylesheet" href="a.css">'
        '<link rel="modulepreload" href="b.js"><script type="module" src="c.js"></script>'
    )
    assert [file.name for file in sizes.asked_for(page)] == ["index.html", "a.css", "b.js", "c.js"]


def test_the_json_is_like_that_of_the_benchmarks(capsys: pytest.CaptureFixture[str]) -> None:
    sizes.main(DIST, as_json=True)
    printed = json.loads(capsys.readouterr().out)
    assert set(printed["size.first_visit"]) == {"value", "unit", "workload", "goal", "ok"}
