"""Gets Firefox and WebKit, and Selenium to drive the latter, then runs tests/engines. `make test-engines` calls it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {"firefox-esr": ["firefox-esr", "firefox"], "webkit2gtk-driver": ["WebKitWebDriver"], "xvfb": ["Xvfb"]}
HELP = """Missing: {missing}.
  Debian:  apt-get install {packages}
  another Firefox:      BUDDYSCOPE_FIREFOX=/path/to/firefox make test-engines
  another MiniBrowser:  BUDDYSCOPE_MINIBROWSER=/path/to/MiniBrowser make test-engines"""


def missing() -> list[str]:
    return [package for package, names in PACKAGES.items() if not any(map(shutil.which, names))]


def install(packages: list[str]) -> None:
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("  … Debian packages:", ", ".join(packages), flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], check=False)


def install_selenium() -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "-c", "scripts/constraints.txt", "--group", "engines"], cwd=ROOT, check=True)


def main() -> int:
    if wanted := missing():
        install(wanted)
    if still := missing():
        print(HELP.format(missing=", ".join(still), packages=" ".join(still)), file=sys.stderr)
        return 1
    install_selenium()
    return subprocess.run(
        [sys.executable, "-m", "pytest", "tests/engines", *sys.argv[1:]], cwd=ROOT, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
