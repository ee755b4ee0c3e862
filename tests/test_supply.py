"""What the project is built from: exact versions, known licences, and no registry's address in a lock file."""

from __future__ import annotations

import importlib.metadata
import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCK = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
PACKAGES = {name: entry for name, entry in LOCK["packages"].items() if name}
CONSTRAINTS = (ROOT / "scripts/constraints.txt").read_text(encoding="utf-8")

# all of them let us use, change and pass on; MPL-2.0 works ship unchanged, with where their source is
ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "BSD",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BlueOak-1.0.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "PSF-2.0",
    "Public Domain",
    "Python-2.0",
    "Unlicense",
    "Zlib",
}
# how older packages write the same
SPELLINGS = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


def may_be_used(expression: str) -> bool:
    """OR offers a choice, AND wants all of them."""
    expression = SPELLINGS.get(expression, expression)
    choices = [re.split(r"\s+AND\s+", choice.strip("() ")) for choice in re.split(r"\s+OR\s+", expression)]
    return any(all(one in ALLOWED for one in choice) for choice in choices)


def python_licence(name: str) -> str:
    about = importlib.metadata.metadata(name)
    classifiers = [line.split(" :: ")[-1] for line in about.get_all("Classifier", []) if line.startswith("License")]
    return about.get("License-Expression") or (classifiers or [about.get("License") or "none stated"])[0]


def installed() -> list[str]:
    names = re.findall(r"^([\w.-]+)==", CONSTRAINTS, re.MULTILINE)
    return [name for name in names if _is_here(name)]


def _is_here(name: str) -> bool:
    try:
        importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


@pytest.mark.parametrize("expression", ["GPL-3.0-only", "MIT AND GPL-2.0", "SEE LICENSE IN x", "none stated", ""])
def test_what_must_not_come_in_is_refused(expression: str) -> None:
    assert not may_be_used(expression)


@pytest.mark.parametrize("expression", ["MIT", "(MPL-2.0 OR Apache-2.0)", "GPL-2.0 OR MIT", "MIT AND PSF-2.0"])
def test_what_may_be_used_is_let_in(expression: str) -> None:
    assert may_be_used(expression)


def test_every_npm_package_has_a_licence_that_we_may_use() -> None:
    refused = {name: entry.get("license", "none stated") for name, entry in PACKAGES.items()}
    assert len(refused) > 100
    assert {name: text for name, text in refused.items() if not may_be_used(text)} == {}


def test_every_python_tool_has_a_licence_that_we_may_use() -> None:
    names = installed()
    assert {"hypothesis", "playwright", "pytest"} <= set(names)
    assert {name: python_licence(name) for name in names if not may_be_used(python_licence(name))} == {}


def test_lock_files_hold_no_address() -> None:
    assert [name for name, entry in PACKAGES.items() if "resolved" in entry] == []
    assert "://" not in CONSTRAINTS
    assert not re.search(r'https?://[^"]*\.tgz', (ROOT / "package-lock.json").read_text(encoding="utf-8"))


def test_every_version_is_exact() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    wanted = {**package["dependencies"], **package["devDependencies"]}
    assert {name: version for name, version in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)} == {}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [line for group in project["dependency-groups"].values() for line in group]
    extras = [line for extra in project["project"]["optional-dependencies"].values() for line in extra]
    lines = [*groups, *extras, *project["build-system"]["requires"]]
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_the_core_package_needs_nothing_at_run_time() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dependencies"] == []
