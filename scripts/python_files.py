"""Python for the browser: Pyodide, its library and the project's own package, as plain static files.

Everything travels compressed and is unpacked by the page, whatever the host compresses and whatever types it knows.
Pyodide's two modules are joined, not bundled (a bundler would re-emit the wasm), and become part of the worker's
script. Names carry a hash of the content, so that a page and its files never come from two different releases.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import deflate
from run import run
from stamps import Stamp

# a fixed date, so that the same sources give the same bytes
EPOCH = "1580601600"
LIBRARY = ".cache/python/library.zip"
LATER = ".cache/python/later-library.zip.xz"
PACKAGE = ".cache/python/buddyscope.zip"
NEEDS = ".cache/python/buddyscope.needs"
LATE = {"linux_7_3": "buddyscope.kernels.linux_7_3", "judge": "buddyscope.judge", "exercises": "buddyscope.exercises"}
"""packages that are fetched when they are wanted, by the name that scripts/pack_python.py has for their archives"""
ARCHIVES = {name: f".cache/python/later-{name}.zip.xz" for name in LATE}


def wheel_stamp(root: Path) -> Stamp:
    inputs = [root / name for name in ("py", "pyproject.toml", "LICENSE", "README.md", "scripts/hatch_site.py")]
    return Stamp(root / ".cache/stamps/wheel", inputs, [root / ".cache/wheel"])


def build_wheel(root: Path) -> str:
    """The core-only wheel. hatchling writes the same bytes for the same sources."""
    shutil.rmtree(root / ".cache/wheel", ignore_errors=True)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", ".cache/wheel"]
    run(command, root, SOURCE_DATE_EPOCH=EPOCH, BUDDYSCOPE_WHEEL="core")
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


def package_stamp(root: Path) -> Stamp:
    inputs = [root / ".cache/wheel", root / "scripts/pack_python.py", root / "node_modules/pyodide/package.json"]
    return Stamp(root / ".cache/stamps/package", inputs, [root / name for name in (PACKAGE, NEEDS, *ARCHIVES.values())])


def pack_package(root: Path) -> str:
    """The wheel's files with bytecode beside them, and what the standard library must have for them."""
    (root / ".cache/python").mkdir(parents=True, exist_ok=True)
    wheel = the_wheel(root / ".cache/wheel").relative_to(root)
    in_pyodide(root, "wheel", str(wheel), PACKAGE)
    return megabytes((root / PACKAGE).stat().st_size)


def library_stamp(root: Path) -> Stamp:
    inputs = [root / NEEDS, root / "scripts/pack_python.py", root / "node_modules/pyodide/package.json"]
    return Stamp(root / ".cache/stamps/library", inputs, [root / LIBRARY, root / LATER])


def pack_library(root: Path) -> str:
    in_pyodide(root, "library", NEEDS, LIBRARY)
    sizes = [megabytes((root / name).stat().st_size) for name in (LIBRARY, LATER)]
    return f"{sizes[0]} for the start, {sizes[1]} for later"


def in_pyodide(root: Path, *arguments: str) -> None:
    """Bytecode must come from the very Python that will load it."""
    run(["node", "scripts/pyodide-run.mjs", "script", "scripts/pack_python.py", *arguments], root)


def megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def stamp(root: Path) -> Stamp:
    made = (LIBRARY, LATER, PACKAGE, *ARCHIVES.values(), ".cache/micropip", "node_modules/pyodide/package.json")
    inputs = [root / name for name in made]
    return Stamp(root / ".cache/stamps/python", [*inputs, Path(__file__)], [root / "web/public/py/manifest.json"])


def write(root: Path) -> str:
    """Fill web/public/py and write its manifest."""
    out = root / "web/public/py"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    pyodide = root / "node_modules/pyodide"
    files = {
        "code": place(out, "python.js.gz", python_code(pyodide), "python"),
        "wasm": place(out, "python.wasm.gz", (pyodide / "pyodide.asm.wasm").read_bytes(), "python"),
        "library": place(out, "library.zip.gz", (root / LIBRARY).read_bytes(), "library"),
        "package": place(out, "buddyscope.zip.gz", (root / PACKAGE).read_bytes(), "package"),
    }
    micropip = the_wheel(root / ".cache/micropip")
    later = {
        "library": place(out, "later.zip.xz", (root / LATER).read_bytes(), "library"),
        "micropip": place(out, "micropip.zip", micropip.read_bytes(), "micropip") | {"module": "micropip"},
    }
    for name, module in LATE.items():
        file = place(out, f"{name}.zip.xz", (root / ARCHIVES[name]).read_bytes(), "package")
        later[name] = file | {"module": module}
    manifest = {"files": files, "later": later, "lock": own_lock(pyodide)}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    return f"{len(files)} files, {megabytes(sum(file['bytes'] for file in files.values()))} to download"


def python_code(pyodide: Path) -> bytes:
    """Pyodide's loader and its Emscripten module as one script that leaves both functions in `self`.

    Each export is replaced by an assignment; were a new version to export in another way, this fails.
    """
    loader, name = replaced_export((pyodide / "pyodide.mjs").read_text(), r"export\{(\w+) as loadPyodide\b[^}]*\};?")
    module, maker = replaced_export((pyodide / "pyodide.asm.mjs").read_text(), r"export default (\w+);")
    parts = [f"{loader}\nself.loadPyodide={name}", f"{module}\nself.createPyodideModule={maker}"]
    return "\n".join(f"(() => {{{part}}})();" for part in parts).encode()


def replaced_export(text: str, pattern: str) -> tuple[str, str]:
    """The text without its one export, and the name that was exported."""
    text = re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)
    found = re.findall(pattern, text)
    if len(found) != 1:
        raise RuntimeError(f"Pyodide exports in another way than before: {pattern} was found {len(found)} times.")
    return re.sub(pattern, "", text), found[0]


def own_lock(pyodide: Path) -> dict[str, Any]:
    """Pyodide's lock file without its packages: nothing is ever loaded from it by name.

    By name it could not work: PyPI's micropip has another hash than the one this file names.
    """
    lock = json.loads((pyodide / "pyodide-lock.json").read_text())
    return {"info": lock["info"], "packages": {}}


def place(out: Path, name: str, raw: bytes, what: str) -> dict[str, Any]:
    """Write `raw` under its hashed name. `raw` is its size, `bytes` the size of what is downloaded."""
    # libdeflate at 12 packs 4 % closer than zlib at 9
    data = bytes(deflate.gzip_compress(raw, 12)) if name.endswith(".gz") else raw
    stem, rest = name.split(".", 1)
    path = f"{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{rest}"
    (out / path).write_bytes(data)
    return {"path": path, "bytes": len(data), "raw": len(raw), "what": what}
