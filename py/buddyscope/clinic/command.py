"""`buddyscope explain FILE…`: options, reading of files, and the exit status."""

import argparse
import bz2
import importlib
import json
import lzma
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from buddyscope.errors import InputError

from .as_json import case_to_json
from .examine import MAX_TEXT, Findings, examine
from .explain import explain_text
from .gallery import agreement_json, agreement_text, compare_folder

MAGIC = {b"\x1f\x8b": "gzip", b"\xfd7zXZ\x00": "xz", b"BZh": "bzip2", b"\x28\xb5\x2f\xfd": "zstd"}


def add_explain(sub: argparse.ArgumentParser) -> None:
    """The options of the command."""
    sub.description = (
        "Explain why a request for memory failed: page allocation failures, OOM kills, SysRq-m, /proc/buddyinfo, "
        "zoneinfo, pagetypeinfo and vmstat, from Linux 2.4 to 7.3, as they stand in logs and mails. "
        "Exit status 2 when nothing was understood."
    )
    sub.add_argument(
        "files", nargs="*", metavar="FILE", help="texts, also .gz, .xz, .bz2 or .zst; - for standard input"
    )
    sub.add_argument("--json", action="store_true", help="print a list with one object for each report")
    sub.add_argument("--gallery", type=Path, metavar="FOLDER", help="compare with the NAME.json beside each NAME.txt")
    sub.set_defaults(handler=explain)


def explain(options: argparse.Namespace) -> int:
    """Run the command. Raises InputError when nothing was understood."""
    if options.gallery:
        agreement = compare_folder(options.gallery)
        print(json.dumps(agreement_json(agreement), indent=1) if options.json else agreement_text(agreement), end="")
        return 0
    if not options.files:
        raise InputError("no file", expected="FILE…, or - for standard input")
    found = [(name, _examined(name)) for name in options.files]
    if not any(findings.cases for _, findings in found):
        raise InputError(
            "nothing about memory was understood",
            ", ".join(options.files),
            found=f"{sum(findings.lines for _, findings in found):,} lines",
            expected='"page allocation failure", "invoked oom-killer", "Mem-Info:", /proc/buddyinfo or the like',
        )
    if options.json:
        print(json.dumps([case_to_json(case) for _, findings in found for case in findings.cases], indent=1))
        return 0
    for name, findings in found:
        if len(found) > 1:
            print(f"### {name}\n")
        print(explain_text(findings) if findings.cases else f"Nothing about memory was understood in {name}.\n", end="")
    return 0


def _examined(name: str) -> Findings:
    return examine(decode_text(read_bytes(name), name))


def read_bytes(name: str) -> bytes:
    """A file, or standard input for "-". Raises InputError when it cannot be read or is too large."""
    try:
        data = sys.stdin.buffer.read(MAX_TEXT + 1) if name == "-" else _file_bytes(Path(name))
    except OSError as error:
        raise InputError(error.strerror or "cannot be read", name) from error
    if len(data) > MAX_TEXT:
        raise InputError("too large", name, found="more", expected=f"at most {MAX_TEXT >> 20} MiB")
    return data


def _file_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_TEXT + 1)


def decode_text(data: bytes, name: str = "") -> str:
    """The text of a file, unpacked where it is compressed; letters that are not UTF-8 are replaced."""
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            data = unpack(data, kind, name)
            break
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace")


def unpack(data: bytes, kind: str, name: str = "") -> bytes:
    """Unpack at most MAX_TEXT bytes. Raises InputError for damaged data and for zstd where no reader is installed."""
    try:
        if kind == "zstd":
            return _unpack_zstd(data, name)
        return _unpack_parts(data, kind)
    except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError) as error:
        raise InputError(f"damaged {kind} file", name, found=str(error)) from error


def _unpack_parts(data: bytes, kind: str) -> bytes:
    """All the parts that were packed one after the other; a part that is cut off gives what it has."""
    opener: dict[str, Callable[[], Any]] = {
        "gzip": lambda: zlib.decompressobj(31),
        "xz": lambda: lzma.LZMADecompressor(memlimit=256 << 20),
        "bzip2": bz2.BZ2Decompressor,
    }
    found: list[bytes] = []
    size = 0
    while data and size < MAX_TEXT:
        reader = opener[kind]()
        try:
            part = reader.decompress(data, MAX_TEXT - size)
        except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError):
            if found:
                break
            raise
        found.append(bytes(part))
        size += len(part)
        data = reader.unused_data
    return b"".join(found)


def _unpack_zstd(data: bytes, name: str) -> bytes:
    for module in ("compression.zstd", "zstandard", "pyzstd"):
        try:
            reader: Any = importlib.import_module(module)
        except ImportError:
            continue
        if module == "zstandard":
            return bytes(reader.ZstdDecompressor().decompressobj().decompress(data))[:MAX_TEXT]
        return bytes(reader.ZstdDecompressor().decompress(data, MAX_TEXT))
    raise InputError("zstd files need Python 3.14 or the zstandard package", name, expected="zstd -d first")
