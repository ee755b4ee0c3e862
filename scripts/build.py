"""Builds the static site in web/dist. `make build` runs this in .venv.

One line a phase: what it did and how long it took. A phase whose inputs did not change is left out, so a
second build takes a moment. Each phase is a function of its own in a module of its own subject.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import fidelity
import lessons_data
import licences
import offline_files
import posters
import python_files
import site_pages
from stamps import Stamp

ROOT = Path(__file__).resolve().parent.parent


def phase(what: str, stamp: Stamp, work: Callable[[], str]) -> None:
    """Run `work` unless its inputs are unchanged; it returns what people should know of the result."""
    if stamp.is_fresh():
        return
    start = time.monotonic()
    stamp.clear()
    result = work()
    stamp.write()
    print(f"  ✓ {what} ({time.monotonic() - start:.1f} s){': ' + result if result else ''}", flush=True)


def build() -> None:
    phase("the wheel for the browser", python_files.wheel_stamp(ROOT), lambda: python_files.build_wheel(ROOT))
    phase("micropip from PyPI", python_files.micropip_stamp(ROOT), lambda: python_files.fetch_micropip(ROOT))
    phase("the package for the browser", python_files.package_stamp(ROOT), lambda: python_files.pack_package(ROOT))
    phase("the standard library", python_files.library_stamp(ROOT), lambda: python_files.pack_library(ROOT))
    phase("Python's files for the browser", python_files.stamp(ROOT), lambda: python_files.write(ROOT))
    phase("the lessons", lessons_data.stamp(ROOT), lambda: lessons_data.compile_all(ROOT))
    phase("the posters", posters.stamp(ROOT), lambda: posters.draw(ROOT))
    phase("the fidelity page", fidelity.stamp(ROOT), lambda: fidelity.write(ROOT))
    phase("the pages", site_pages.stamp(ROOT), lambda: site_pages.build(ROOT))
    phase("the licences of what ships", licences.stamp(ROOT), lambda: licences.write(ROOT))
    phase("the site without network", offline_files.stamp(ROOT), lambda: offline_files.write(ROOT))
    print("  The site is in web/dist.", flush=True)


if __name__ == "__main__":
    try:
        build()
    except RuntimeError as error:
        sys.exit(f"  ✗ {error}")
