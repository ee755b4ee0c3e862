"""Packs Python code for the browser. Runs in Pyodide itself, whose bytecode the browser will load.

    wheel WHEEL OUT      the project's package, as source and bytecode, and what of the standard library only it needs;
                         OUT.needs lists all of the library that a page uses at once. Packages of LATE go into
                         archives of their own, later-NAME.zip.xz beside OUT, as source
    library NEEDS OUT    the standard library: what Python's own start needs as bytecode, the rest as source, for later

The package comes while Python starts, so what can travel with it delays nobody.
Archives that are needed at once are stored, not deflated: they travel as one gzip, which packs better, and Python
reads them faster. Dates and orders are fixed, so the same sources give the same bytes.
"""

# ruff: noqa: E402
import sys

# before anything else is imported: what Python has loaded when it has started
AT_START = frozenset(sys.modules)

import importlib
import importlib.util
import lzma
import zipfile
from collections.abc import Iterable, Set
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from pathlib import Path

LIBRARY = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
# small, and what people reach for first at a prompt; zip files need cp437
ALSO = {"calendar", "datetime", "encodings.cp437", "fractions", "pprint", "statistics", "timeit", "_strptime"}
# what a page uses in its first minute; the command line, the server and the lessons' compiler go along as source
START = ("buddyscope.worker.bridge", "buddyscope.worker.source_view", "buddyscope.worker.late_library")
REGISTRY = "buddyscope.kernels.registry"
"""says which kernel a visitor begins with; others come as source"""
# useless in a browser: windows, processes, an editor, an installer, a terminal, other systems
LEFT_OUT = (
    "idlelib/",
    "turtledemo/",
    "ensurepip/",
    "tkinter/",
    "lib2to3/",
    "pydoc_data/",
    "venv/",
    "site-packages/",
    "_pyrepl/",
    "multiprocessing/",
)
# fetched when one of their modules is imported: a visitor of lessons does not pay for them
LATE = {"linux_7_3": "kernels/linux_7_3", "judge": "judge", "exercises": "exercises"}
# the list of what comes later, inside the first archive
LATER = "later.txt"


def bytecode(name: str, source: bytes, optimize: int) -> bytes:
    """A .pyc whose source nobody looks for, so that a zip's dates do not matter."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=optimize)
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), checked=False))


def write_archive(path: Path, files: Iterable[tuple[str, bytes]], method: int) -> None:
    with zipfile.ZipFile(path, "w", method, compresslevel=9) as archive:
        for name, data in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), data, method)


def write_packed(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """PATH.xz: nobody waits for these while the page starts, so they may take longer to unpack and be smaller."""
    write_archive(path, files, zipfile.ZIP_STORED)
    path.with_suffix(".zip.xz").write_bytes(lzma.compress(path.read_bytes(), preset=9 | lzma.PRESET_EXTREME))
    path.unlink()


def module_name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def pack_wheel(wheel: Path, out: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    every = [(name, archive.read(name)) for name in archive.namelist() if ".dist-info/" not in name]
    late = {
        name: [file for file in every if file[0].startswith(f"buddyscope/{folder}/")] for name, folder in LATE.items()
    }
    for name, own in late.items():
        write_packed(out.with_name(f"later-{name}.zip"), own)
    files = [file for file in every if not any(file in own for own in late.values())]
    sys.path.insert(0, str(wheel))
    loaded = loaded_by(START)
    sys.modules[REGISTRY].kernel_named()
    loaded = set(sys.modules)
    needed = [(name, data) for name, data in files if module_name(name) in loaded]
    codes = [(f"{name}c", bytecode(f"/lib/{out.name}/{name}", data, 0)) for name, data in needed]
    needs = {name for name in loaded_by(ALSO) if not name.startswith("buddyscope")}
    out.with_suffix(".needs").write_text("\n".join(sorted(needs)) + "\n")
    travelling = {name for name in needs if not is_at_start(name)}
    write_archive(out, [*files, *codes, *library_codes(travelling)], zipfile.ZIP_STORED)


def loaded_by(names: Iterable[str]) -> set[str]:
    for name in names:
        importlib.import_module(name)
    return set(sys.modules)


def is_at_start(name: str) -> bool:
    """A package lies in one archive, with all that is in it."""
    return name.partition(".")[0] in AT_START


def library_names(library: zipfile.ZipFile) -> list[str]:
    return [name for name in library.namelist() if name.endswith(".py") and not name.startswith(LEFT_OUT)]


def library_codes(modules: Set[str]) -> list[tuple[str, bytes]]:
    """Bytecode without docstrings (2): a fifth less to fetch and to unmarshal."""
    library = zipfile.ZipFile(LIBRARY)
    names = [name for name in library_names(library) if module_name(name) in modules]
    return [(f"{name}c", bytecode(f"{LIBRARY}/{name}", library.read(name), 2)) for name in names]


def pack_library(needs: Path, out: Path) -> None:
    first = set(needs.read_text().split())
    library = zipfile.ZipFile(LIBRARY)
    later = [name for name in library_names(library) if module_name(name) not in first]
    files = library_codes({name for name in first if is_at_start(name)})
    listed = "\n".join(map(module_name, later)).encode()
    write_archive(out, [*files, (LATER, listed)], zipfile.ZIP_STORED)
    write_packed(out.with_name(f"later-{out.name}"), [(name, library.read(name)) for name in later])


if __name__ == "__main__":
    work = {"wheel": pack_wheel, "library": pack_library}[sys.argv[1]]
    work(Path(sys.argv[2]), Path(sys.argv[3]))
