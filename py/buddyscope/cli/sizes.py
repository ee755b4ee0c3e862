"""What a visit weighs: the bytes of the built site, as a host with gzip sends them, and their budgets.

Sizes are the same on every machine, so unlike times they pass or fail.
"""

import gzip
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from buddyscope.errors import InputError

type Json = dict[str, Any]

TEXT = {".html", ".css", ".js", ".json", ".svg", ".txt"}
# what the page's own HTML asks for: scripts, styles; what it loads in advance is counted with the whole visit
ASKED = re.compile(r'<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+)"[^>]*>')
FONT = re.compile(r"url\(([^)]+\.woff2)\)")


@dataclass(frozen=True, slots=True)
class Size:
    """Bytes of one part, with what is in it."""

    name: str
    value: int
    about: str
    # bytes; None: told, not judged
    goal: int | None

    @property
    def ok(self) -> bool:
        """Within its budget."""
        return self.goal is None or self.value <= self.goal

    def as_json(self) -> Json:
        """As the benchmarks have it."""
        return {"value": self.value, "unit": "bytes", "workload": self.about, "goal": self.goal, "ok": self.ok}


def weight(file: Path) -> int:
    """Bytes on their way: text is compressed by any host, the rest travels as it is."""
    data = file.read_bytes()
    return len(gzip.compress(data, 9, mtime=0)) if file.suffix in TEXT else len(data)


def total(files: Iterable[Path]) -> int:
    """Of all files together."""
    return sum(weight(file) for file in files)


def asked_for(page: Path) -> list[Path]:
    """The page itself, and the scripts and styles that it names."""
    found = [page]
    for tag in ASKED.finditer(page.read_text(encoding="utf-8")):
        if 'rel="preload"' not in tag[0] and 'rel="icon"' not in tag[0]:
            found.append((page.parent / tag[1]).resolve())
    return found


def fonts_of(files: Iterable[Path]) -> list[Path]:
    """The fonts that the styles among the files use."""
    return [
        (file.parent / url).resolve()
        for file in files
        if file.suffix == ".css"
        for url in FONT.findall(file.read_text(encoding="utf-8"))
    ]


def measure(site: Path, single_file: Path | None = None) -> list[Size]:
    """All sizes of a built site."""
    if not (site / "index.html").is_file():
        raise InputError(f"There is no site in {site}", expected="a built site: run `make build` in a checkout")
    manifest = json.loads((site / "py/manifest.json").read_text(encoding="utf-8"))
    first = asked_for(site / "index.html")
    python = [site / "py" / file["path"] for file in manifest["files"].values()]
    lessons = list((site / "lessons").glob("*.en.json"))
    later = set((site / "assets").glob("shell-deferred*")) | set((site / "assets").glob("worker-*.js"))
    whole = {*first, *python, *fonts_of(first), *later, site / "lessons/index.json", max(lessons, key=weight)}
    sizes = [
        Size("size.first_paint", total(first), "HTML, CSS and JavaScript of a lesson, gzip", 84_000),
        Size("size.lesson", max(map(weight, lessons)), "the largest compiled lesson, gzip", None),
        Size("size.first_visit", total(whole), "all of a first visit until Python is ready", 7_000_000),
        Size("size.python", total(python), "of it, Python's files", None),
    ]
    if (site / "embed.js").exists():
        sizes.append(Size("size.embed_js", weight(site / "embed.js"), "embed.js, gzip", 3_000))
    if single_file:
        sizes.append(Size("size.single_file", single_file.stat().st_size, "the site as one file", 10_000_000))
    return sizes


def main(site: Path, *, as_json: bool) -> int:
    """`buddyscope sizes`: print them; 1 when one is over its budget."""
    found = measure(site)
    if as_json:
        print(json.dumps({size.name: size.as_json() for size in found}, indent=2))
    else:
        for size in found:
            budget = "" if size.goal is None else f"  of {size.goal:,}{'' if size.ok else ': TOO MUCH'}"
            print(f"{size.name:18} {size.value:10,}{budget}  {size.about}")
    return 0 if all(size.ok for size in found) else 1
