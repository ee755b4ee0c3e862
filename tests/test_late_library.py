"""Modules that are fetched when somebody imports them."""

import lzma
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from buddyscope.worker.late_library import offer


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Path]:
    """A path where an archive may arrive; Python forgets about it afterwards."""
    before = [*sys.meta_path], [*sys.path], set(sys.modules)
    yield tmp_path / "late.zip"
    sys.meta_path[:], sys.path[:] = before[:2]
    for name in set(sys.modules) - before[2]:
        del sys.modules[name]


def write(path: str) -> str:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("late_spam/__init__.py", "")
        archive.writestr("late_spam/eggs.py", "number = 42")
        archive.writestr("email/late_extra.py", "number = 43")
    return ""


def test_the_first_import_fetches_the_archive_and_the_second_does_not(archive: Path) -> None:
    fetched: list[str] = []
    offer(str(archive), ["late_spam", "late_spam.eggs"], lambda path: write(path) or fetched.append(path) or "")
    assert fetched == []
    import late_spam.eggs  # type: ignore[import-not-found]

    assert late_spam.eggs.number == 42
    assert fetched == [str(archive)]


def test_an_archive_may_come_as_xz(archive: Path) -> None:
    def write_xz(path: str) -> str:
        write(path)
        Path(path).write_bytes(lzma.compress(Path(path).read_bytes()))
        return ""

    offer(str(archive), ["late_spam.eggs", "late_spam"], write_xz)
    from late_spam import eggs

    assert eggs.number == 42


def test_a_package_may_have_more_modules_in_the_archive(archive: Path) -> None:
    offer(str(archive), ["email.late_extra"], write)
    import email.late_extra  # type: ignore[import-not-found]

    assert email.late_extra.number == 43


def test_what_cannot_be_fetched_is_an_import_error_that_says_why_and_may_come_later(archive: Path) -> None:
    answers = iter(["the network is gone.", ""])
    offer(str(archive), ["late_spam"], lambda path: next(answers) or write(path))
    with pytest.raises(ModuleNotFoundError, match=r"^late_spam is not here yet, and the network is gone\.$"):
        import late_spam
    import late_spam

    assert late_spam.__name__ == "late_spam"


def test_names_that_are_not_listed_stay_unknown(archive: Path) -> None:
    offer(str(archive), ["late_spam"], write)
    with pytest.raises(ModuleNotFoundError, match="No module named 'late_ham'"):
        import late_ham  # type: ignore[import-not-found]  # noqa: F401
    assert not archive.exists()
