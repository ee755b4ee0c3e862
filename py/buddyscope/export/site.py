"""The built site as files, and a copy of it for any host and any path below it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from buddyscope.errors import InputError

PACKAGE = Path(__file__).parents[1]
# parts that other exports are made of; a host does not need them
NOT_SERVED = ("one-file",)


def site_folder() -> Path:
    """The built site: inside an installed package, or where a checkout builds it."""
    packaged = PACKAGE / "site"
    return packaged if packaged.is_dir() else PACKAGE.parents[1] / "web/dist"


def check_site(site: Path) -> Path:
    """The folder, if a built site is in it."""
    if not (site / "index.html").is_file() or not (site / "one-file/main.js").is_file():
        raise InputError(f"There is no site in {site}", expected="a built site: run `make build` in a checkout")
    return site


def files_of(site: Path) -> Iterator[Path]:
    """Every file that a host serves, in order."""
    for file in sorted(site.rglob("*")):
        if file.is_file() and file.relative_to(site).parts[0] not in NOT_SERVED:
            yield file


def write_static(site: Path, out: Path) -> int:
    """Copy the site to `out`, which must be new or empty; give the number of files."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InputError(f"{out} is there already", expected="a folder that is new or empty")
    files = list(files_of(check_site(site)))
    for file in files:
        target = out / file.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return len(files)
