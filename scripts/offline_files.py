"""Writes what the site needs to work without network: its service worker, and the list of all its files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from stamps import Stamp

LEFT_OUT = {"sw.js", "offline.json", "THIRD_PARTY_NOTICES.txt", "py/manifest.json"}


def stamp(root: Path) -> Stamp:
    dist = root / "web/dist"
    inputs = [dist / "index.html", dist / "lessons", dist / "py/manifest.json", root / "web/sw.js", Path(__file__)]
    return Stamp(root / ".cache/stamps/offline", inputs, [dist / "offline.json", dist / "sw.js"])


def write(root: Path) -> str:
    dist = root / "web/dist"
    found = sorted((file.relative_to(dist).as_posix(), file) for file in dist.rglob("*") if file.is_file())
    files = [
        (path, file)
        for path, file in found
        if path not in LEFT_OUT and not path.startswith(("one-file/", "posters/", "embed/posters/"))
    ]
    listed: list[list[str | int]] = [["./", (dist / "index.html").stat().st_size]]
    listed += [[path, file.stat().st_size] for path, file in files]
    (dist / "offline.json").write_text(json.dumps({"v": 1, "files": listed}, separators=(",", ":")) + "\n")
    content = hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for _, file in files))
    script = (root / "web/sw.js").read_text(encoding="utf-8")
    (dist / "sw.js").write_text(script.replace("__VERSION__", content.hexdigest()[:12]), encoding="utf-8")
    return f"{len(listed)} files, {sum(int(size) for _, size in listed) / 1e6:.1f} MB"
