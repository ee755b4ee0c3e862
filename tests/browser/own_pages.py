"""The pages that tests bring themselves, built with Vite into .cache when what they are made of has changed.

`make test` builds them before the browser's suite; without that the first test that needs one does.
"""

from __future__ import annotations

import fcntl
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "scripts"))

from stamps import Stamp  # noqa: E402 (found in the folder that was just named)

PAGES = ("engine_page", "stage_page")


def built(name: str) -> Path:
    """The folder of one of `PAGES`; several processes may ask at once."""
    lock = ROOT / ".cache" / f"{name}.lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        out = ROOT / ".cache" / name
        stamp = Stamp(ROOT / ".cache/stamps" / name, inputs(name), [out / "index.html"])
        if not stamp.is_fresh():
            stamp.clear()
            build(name, out)
            stamp.write()
    return out


def inputs(name: str) -> list[Path]:
    parts = ["web/src", "web/vite.config.js", "web/public/py", "package-lock.json", "py/buddyscope/call_graph.json"]
    return [ROOT / part for part in [*parts, f"tests/browser/{name}"]]


def build(name: str, out: Path) -> None:
    vite = ["node", "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn", "--emptyOutDir"]
    config = f"tests/browser/{name}/vite.config.js"
    subprocess.run([*vite, "--outDir", str(out), "--config", config], cwd=ROOT, check=True)


if __name__ == "__main__":
    for page in PAGES:
        built(page)
