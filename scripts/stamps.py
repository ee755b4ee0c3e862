"""Stamps: has anything changed since a phase last succeeded? Told by content, never by the clock."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SKIPPED = {"__pycache__", "node_modules", "dist", "public", "build"}


def files_below(path: Path) -> Iterator[Path]:
    """The file itself, or every file below the folder except what builds leave behind."""
    if path.is_file():
        yield path
        return
    for child in sorted(path.iterdir()) if path.is_dir() else []:
        if child.name not in SKIPPED:
            yield from files_below(child)


def fingerprint(inputs: Iterable[Path]) -> str:
    """One hash over the names and contents of all inputs."""
    total = hashlib.sha256()
    for root in inputs:
        for file in files_below(root):
            total.update(f"{file}\0".encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


@dataclass
class Stamp:
    """`inputs` decide; `outputs` must still be there."""

    file: Path
    inputs: list[Path]
    outputs: list[Path]

    def is_fresh(self) -> bool:
        if not self.file.exists() or not all(output.exists() for output in self.outputs):
            return False
        return self.file.read_text() == fingerprint(self.inputs)

    def clear(self) -> None:
        self.file.unlink(missing_ok=True)

    def write(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(fingerprint(self.inputs))
