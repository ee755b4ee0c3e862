"""The SCORM package end to end, with scorm-again as the learning platform, and several people at one computer.

One browser profile stands for a computer in a lab. Nothing is cleared between visits: nobody does that there.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import DIST, FLAGS, ROOT
from playwright.sync_api import Browser, Error, Page, expect

from browser.playing import compiled
from browser.scorm_platform import Platform, do_everything, go_to, learner_in, platform_of, predict, predictions_of
from browser.waiting import becomes
from buddyscope.errors import InputError
from buddyscope.export.scorm import write_scorm

pytestmark = [pytest.mark.browser, pytest.mark.own_profile]
NOTHING = ("0", "incomplete")
KINDS = ("predict", "question", "challenge")


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    assert write_scorm(DIST, folder / "split.zip", "split", None) == ["split"]
    assert "split" in write_scorm(DIST, folder / "lab.zip", None, "lab")
    for name in ("split", "lab"):
        page = zipfile.ZipFile(folder / f"{name}.zip").read("index.html")
        (folder / f"{name}.html").write_bytes(page)
    return folder


@pytest.fixture
def platform(packages: Path) -> Iterator[Platform]:
    with platform_of(packages) as platform:
        yield platform


def one_of(tasks: int) -> str:
    """The score of one right answer in the lesson `split`."""
    return str(round(100 * tasks / sum(bool(step[k]) for step in compiled("split")["steps"] for k in KINDS)))


def leave(page: Page, platform: Platform) -> None:
    page.goto(f"{platform.address}elsewhere")


# ------------------------------------------------------------- one learner


def test_progress_and_score_are_reported_and_come_back(page: Page, platform: Platform) -> None:
    platform.sign_in(page, "alice")
    frame = platform.open(page)
    becomes(page, lambda: platform.score("alice"), NOTHING)
    expect(frame.locator("bs-lms-bar")).to_be_hidden()
    first = predictions_of()[0]
    predict(frame, first)
    becomes(page, lambda: platform.score("alice"), (one_of(1), "incomplete"))
    assert platform.answers("alice") == {first["id"]: first["predict"]["answer"]}
    leave(page, platform)
    record = platform.records["alice", "one"]
    assert re.fullmatch(r"\d\d:\d\d:\d\d", record["core"]["session_time"])
    assert len(record["suspend_data"]) <= 4096

    frame = platform.open(page)
    assert frame.evaluate("() => location.hash") == f"#/lesson/split/{first['id']}"
    expect(frame.locator("bs-lesson")).to_contain_text("Right", timeout=20_000)
    leave(page, platform)
    assert platform.score("alice") == (one_of(1), "incomplete")


def test_the_next_learners_at_the_same_computer_begin_at_nothing_in_any_order(
    still_page: Page, platform: Platform
) -> None:
    page = still_page
    platform.sign_in(page, "alice")
    do_everything(platform.open(page))
    becomes(page, lambda: platform.score("alice"), ("100", "passed"))
    full = platform.answers("alice")
    assert len(full) == len(predictions_of())

    # another person, another course, another package, and another attempt of the same person
    visits = [("bob", "one", "split"), ("alice", "two", "split"), ("bob", "three", "lab"), ("alice", "three", "lab")]
    for who, course, package in visits:
        platform.sign_in(page, who)
        frame = platform.open(page, course, package)
        becomes(page, lambda who=who, course=course: platform.score(who, course), NOTHING)
        go_to(frame, predictions_of()[0])
        expect(frame.locator("bs-transport .round.play")).to_be_disabled()
        assert platform.answers(who, course) == {}
    leave(page, platform)
    assert all(platform.score(who, course) == NOTHING for who, course, _ in visits)

    # the first comes back, and has all that was theirs; a new attempt has none of it
    platform.sign_in(page, "alice")
    frame = platform.open(page)
    go_to(frame, predictions_of()[0])
    expect(frame.locator("bs-lesson")).to_contain_text("Right", timeout=20_000)
    leave(page, platform)
    assert platform.score("alice") == ("100", "passed")
    assert platform.answers("alice") == full
    platform.new_attempt("alice")
    frame = platform.open(page)
    becomes(page, lambda: platform.score("alice"), NOTHING)
    assert platform.answers("alice") == {}


def test_what_this_browser_keeps_is_neither_reported_nor_shown_nor_changed(page: Page, platform: Platform) -> None:
    # as somebody left it who used the open site on the same server
    answers = {step["id"]: {"page": step["predict"]["answer"]} for step in predictions_of()}
    progress = {"predictions": answers, "questions": {}, "challenges": {}}
    sandbox = {"v": 1, "machine": {"preset": "matchbox"}, "commands": ["a = alloc_page"], "cursor": 0, "at": 5}
    kept = {
        "buddyscope:1:progress:split": json.dumps(progress),
        "buddyscope:1:cards": '{"split/0":4}',
        "buddyscope:1:sandbox:theirs": json.dumps({**sandbox, "name": "Theirs", "title": "Matchbox"}),
        "buddyscope:1:lang": "es",
    }
    leave(page, platform)
    page.evaluate("kept => Object.assign(localStorage, kept)", kept)
    platform.sign_in(page, "bob")
    frame = platform.open(page)
    expect(frame.locator("html")).to_have_attribute("lang", "en")
    becomes(page, lambda: platform.score("bob"), NOTHING)
    predict(frame, predictions_of()[0])
    becomes(page, lambda: platform.score("bob"), (one_of(1), "incomplete"))
    assert list(platform.answers("bob")) == [predictions_of()[0]["id"]]
    frame.evaluate("() => { location.hash = '#/sandbox' }")
    expect(frame.locator("bs-sandbox")).to_be_visible(timeout=120_000)
    expect(frame.get_by_text("Theirs")).to_have_count(0)
    leave(page, platform)
    assert page.evaluate("() => ({ ...localStorage })") == kept


def test_to_forget_answers_says_what_it_does_and_never_lowers_a_grade(still_page: Page, platform: Platform) -> None:
    page = still_page
    platform.sign_in(page, "alice")
    frame = platform.open(page)
    do_everything(frame)
    becomes(page, lambda: platform.score("alice"), ("100", "passed"))
    frame.locator("bs-header .crumb").click()
    expect(frame.locator("bs-progress")).to_contain_text("Your score on the platform never goes down.")
    expect(frame.locator("bs-progress summary")).to_have_count(1)  # nothing of others can be brought in
    frame.locator("bs-progress .row button.link").first.click()
    becomes(page, lambda: platform.answers("alice"), {})
    assert platform.score("alice") == ("100", "passed")

    # a wrong answer, then everything: still the best
    first = predictions_of()[0]
    go_to(frame, first)
    learner_in(frame).predict(first, None, "unsure")
    becomes(page, lambda: platform.answers("alice"), {first["id"]: None})
    leave(page, platform)
    assert platform.score("alice") == ("100", "passed")
    frame = platform.open(page)
    expect(frame.locator("bs-lesson h1")).to_be_visible()
    frame.locator("bs-header .crumb").click()
    frame.locator("bs-progress .row button.link").last.click()
    frame.locator("bs-progress .row .btn").first.click()
    becomes(page, lambda: platform.answers("alice"), {})
    assert platform.score("alice") == ("100", "passed")


# ------------------------------------------------------------- what is not recorded is said


@pytest.mark.parametrize(
    ("fault", "words"),
    [("missing", "could not find your learning platform"), ("refuses", "did not start a session")],
)
def test_a_lesson_without_a_session_opens_and_says_that_nothing_is_recorded(
    page: Page, platform: Platform, fault: str, words: str
) -> None:
    platform.fault = fault
    platform.sign_in(page, "alice")
    frame = platform.open(page)
    expect(frame.locator("bs-lesson h1")).to_have_text(compiled("split")["title"])
    expect(frame.locator("bs-lms-bar")).to_contain_text(words)
    predict(frame, predictions_of()[0])
    expect(frame.locator("bs-lms-bar")).to_be_in_viewport()
    assert platform.records == {}


@pytest.mark.parametrize("fault", ["set", "commit", "throws"])
def test_a_refused_answer_is_said_and_can_be_sent_again(page: Page, platform: Platform, fault: str) -> None:
    platform.sign_in(page, "alice")
    frame = platform.open(page)
    becomes(page, lambda: platform.score("alice"), NOTHING)
    page.evaluate("fault => { window.fault = fault }", fault)
    predict(frame, predictions_of()[0])
    expect(frame.locator("bs-lms-bar")).to_contain_text("did not save your score")
    assert platform.score("alice") == NOTHING
    page.evaluate("() => { window.fault = '' }")
    frame.locator("bs-lms-bar button").click()
    expect(frame.locator("bs-lms-bar")).to_be_hidden()
    assert platform.score("alice") == (one_of(1), "incomplete")


def test_the_bar_stays_in_view_on_a_phone(narrow_page: Page, platform: Platform) -> None:
    platform.fault = "missing"
    platform.sign_in(narrow_page, "alice")
    frame = platform.open(narrow_page)
    go_to(frame, next(step for step in compiled("split")["steps"] if step["id"] == "left"))
    frame.locator("bs-transport").scroll_into_view_if_needed()
    expect(frame.locator("bs-lms-bar")).to_be_in_viewport()
    frame.locator("bs-side").scroll_into_view_if_needed()
    expect(frame.locator("bs-lms-bar")).to_be_in_viewport()
    assert frame.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_preview_or_a_review_says_that_there_is_no_score(page: Page, platform: Platform) -> None:
    platform.mode = "review"
    platform.sign_in(page, "alice")
    frame = platform.open(page)
    expect(frame.locator("bs-lms-bar")).to_contain_text("preview or a review")
    predict(frame, predictions_of()[0])
    assert platform.records == {}


def test_an_activity_in_a_second_tab_goes_on_there_and_the_first_says_so(page: Page, platform: Platform) -> None:
    one, two = predictions_of()[:2]
    platform.sign_in(page, "alice")
    frame = platform.open(page)
    predict(frame, one)
    becomes(page, lambda: platform.score("alice"), (one_of(1), "incomplete"))
    second = page.context.new_page()
    other = platform.open(second)
    predict(other, two)
    becomes(page, lambda: platform.score("alice"), (one_of(2), "incomplete"))
    expect(frame.locator("bs-lms-bar")).to_contain_text("open in another tab")
    # leaving the first writes nothing over what the second reported
    leave(page, platform)
    assert set(platform.answers("alice")) == {one["id"], two["id"]}
    assert platform.score("alice") == (one_of(2), "incomplete")


def test_another_package_of_the_same_learner_in_a_second_tab_leaves_the_first_alone(
    page: Page, platform: Platform
) -> None:
    platform.sign_in(page, "alice")
    frame = platform.open(page)
    platform.open(page.context.new_page(), "three", "lab")
    predict(frame, predictions_of()[0])
    becomes(page, lambda: platform.score("alice"), (one_of(1), "incomplete"))
    expect(frame.locator("bs-lms-bar")).to_be_hidden()


# ------------------------------------------------------------- the back/forward cache


@pytest.fixture
def caching_page(chromium: Browser) -> Iterator[Page]:
    """A page of a browser that keeps left pages, as browsers do and those of tests do not."""
    finder = [sys.executable, str(ROOT / "scripts/chromium.py"), "--find"]
    path = subprocess.run(finder, capture_output=True, text=True, check=True).stdout.strip()
    ignored = ["--disable-back-forward-cache"]
    browser = chromium.browser_type.launch(executable_path=path, args=FLAGS, ignore_default_args=ignored)
    yield browser.new_page(viewport={"width": 1280, "height": 800})
    browser.close()


def back(page: Page) -> None:
    """Back to the platform, from its cache."""
    page.go_back(wait_until="commit")


def quietly(page: Page, script: str) -> object:
    """None while the page is being loaded."""
    try:
        return page.evaluate(script)
    except Error:
        return None


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_back_from_the_cache_the_activity_belongs_to_whoever_is_signed_in_now(
    caching_page: Page, platform: Platform, who: str
) -> None:
    page = caching_page
    one, two = predictions_of()[:2]
    platform.sign_in(page, "alice")
    predict(platform.open(page), one)
    becomes(page, lambda: platform.score("alice"), (one_of(1), "incomplete"))
    page.evaluate("() => addEventListener('pageshow', event => sessionStorage.setItem('cached', event.persisted))")
    leave(page, platform)
    platform.sign_in(page, who)
    back(page)
    page.wait_for_url(f"{platform.address}course/**")
    # it was in the cache, and was loaded again; the record of the visit that has ended is not written to any more
    becomes(page, lambda: quietly(page, "() => sessionStorage.getItem('cached')"), "true")
    becomes(page, lambda: quietly(page, "() => window.calls?.includes('finish')"), False)
    becomes(page, lambda: quietly(page, "() => window.calls?.includes('commit')"), True)
    frame = platform.entered(page)
    predict(frame, two)
    expected = {one["id"], two["id"]} if who == "alice" else {two["id"]}
    becomes(page, lambda: set(platform.answers(who)), expected)
    expect(frame.locator("bs-lms-bar")).to_be_hidden()
    assert set(platform.answers("alice")) == ({one["id"], two["id"]} if who == "alice" else {one["id"]})
    assert platform.score(who) == (one_of(len(expected)), "incomplete")


# ------------------------------------------------------------- what a package holds


def test_a_package_holds_its_own_lessons_and_nothing_for_teachers(page: Page, platform: Platform) -> None:
    platform.sign_in(page, "alice")
    frame = platform.open(page)
    blocks = frame.evaluate("() => [...document.querySelectorAll('script[data-path]')].map(b => b.dataset.path)")
    lessons = {path.split("/")[1].split(".")[0] for path in blocks if path.startswith("lessons/")}
    assert lessons == {"split", "index", "_cards", "_search"}
    for what, key in (("index", "lessons"), ("_cards.en", "cards"), ("_search.en", "steps")):
        found = frame.evaluate(f"async () => (await (await fetch('./lessons/{what}.json')).json()).{key}")
        assert {one.get("lesson") or one["id"] for one in found} == {"split"}
    assert frame.evaluate("async () => (await (await fetch('./lessons/split.en.json')).json()).teacher") is None
    for route, there in (
        ("#/teacher/split", "bs-lesson h1"),
        ("#/lesson/zones", "bs-lesson h1"),
        ("#/map", "bs-map h1"),
    ):
        frame.evaluate("route => { location.hash = route }", route)
        expect(frame.locator(there)).to_be_visible()
        expect(frame.locator("bs-teacher")).to_be_hidden()
    expect(frame.locator("bs-map tbody tr")).to_have_count(1)
    expect(frame.locator("bs-map .teacher a")).to_have_count(0)
    frame.evaluate("() => { location.hash = '#/lesson/zones' }")
    expect(frame.locator("bs-lesson")).to_contain_text("is not part of this activity")
    frame.evaluate("() => { location.hash = '#/print/split?answers=1' }")
    expect(frame.locator("bs-print h1")).to_be_visible()
    expect(frame.locator("bs-print input[type=checkbox]")).to_have_count(0)
    expect(frame.locator("bs-print .answer")).to_have_count(0)


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
