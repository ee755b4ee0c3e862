"""What an engine may refuse: storage, as in a frame without an origin; and unpacking, which browsers learnt in 2023."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.serving import served
from buddyscope.export.single_file import write_single_file
from engines.conftest import DIST, Course
from engines.visit import CURSOR, SAMPLES, SLIDER, predict
from engines.visitor import Visitor

pytestmark = pytest.mark.browser

WITHOUT = "delete globalThis.DecompressionStream; delete globalThis.CompressionStream;\n"


def open_without_storage(visitor: Visitor, course: Course, one_file: Path, place: str) -> None:
    """The one file runs in a closed frame in every engine."""
    shutil.copy(one_file, course.folder / "one.html")
    visitor.open(course.page_around(f"{course.address}one.html{place}"))
    visitor.enters("#embed")
    assert visitor.run("try { return localStorage.length } catch (error) { return error.name }") == "SecurityError"


def test_a_sandbox_without_storage_lives_in_the_tab_and_says_so(
    visitor: Visitor, one_file: Path, course: Course
) -> None:
    open_without_storage(visitor, course, one_file, "#/sandbox/matchbox")
    visitor.clicks("button", "Allocate a")
    visitor.waits_for("button", "Free a, page 15")
    visitor.waits_for("p", "the sandbox is lost when the tab closes")


def test_a_lesson_without_storage_keeps_its_answers_while_it_is_open(
    visitor: Visitor, one_file: Path, course: Course
) -> None:
    open_without_storage(visitor, course, one_file, "#/lesson/split/ask")
    predict(visitor)
    visitor.run("location.hash = '#/lesson/split/start'")
    visitor.waits_for("h1, h2", "A big block is halved until one piece fits")
    visitor.run("location.hash = '#/lesson/split/ask'")
    # what was answered is not asked again
    visitor.waits_for("*", "You said page 15")


@pytest.fixture(scope="session")
def old_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as a browser without these streams finds it: they are gone before any script of it runs."""
    folder = tmp_path_factory.mktemp("old") / "dist"
    shutil.copytree(DIST, folder)
    for script in [*folder.glob("assets/*.js"), folder / "one-file/main.js"]:
        script.write_text(WITHOUT + script.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


@pytest.fixture
def old(old_site: Path) -> Iterator[str]:
    with served(old_site) as address:
        yield address


def test_without_unpacking_a_lesson_plays_and_python_s_absence_is_told(visitor: Visitor, old: str) -> None:
    visitor.open(f"{old}#/lesson/split/ask")
    predict(visitor)
    visitor.clicks("button", "Watch")
    visitor.waits_until(f"return (() => {{ {CURSOR} }})() === '26'")
    visitor.waits_for("[role=alert]", "This browser cannot unpack compressed files, so Python cannot start here.")


def test_without_unpacking_a_link_says_what_to_do(visitor: Visitor, old: str) -> None:
    visitor.open(f"{old}{SAMPLES[0]['hash']}")
    visitor.waits_for("[role=alert]", "Open the link in a current Firefox, Chrome, Edge or Safari.")


def test_without_unpacking_an_embed_plays(visitor: Visitor, old: str, course: Course) -> None:
    visitor.open(course.page_around(f"{old}embed/?lesson=split&step=ask", "allow-scripts allow-same-origin"))
    visitor.enters("#embed")
    visitor.clicks("button", "Start")
    predict(visitor)
    visitor.clicks("button", "Watch")
    visitor.waits_until(f"return (() => {{ {SLIDER} }})() === '26'")


def test_without_unpacking_the_one_file_does_not_begin(visitor: Visitor, old_site: Path, tmp_path: Path) -> None:
    file = tmp_path / "old.html"
    write_single_file(old_site, file)
    visitor.open(file.as_uri())
    visitor.waits_for("p", "or this browser could not start it")
