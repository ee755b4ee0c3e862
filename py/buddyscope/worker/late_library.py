"""Modules that are fetched when somebody imports them: the larger part of the standard library, and micropip.

A page starts with the modules that Buddyscope itself needs. The others lie in archives on the server; the first
import of one of them fetches its archive. Where that cannot be done, the import error says so.
"""

import importlib
import lzma
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

# writes the archive to its path, or says in a sentence why it cannot
type Fetch = Callable[[str], str]


@dataclass(eq=False)
class LateFinder(MetaPathFinder):
    """Answers for the modules of one archive, after everybody else was asked."""

    archive: str
    names: Collection[str]
    fetch: Fetch

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module in the archive, which is fetched first."""
        if fullname not in self.names:
            return None
        if self.archive not in sys.path:
            self._arrive(fullname)
        # a package of the first archive may have more modules in this one
        folder = "/".join([self.archive, *fullname.split(".")[:-1]])
        return PathFinder.find_spec(fullname, [folder], target)

    def _arrive(self, wanted: str) -> None:
        problem = self.fetch(self.archive)
        if problem:
            raise ModuleNotFoundError(f"{wanted} is not here yet, and {problem}", name=wanted)
        unpack(Path(self.archive))
        sys.path.append(self.archive)
        importlib.invalidate_caches()


def unpack(archive: Path) -> None:
    """An archive may come as xz: zip files are read at random, and cannot be."""
    data = archive.read_bytes()
    if data.startswith(b"\xfd7zXZ"):
        archive.write_bytes(lzma.decompress(data))


def offer(archive: str, names: Collection[str], fetch: Fetch) -> None:
    """From now on, importing one of `names` fetches `archive` (a path that need not exist yet)."""
    sys.meta_path.append(LateFinder(archive, frozenset(names), fetch))


def listed() -> list[str]:
    """The modules that the standard library's first archive leaves to the second."""
    from zipimport import zipimporter

    library = next(
        path for path in sys.path if path.endswith(f"python{sys.version_info.major}{sys.version_info.minor}.zip")
    )
    return zipimporter(library).get_data("later.txt").decode().split()
