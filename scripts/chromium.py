"""Finds a Chromium for the browser tests, and gets one when there is none. Prints nothing when all is well.

`--find` prints where it is. BUDDYSCOPE_CHROMIUM names one explicitly.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
HELP = """Chromium is missing; the browser tests need it.
  Debian:          apt-get install chromium
  anywhere:        .venv/bin/playwright install --with-deps chromium
  installed elsewhere: BUDDYSCOPE_CHROMIUM=/path/to/chromium make test"""


def candidates() -> Iterator[str | None]:
    yield os.environ.get("BUDDYSCOPE_CHROMIUM")
    yield from (shutil.which(name) for name in NAMES)
    yield MAC
    yield from playwrights_own()


def playwrights_own() -> Iterator[str]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def runs(path: str | None) -> bool:
    # Ubuntu's chromium-browser is only a signpost to a snap, so being there is not enough
    if path is None or not Path(path).exists():
        return False
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def find() -> str | None:
    return next((path for path in candidates() if runs(path)), None)


def installers() -> Iterator[list[str]]:
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        yield ["sh", "-c", "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium"]
    yield [sys.executable, "-m", "playwright", "install", "chromium"]


def install() -> str | None:
    for command in installers():
        print("  … Chromium for the browser tests", end="", flush=True)
        start = time.monotonic()
        subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)
        if found := find():
            print(f"\r  ✓ Chromium for the browser tests ({time.monotonic() - start:.0f} s)")
            return found
        print("\r  ✗ not to be had by", " ".join(command))
    return None


if __name__ == "__main__":
    if "--find" in sys.argv:
        print(find() or sys.exit(HELP))
    elif find() is None and install() is None:
        sys.exit(HELP)
