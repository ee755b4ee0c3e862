"""The pages that tests bring themselves, built with Vite into .cache when what they are made of has changed.

`make test` builds them before the browser's suite; without that the first test that needs one does.
"""

from __future__ import annotations

import fcntl
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("engine_page", "stage_page")


def stamps() -> ModuleType:
    """The build's own stamps. Its folder stays off the path of modules: one of its scripts has a name of ours."""
    spec = spec_from_file_location("stamps", ROOT / "scripts/stamps.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["stamps"] = module
    spec.loader.exec_module(module)
    return module


def built(name: str) -> Path:
    """The folder of one of `PAGES`; several processes may ask at once."""
    lock = ROOT / ".cache" / f"{name}.lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        out = ROOT / ".cache" / name
        stamp = stamps().Stamp(ROOT / ".cache/stamps" / name, inputs(name), [out / "index.html"])
        if not stamp.is_fresh():
            stamp.clear()
            build(name, out)
            stamp.write()
    return out


def inputs(name: str) -> list[Path]:
    parts = ["web/src", "web/vite.config.js", "web/public/py", "package-lock.json", "py/buddyscope"]
    return [ROOT / part for part in [*parts, f"tests/browser/{name}"]]


def build(name: str, out: Path) -> None:
    vite = ["node", "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn", "--emptyOutDir"]
    config = f"tests/browser/{name}/vite.config.js"
    subprocess.run([*vite, "--outDir", str(out), "--config", config], cwd=ROOT, check=True)


if __name__ == "__main__":
    for page in PAGES:
        built(page)
