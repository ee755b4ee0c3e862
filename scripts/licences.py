"""Writes web/dist/THIRD_PARTY_NOTICES.txt: the licence of everything that ships in the site."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import python_files
from stamps import Stamp

OUT = "web/dist/THIRD_PARTY_NOTICES.txt"
HEAD = "Buddyscope is under the MIT licence. This site also contains the works below, each under its own.\n"
# types, and what Lit needs to render on a server
NOT_SHIPPED = ("@types/", "@lit-labs/ssr-dom-shim")


def stamp(root: Path) -> Stamp:
    site = root / "web/dist/index.html"
    inputs = [root / "package-lock.json", root / "scripts/licences", site, Path(__file__)]
    return Stamp(root / ".cache/stamps/licences", inputs, [root / OUT])


def write(root: Path) -> str:
    notices = [*npm_notices(root), *python_notices(root)]
    (root / OUT).write_text(HEAD + "".join(f"\n{'=' * 78}\n{title}\n\n{text}\n" for title, text in notices))
    return f"{len(notices)} works"


def npm_notices(root: Path) -> Iterator[tuple[str, str]]:
    for name in shipped_packages(root / "node_modules", dependencies(root)):
        folder = root / "node_modules" / name
        package = json.loads((folder / "package.json").read_text())
        text = licence_text(folder)
        if text is None:
            raise RuntimeError(f"The npm package {name} ships no licence file: add it to scripts/licences.")
        yield f"{name} {package['version']} ({package['license']})", text


def dependencies(root: Path) -> list[str]:
    # Pyodide is told of in python_notices; what its npm package depends on is for Node.js and does not ship
    names = json.loads((root / "package.json").read_text())["dependencies"]
    return [name for name in names if name != "pyodide"]


def shipped_packages(modules: Path, names: list[str]) -> list[str]:
    """The packages and all that they depend on, sorted."""
    found: set[str] = set()
    todo = list(names)
    while todo:
        name = todo.pop()
        if name in found or name.startswith(NOT_SHIPPED):
            continue
        found.add(name)
        todo += json.loads((modules / name / "package.json").read_text()).get("dependencies", {})
    return sorted(found)


def licence_text(folder: Path) -> str | None:
    for file in sorted(folder.iterdir()):
        if file.name.upper().startswith(("LICENSE", "LICENCE")) and file.is_file():
            return file.read_text()
    return None


def python_notices(root: Path) -> Iterator[tuple[str, str]]:
    version = json.loads((root / "node_modules/pyodide/package.json").read_text())["version"]
    micropip = python_files.the_wheel(root / ".cache/micropip")
    # Pyodide is under micropip's licence, and only micropip's wheel carries the text
    mpl = licences_in_wheel(micropip)
    yield f"Pyodide {version} (MPL-2.0), source: https://github.com/pyodide/pyodide", mpl
    yield f"{micropip.name} (MPL-2.0), source: https://github.com/pyodide/micropip", mpl
    for file in sorted((root / "scripts/licences").glob("*.txt")):
        title, _, text = file.read_text().partition("\n")
        yield title, text.strip("\n")


def licences_in_wheel(wheel: Path) -> str:
    """Its own licence first, then those of what it carries inside."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if Path(name).name.startswith("LICENSE")]
        own_first = sorted(names, key=lambda name: ".dist-info/" not in name)
        return "\n\n".join(archive.read(name).decode() for name in own_first)
