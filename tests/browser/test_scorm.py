"""The SCORM package end to end, with scorm-again as the learning platform in a page of its own."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import DIST, ROOT, served
from playwright.sync_api import Frame, Page, expect

from browser.playing import Learner, compiled
from browser.waiting import becomes
from buddyscope.errors import InputError
from buddyscope.export.scorm import write_scorm

pytestmark = pytest.mark.browser
PYTHON = 120_000

# what Moodle and its like do: their page holds the API, the package is in a frame below it, on the same server
PLATFORM = """<!doctype html><meta charset="utf-8"><title>Platform</title><link rel="icon" href="data:,">
<script src="scorm12.min.js"></script><script src="platform.js"></script>
<style>iframe { width: 100%; height: 95vh }</style><iframe name="sco" src="index.html"></iframe>"""
PLATFORM_SCRIPT = """
window.API = new Scorm12API({ autocommit: false, mastery_override: false });
const kept = sessionStorage.getItem("kept");
if (kept) window.API.loadFromJSON(JSON.parse(kept));
window.keep = () => sessionStorage.setItem("kept", JSON.stringify(window.API.renderCMIToJSONObject().cmi));
window.finished = 0;
window.API.on("LMSFinish", () => window.finished++);
"""


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("platform")
    assert write_scorm(DIST, folder / "split.zip", "split", None) == ["split"]
    zipfile.ZipFile(folder / "split.zip").extractall(folder)
    (folder / "sco.html").write_text((folder / "index.html").read_text())
    (folder / "index.html").write_text(PLATFORM.replace("index.html", "sco.html"))
    (folder / "platform.js").write_text(PLATFORM_SCRIPT)
    (folder / "scorm12.min.js").write_bytes((ROOT / "node_modules/scorm-again/dist/scorm12.min.js").read_bytes())
    with served(folder) as address:
        yield address


def told(page: Page, name: str) -> str:
    return str(page.evaluate("name => window.API.getCMIValue(name)", name))


def enter(page: Page, platform: str) -> Frame:
    page.goto(platform)
    frame = page.frame("sco")
    assert frame is not None
    expect(frame.get_by_role("heading", level=1)).to_have_text(
        "A big block is halved until one piece fits", timeout=PYTHON
    )
    return frame


def do_everything(frame: Frame, steps: list[dict[str, Any]]) -> None:
    """Every task of the lesson, right, as a learner does them."""
    learner = learner_in(frame)
    for step in steps:
        frame.evaluate("hash => { location.hash = hash }", f"#/lesson/split/{step['id']}")
        expect(frame.locator("bs-lesson h2").first).to_have_text(step["title"], timeout=20_000)
        if step["predict"]:
            learner.predict(step, step["predict"]["answer"], "right")
        if step["question"]:
            learner.answer(step, right=True)
        if step["challenge"]:
            learner.solve(step)


def learner_in(frame: Frame) -> Learner:
    page: Any = frame
    return Learner(page, compiled("split"))


def test_progress_and_score_are_told_and_come_back(page: Page, platform: str) -> None:
    frame = enter(page, platform)
    steps = compiled("split")["steps"]
    assert told(page, "cmi.core.lesson_status") == "incomplete"
    assert told(page, "cmi.core.score.raw") == "0"

    first = next(step for step in steps if step["predict"])
    frame.evaluate("hash => { location.hash = hash }", f"#/lesson/split/{first['id']}")
    expect(frame.get_by_role("heading", name=first["title"])).to_be_visible(timeout=20_000)
    learner_in(frame).predict(first, first["predict"]["answer"], "right")
    tasks = sum(bool(step[kind]) for step in steps for kind in ("predict", "question", "challenge"))
    becomes(page, lambda: told(page, "cmi.core.score.raw"), str(round(100 / tasks)))
    kept = told(page, "cmi.suspend_data")
    assert len(kept) <= 4096
    assert json.loads(kept)["l"]["split"]["p"] == {first["id"]: first["predict"]["answer"]}

    # leaving: the platform gets the time and the end, and next time all is as it was
    page.evaluate("() => { document.querySelector('iframe').src = 'about:blank' }")
    becomes(page, lambda: page.evaluate("() => window.finished"), 1)
    assert re.fullmatch(
        r"\d\d:\d\d:\d\d", page.evaluate("() => window.API.renderCMIToJSONObject().cmi.core.session_time")
    )
    page.evaluate("() => { window.keep(); localStorage.clear() }")
    frame = enter(page, platform)
    assert frame.evaluate("() => location.hash") == f"#/lesson/split/{first['id']}"
    expect(frame.locator("bs-lesson")).to_contain_text("Right", timeout=20_000)
    assert told(page, "cmi.core.score.raw") == str(round(100 / tasks))


def test_a_lesson_with_all_tasks_done_is_passed(still_page: Page, platform: str) -> None:
    page = still_page
    frame = enter(page, platform)
    do_everything(frame, compiled("split")["steps"])
    becomes(page, lambda: told(page, "cmi.core.score.raw"), "100")
    assert told(page, "cmi.core.lesson_status") == "passed"


def test_the_package_has_a_manifest_and_only_extensions_that_platforms_take(tmp_path: Path) -> None:
    ids = write_scorm(DIST, tmp_path / "lab.zip", None, "lab")
    package = zipfile.ZipFile(tmp_path / "lab.zip")
    assert {Path(name).suffix for name in package.namelist()} <= {".html", ".js", ".css", ".svg", ".xml", ".json"}
    manifest = ElementTree.fromstring(package.read("imsmanifest.xml"))
    space = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
    resource = manifest.find(f"{space}resources/{space}resource")
    assert resource is not None
    assert resource.get("href") in package.namelist()
    assert resource.get("{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype") == "sco"
    assert f'name="buddyscope-lms" content="{" ".join(ids)}"' in package.read("index.html").decode()
    write_scorm(DIST, tmp_path / "again.zip", None, "lab")
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "lab.zip").read_bytes()


def test_an_unknown_lesson_is_named_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="unknown lesson 'splt'") as error:
        write_scorm(DIST, tmp_path / "x.zip", "splt", None)
    assert error.value.nearest == "split"
