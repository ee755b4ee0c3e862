"""Draws the first picture of every lesson step as SVG, for embeds that nobody has started yet."""

from __future__ import annotations

from pathlib import Path

from run import run
from stamps import Stamp


def stamp(root: Path) -> Stamp:
    sources = [root / "web/src" / part for part in ("kernels", "history", "scene", "share", "i18n", "stage/zones.js")]
    inputs = [*sources, root / "web/public/lessons", root / "package-lock.json", root / "scripts/posters.mjs"]
    return Stamp(root / ".cache/stamps/posters", [*inputs, Path(__file__)], [root / "web/public/posters"])


def draw(root: Path) -> str:
    run(["node", "scripts/posters.mjs", "web/public/lessons", "web/public/posters"], root)
    files = list((root / "web/public/posters").glob("*.svg"))
    return f"{len(files)} pictures, {sum(file.stat().st_size for file in files) / 1e6:.1f} MB"
