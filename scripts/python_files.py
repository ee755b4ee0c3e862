"""Python for the browser: Pyodide, micropip and the project's own wheel, as plain static files.

They are copied, never bundled: a bundler would re-emit the wasm and rewrite Pyodide's module. Names carry a
hash of the content, so that a page and its files never come from two different releases, and only extensions
that every host's table of MIME types knows. The wasm travels compressed and is unpacked in the worker, so it
does not matter whether the host compresses or knows the type of `.wasm`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import sys
from pathlib import Path
from typing import Any

from run import run
from stamps import Stamp

# role: file in the npm package, name here, for people
PYODIDE = {
    "loader": ("pyodide.mjs", "loader.js", "Python"),
    "module": ("pyodide.asm.mjs", "module.js", "Python"),
    "wasm": ("pyodide.asm.wasm", "python.wasm.gz", "Python"),
    "stdlib": ("python_stdlib.zip", "stdlib.zip", "standard library"),
}


def wheel_stamp(root: Path) -> Stamp:
    inputs = [root / "py", root / "pyproject.toml", root / "LICENSE", root / "README.md"]
    return Stamp(root / ".cache/stamps/wheel", inputs, [root / ".cache/wheel"])


def build_wheel(root: Path) -> str:
    """The core-only wheel. hatchling writes the same bytes for the same sources."""
    shutil.rmtree(root / ".cache/wheel", ignore_errors=True)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", ".cache/wheel"]
    run(command, root, SOURCE_DATE_EPOCH="1580601600")
    return the_wheel(root / ".cache/wheel").name


def micropip_stamp(root: Path) -> Stamp:
    return Stamp(root / ".cache/stamps/micropip", [root / "scripts/micropip.txt"], [root / ".cache/micropip"])


def fetch_micropip(root: Path) -> str:
    shutil.rmtree(root / ".cache/micropip", ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    run([*pip, "--require-hashes", "-r", "scripts/micropip.txt", "-d", ".cache/micropip"], root)
    return the_wheel(root / ".cache/micropip").name


def the_wheel(folder: Path) -> Path:
    wheels = list(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise RuntimeError(f"{folder} should hold one wheel, and holds {len(wheels)}.")
    return wheels[0]


def stamp(root: Path) -> Stamp:
    inputs = [root / ".cache/wheel", root / ".cache/micropip", root / "node_modules/pyodide/package.json"]
    return Stamp(root / ".cache/stamps/python", [*inputs, Path(__file__)], [root / "web/public/py/manifest.json"])


def write(root: Path) -> str:
    """Fill web/public/py and write its manifest."""
    out = root / "web/public/py"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    pyodide = root / "node_modules/pyodide"
    files = {role: place(pyodide / source, out, name, what) for role, (source, name, what) in PYODIDE.items()}
    wheel, micropip = the_wheel(root / ".cache/wheel"), the_wheel(root / ".cache/micropip")
    files["micropip"] = place(micropip, out, "micropip.zip", "package installer")
    files["wheel"] = {**place(wheel, out, "buddyscope.zip", "Buddyscope"), "name": wheel.name}
    manifest = {"files": files, "lock": own_lock(pyodide)}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    total = sum(file["bytes"] for file in files.values())
    return f"{len(files)} files, {total / 1e6:.1f} MB to download"


def own_lock(pyodide: Path) -> dict[str, Any]:
    """Pyodide's lock file without its packages: nothing is ever loaded from it by name.

    By name it could not work: PyPI's micropip has another hash than the one this file names.
    """
    lock = json.loads((pyodide / "pyodide-lock.json").read_text())
    return {"info": lock["info"], "packages": {}}


def place(source: Path, out: Path, name: str, what: str) -> dict[str, Any]:
    """Write `source` under its hashed name. `raw` is its size, `bytes` the size of what is downloaded."""
    raw = source.read_bytes()
    data = gzip.compress(raw, 9, mtime=0) if name.endswith(".gz") else raw
    stem, rest = name.split(".", 1)
    path = f"{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{rest}"
    (out / path).write_bytes(data)
    return {"path": path, "bytes": len(data), "raw": len(raw), "what": what}
