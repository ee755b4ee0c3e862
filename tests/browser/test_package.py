"""The one wheel: installed without network into an empty environment, every command works; and builds repeat."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
import urllib.request
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import DIST, ROOT

from buddyscope import __version__

pytestmark = pytest.mark.browser
BUILD = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir"]


def build_wheel(out: Path) -> Path:
    changed = {**os.environ, "SOURCE_DATE_EPOCH": "1580601600"}
    subprocess.run([*BUILD, str(out)], cwd=ROOT, env=changed, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str, Callable[[Path], object]], Path]:
    """A folder that one process of this run makes, and all others find."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def folder(name: str, make: Callable[[Path], object]) -> Path:
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            made = shared / f"{name}.made"
            if not made.exists():
                make(shared / name)
                made.touch()
        return shared / name

    return folder


@pytest.fixture(scope="session")
def wheel(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    return next(once("wheel", build_wheel).glob("*.whl"))


@pytest.fixture(scope="session")
def python(wheel: Path, once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The Python of an environment with nothing in it but the wheel."""

    def make(folder: Path) -> None:
        venv.create(folder, with_pip=True)
        pip = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", "--no-index", str(wheel)]
        subprocess.run(pip, check=True)

    return once("empty", make) / "bin/python"


def run(python: Path, folder: Path, *arguments: str, text: str = "") -> str:
    clean = {"PATH": "/usr/bin:/bin", "HOME": str(folder)}
    command = [str(python), "-m", "buddyscope", *arguments]
    done = subprocess.run(command, cwd=folder, env=clean, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_commands_work_without_a_checkout(python: Path, tmp_path: Path) -> None:
    assert run(python, tmp_path, "--version") == f"buddyscope {__version__}\n"
    assert "Node 0, zone" in run(python, tmp_path, "run", "-m", "matchbox", text="a = alloc_pages order=0\n")
    recording = ROOT / "tests/vectors/reclaim_dma_normal_high.jsonl.xz"
    assert "0 divergences" in run(python, tmp_path, "replay", str(recording))
    assert "first_paint" in run(python, tmp_path, "sizes")
    run(python, tmp_path, "lessons", "new", "my-lesson", "--folder", str(tmp_path))
    assert (tmp_path / "my-lesson/en.md").exists()


def test_exports_work_without_a_checkout(python: Path, tmp_path: Path) -> None:
    run(python, tmp_path, "export", "single-file", "-o", "one.html")
    assert 5_000_000 < (tmp_path / "one.html").stat().st_size <= 10_000_000
    run(python, tmp_path, "export", "static", "-o", "site")
    assert (tmp_path / "site/index.html").read_bytes() == (DIST / "index.html").read_bytes()
    run(python, tmp_path, "export", "scorm", "-o", "course.zip", "--lesson", "split")
    assert "imsmanifest.xml" in zipfile.ZipFile(tmp_path / "course.zip").namelist()


def test_the_site_is_served_from_the_wheel(python: Path, tmp_path: Path) -> None:
    command = [str(python), "-m", "buddyscope", "serve", "--port", "0", "--no-browser"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        with urllib.request.urlopen(address, timeout=30) as page:
            assert page.read() == (DIST / "index.html").read_bytes()
        process.terminate()
        assert process.wait(timeout=30) == 0


def test_the_core_wheel_has_no_site() -> None:
    # it is the one that the build packs for the browser
    (core,) = (ROOT / ".cache/wheel").glob("*.whl")
    names = zipfile.ZipFile(core).namelist()
    assert not [name for name in names if "/site/" in name]
    assert "buddyscope/worker/bridge.py" in names


def test_two_builds_of_the_wheel_are_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    assert build_wheel(tmp_path).read_bytes() == wheel.read_bytes()


def test_two_builds_of_the_pages_are_the_same_bytes(tmp_path: Path) -> None:
    vite = ["node", "node_modules/vite/bin/vite.js", "build", "--config", "web/vite.config.js"]
    subprocess.run([*vite, "--outDir", str(tmp_path), "--logLevel", "warn"], cwd=ROOT, check=True)

    def digests(folder: Path) -> dict[str, str]:
        files = (file for file in sorted(folder.rglob("*")) if file.is_file())
        return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}

    again, built = digests(tmp_path), digests(DIST)
    assert len(again) > 100
    assert again == {name: digest for name, digest in built.items() if name in again}
    assets = {name for name in built if name.startswith("assets/")}
    assert assets == {name for name in again if name.startswith("assets/")}


def test_two_packs_of_the_library_are_the_same_bytes(tmp_path: Path) -> None:
    from shutil import copyfile

    out = ROOT / ".cache/again"
    out.mkdir(exist_ok=True)
    copyfile(ROOT / ".cache/python/buddyscope.needs", out / "buddyscope.needs")
    pack = ["node", "scripts/pyodide-run.mjs", "script", "scripts/pack_python.py"]
    subprocess.run(
        [*pack, "library", ".cache/again/buddyscope.needs", ".cache/again/library.zip"], cwd=ROOT, check=True
    )
    for name in ("library.zip", "later-library.zip.xz"):
        assert (out / name).read_bytes() == (ROOT / ".cache/python" / name).read_bytes()


def test_no_package_of_the_library_lies_in_two_archives() -> None:
    # Python looks for the parts of a package only where it has found the package
    archives = {
        name: zipfile.ZipFile(ROOT / f".cache/python/{name}.zip").namelist() for name in ("library", "buddyscope")
    }
    tops = {name: {path.partition("/")[0].partition(".")[0] for path in paths} for name, paths in archives.items()}
    assert {"os", "asyncio", "encodings"} <= tops["library"]
    assert {"buddyscope", "statistics"} <= tops["buddyscope"]
    assert tops["library"] & tops["buddyscope"] == set()
