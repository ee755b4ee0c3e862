"""What the package says of itself: licences, addresses, how it is cited and hosted."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from buddyscope.cli.serve import TYPES

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HOSTING = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / f"scripts/{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_wheel_with_the_site_names_the_licence_of_every_work_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    licences = script("licences")
    npm = [title for title, _ in licences.npm_notices(ROOT)]
    of_python = [file.read_text().splitlines()[0] for file in (ROOT / "scripts/licences").glob("*.txt")]
    expressions = [re.findall(r"\(\(?([A-Z][\w.-]+-[\d.]+(?:-Clause)?|MIT)", title) for title in [*npm, *of_python]]
    assert all(expressions), [*npm, *of_python]
    named = set(script("hatch_metadata").OF_THE_SITE)
    # Pyodide and micropip, and the texts of the lessons
    assert {found[0] for found in expressions} | {"MPL-2.0", "CC-BY-4.0"} == named


def test_addresses_come_from_one_setting_and_are_absent_without_it() -> None:
    metadata = script("hatch_metadata")
    readme = "![A](docs/images/a.png) and [a text](docs/model.md)"
    assert metadata.with_pictures(readme, "") == readme
    there = metadata.with_pictures(readme, "https://git.example/buddyscope/")
    assert there == "![A](https://git.example/buddyscope/raw/main/docs/images/a.png) and [a text](docs/model.md)"
    assert metadata.urls("https://git.example/buddyscope")["Changelog"].endswith("/blob/main/CHANGELOG.md")


def test_the_citation_and_the_changelog_know_the_version() -> None:
    version = PROJECT["project"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\n## {version}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_hosts_are_told_of_every_type_that_they_may_not_know() -> None:
    nginx = HOSTING[HOSTING.index("```nginx") : HOSTING.index("## Apache")]
    known = {f".{name}" for line in re.findall(r"\w+/[\w+-]+ ((?:\w+ ?)+);", nginx) for name in line.split()}
    assert known >= set(TYPES) - {"", ".ico"}
    config = ElementTree.fromstring(HOSTING[HOSTING.index("<configuration>") : HOSTING.index("</configuration>") + 16])
    maps = {each.get("fileExtension"): each.get("mimeType") for each in config.iter("mimeMap")}
    assert {".wasm", ".whl", ".gz", ".mjs", ".woff2"} <= maps.keys()
    for suffix, kind in maps.items():
        assert TYPES[str(suffix)].startswith(str(kind))
