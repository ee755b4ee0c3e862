"""What the project is built from: exact versions, known licences, and no registry's address in a lock file."""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement

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


# a command of pip with the two lines after it, where a script may go on with it
PIP = re.compile(r"(\bpip\b[\"', ]+(?:install|download)\b.*(?:\n.*){2})")
# by the lock file, to the letter, by a hash, or nothing but this checkout
PINNED = re.compile(r"-c\"?,? \"?scripts/constraints\.txt|==\d|PIP_AUDIT|micropip\.txt|--no-build-isolation -e \.")


def may_be_used(expression: str) -> bool:
    """OR offers a choice, AND wants all of them."""
    expression = SPELLINGS.get(expression, expression)
    choices = [re.split(r"\s+AND\s+", choice.strip("() ")) for choice in re.split(r"\s+OR\s+", expression)]
    return any(all(one in ALLOWED for one in choice) for choice in choices)


def python_licence(name: str) -> str:
    about = importlib.metadata.metadata(name)
    classifiers = [line.split(" :: ")[-1] for line in about.get_all("Classifier", []) if line.startswith("License")]
    return about.get("License-Expression") or (classifiers or [about.get("License") or "none stated"])[0]


# of the engines group, which `make test` does not install
ELSEWHERE = {
    "h11": "MIT",
    "outcome": "MIT OR Apache-2.0",
    "PySocks": "BSD",
    "selenium": "Apache-2.0",
    "sniffio": "MIT OR Apache-2.0",
    "trio": "MIT OR Apache-2.0",
    "trio-websocket": "MIT",
    "websocket-client": "Apache-2.0",
    "wsproto": "MIT",
}
CONSTRAINED = [line for line in CONSTRAINTS.splitlines() if line and not line.startswith("#")]


def script(name: str) -> ModuleType:
    """A module of scripts/."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.pop(0)


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
    names = [line.partition("==")[0] for line in CONSTRAINED]
    assert {"hypothesis", "playwright", "pytest", *ELSEWHERE} <= set(names)
    licences = {name: python_licence(name) if _is_here(name) else ELSEWHERE.get(name, "none stated") for name in names}
    assert {name: text for name, text in licences.items() if not may_be_used(text)} == {}


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
    assert [line for line in [*lines, *CONSTRAINED] if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_whatever_a_script_installs_is_pinned() -> None:
    files = [file for file in (ROOT / "scripts").iterdir() if file.suffix in (".sh", ".py")]
    commands = [command for file in files for command in PIP.findall(file.read_text(encoding="utf-8"))]
    assert len(commands) >= 6
    assert [command for command in commands if not PINNED.search(command)] == []
    assert not re.search(r"\bnpm (install|i|add)\b", "".join(file.read_text(encoding="utf-8") for file in files))


def test_every_tool_and_what_it_needs_has_its_version_in_the_lock_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [line.partition("==")[0] for group in project["dependency-groups"].values() for line in group]
    locked = {plain(line.partition("==")[0]) for line in CONSTRAINED}
    assert {"jsonschema", "rpds-py", "sphinxcontrib-jsmath", "greenlet"} <= needed(groups)
    assert needed([*groups, "editables", "pip", "cocotbext-axi"]) - locked == set()


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(names: list[str]) -> set[str]:
    """These packages, and all that they need in turn, as far as they are installed here."""
    found: set[str] = set()
    todo = [plain(name) for name in names]
    while todo:
        name = todo.pop()
        if name in found:
            continue
        found.add(name)
        # the benchmark's peer is installed alone, for one file of it
        wishes = importlib.metadata.requires(name) or [] if _is_here(name) and name != "cocotbext-axi" else []
        needs = [Requirement(wish) for wish in wishes]
        todo += [plain(one.name) for one in needs if one.marker is None or one.marker.evaluate({"extra": ""})]
    return found


def test_the_core_package_needs_nothing_at_run_time() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dependencies"] == []


def shipped() -> set[str]:
    """By the lock file: what the site depends on, and all that this needs in turn."""
    found: set[str] = set()
    todo = set(LOCK["packages"][""]["dependencies"]) - {"pyodide"}
    while todo:
        name = todo.pop()
        found.add(name)
        needs = set(PACKAGES[f"node_modules/{name}"].get("dependencies", {}))
        todo |= {one for one in needs - found if not one.startswith("@types/") and one != "@lit-labs/ssr-dom-shim"}
    return found


def test_the_notices_name_everything_that_ships_with_its_licence() -> None:
    licences = script("licences")
    notices = dict(licences.npm_notices(ROOT))
    wanted = [PACKAGES[f"node_modules/{name}"] | {"name": name} for name in shipped()]
    assert len(wanted) >= 10
    assert sorted(notices) == sorted(f"{one['name']} {one['version']} ({one['license']})" for one in wanted)
    assert [title for title, text in notices.items() if len(text) < 500] == []


def test_what_ships_without_a_licence_stops_the_build(tmp_path: Path) -> None:
    licences = script("licences")
    (tmp_path / "package.json").write_text('{"dependencies": {"bare": "1.0.0"}}')
    (tmp_path / "node_modules/bare").mkdir(parents=True)
    (tmp_path / "node_modules/bare/package.json").write_text('{"version": "1.0.0", "license": "MIT"}')
    with pytest.raises(RuntimeError, match="bare ships no licence file"):
        list(licences.npm_notices(tmp_path))


def test_an_audit_that_could_not_ask_says_so() -> None:
    audit = script("audit")
    silent = audit.npm_verdict("", "npm error audit endpoint returned an error\n", 168)
    assert silent.status == 2
    assert "NOT ASKED" in silent.line()
    assert "Nothing is known of its 168 packages" in silent.line()
    skipped = '{"dependencies": [{"name": "attrs", "skip_reason": "not found"}]}'
    for output in ("", "[]", skipped, '{"dependencies": []}'):
        assert audit.python_verdict(output, "", 1).status == 2


def test_an_audit_tells_what_is_weak_and_what_is_not() -> None:
    audit = script("audit")
    weak = audit.npm_verdict('{"auditReportVersion": 2, "vulnerabilities": {"lit": {}}}', "", 168)
    assert (weak.status, weak.line()) == (1, "✗ package-lock.json: known weaknesses in lit, of 168 packages")
    sound = audit.npm_verdict('{"auditReportVersion": 2, "vulnerabilities": {}}', "", 168)
    assert (sound.status, sound.line()) == (0, "✓ package-lock.json: no known weakness in 168 packages")
    one = '{"dependencies": [{"name": "attrs", "version": "1", "vulns": [%s]}]}'
    assert audit.python_verdict(one % '{"id": "X"}', "", 1).found == ["attrs"]
    assert audit.python_verdict(one % "", "", 1).status == 0
