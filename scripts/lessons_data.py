"""Compiles the lessons' Markdown to web/public/lessons. The work is Buddyscope's own command."""

from __future__ import annotations

import sys
from pathlib import Path

from run import run
from stamps import Stamp


def stamp(root: Path) -> Stamp:
    inputs = [root / "lessons", root / "py"]
    return Stamp(root / ".cache/stamps/lessons", inputs, [root / "web/public/lessons/index.json"])


def compile_all(root: Path) -> str:
    buddyscope = Path(sys.executable).parent / "buddyscope"
    run([str(buddyscope), "lessons", "build", "lessons", "-o", "web/public/lessons"], root)
    files = [file for file in (root / "web/public/lessons").glob("*.json") if file.name != "index.json"]
    return f"{len(files)} lessons"
