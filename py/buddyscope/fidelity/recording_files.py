"""Finding recordings, and reading their lines: plain and compressed files (.gz, .xz)."""

import gzip
import lzma
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, cast

from buddyscope.errors import InputError

PATTERNS = ("*.jsonl", "*.jsonl.gz", "*.jsonl.xz", "flags.json", "flags.json.gz", "flags.json.xz")
MOST_BYTES = 50_000_000
"""of a recording, unpacked: stops a small file that unpacks to gigabytes"""


def find_recordings(paths: Sequence[Path]) -> list[Path]:
    """Files as given; every recording of a folder and of the folders in it. Raises InputError when there is none."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted({file for pattern in PATTERNS for file in path.rglob(pattern)})
            if not inside:
                raise InputError("no recording in this folder", str(path), expected=" or ".join(PATTERNS[:3]))
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise InputError("no such file or folder", str(path))
    return found


def read_lines(path: Path) -> list[str]:
    """The lines of a plain or compressed text file. Raises InputError for one that cannot be read."""
    try:
        with _opened(path) as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise InputError("the recording is too large", str(path), expected=f"at most {MOST_BYTES:,} bytes")
        return data.decode("utf-8").splitlines()
    except (OSError, EOFError, zlib.error, lzma.LZMAError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot be read: {reason}", str(path)) from None


def _opened(path: Path) -> BinaryIO:
    """The file, to be read unpacked."""
    if path.suffix == ".gz":
        return cast(BinaryIO, gzip.open(path, "rb"))
    return cast(BinaryIO, lzma.open(path, "rb")) if path.suffix == ".xz" else path.open("rb")
