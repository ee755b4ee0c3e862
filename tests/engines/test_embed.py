"""An embed on another origin's page: in a frame that may run scripts and nothing else, and in one with its origin."""

import pytest

from engines.conftest import Course
from engines.visit import SAMPLES, SLIDER
from engines.visitor import Visitor

pytestmark = pytest.mark.browser

CLOSED = "allow-scripts"
OWN_ORIGIN = "allow-scripts allow-same-origin"
ORIGIN_AND_STORAGE = """
try { localStorage.getItem("a"); return [self.origin, "kept"]; } catch (error) { return [self.origin, error.name]; }
"""
# WebKit matches 'self' of a policy against the frame's origin, and an opaque one matches nothing
RUNS_NOTHING_CLOSED = "webkit"


@pytest.fixture(params=[CLOSED, OWN_ORIGIN], ids=["closed", "own origin"])
def sandbox(request: pytest.FixtureRequest, visitor: Visitor) -> str:
    if request.param == CLOSED and visitor.engine == RUNS_NOTHING_CLOSED:
        pytest.skip("WebKit runs no script there: test_where_nothing_runs_it_says_what_to_do")
    return str(request.param)


def open_embed(visitor: Visitor, course: Course, address: str, sandbox: str) -> None:
    visitor.open(course.page_around(address, sandbox))
    visitor.enters("#embed")


def test_its_picture_is_there_and_plays(visitor: Visitor, site: str, course: Course, sandbox: str) -> None:
    open_embed(visitor, course, f"{site}embed/?lesson=split&step=ask&chrome=0", sandbox)
    visitor.waits_until("return document.querySelector('img')?.naturalWidth > 0")
    visitor.clicks("button", "Start")
    before = int(visitor.waits_until(SLIDER))
    if sandbox == CLOSED:
        assert visitor.run(ORIGIN_AND_STORAGE) == ["null", "SecurityError"]
    visitor.clicks("button", "Play")
    visitor.waits_until(f"return Number(args[0]) < Number((() => {{ {SLIDER} }})())", before)


def test_python_answers_in_it(visitor: Visitor, site: str, course: Course, sandbox: str) -> None:
    open_embed(visitor, course, f"{site}embed/?lesson=split", sandbox)
    visitor.clicks("button", "Start")
    visitor.clicks("button", "Try your own requests from here")
    visitor.clicks("button.chip", "order 0")
    visitor.waits_for("button", "Undo", enabled=True)


def test_a_shared_state_is_run_in_it(visitor: Visitor, site: str, course: Course, sandbox: str) -> None:
    open_embed(visitor, course, f"{site}embed/{SAMPLES[0]['hash']}", sandbox)
    visitor.clicks("button", "Load Python and open it")
    visitor.waits_until(f"return String(args[0]) === (() => {{ {SLIDER} }})()", SAMPLES[0]["document"]["cursor"])


def test_the_element_makes_a_frame_that_runs(visitor: Visitor, site: str, course: Course) -> None:
    element = '<buddy-scope lesson="split" step="ask"></buddy-scope>'
    visitor.open(course.page(f'{element}<script src="{site}embed.js" async></script>'))
    # the frame has said how high it would like to be
    visitor.waits_until("return document.querySelector('iframe')?.style.height.endsWith('px')")
    visitor.enters("iframe")
    visitor.clicks("button", "Start")
    visitor.waits_for("h1", "A big block is halved")
    assert visitor.run("return self.origin") == site.rstrip("/")


def test_where_nothing_runs_it_says_what_to_do(visitor: Visitor, site: str, course: Course) -> None:
    open_embed(visitor, course, f"{site}embed/?lesson=split", CLOSED)
    if visitor.engine == RUNS_NOTHING_CLOSED:
        visitor.waits_for("p", "This browser runs no script in a frame as closed as this one")
        link = visitor.run("return document.querySelector('.late a').href")
        assert link == f"{site}embed/?lesson=split"
        # and where it leads, everything runs
        visitor.open(link)
        visitor.waits_for("button", "Start")
    else:
        visitor.waits_for("button", "Start")
        assert visitor.sees(".late") is None
