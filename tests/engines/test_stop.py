"""Learner's code that does not come back is stopped, and nothing of it runs on where nobody sees it."""

import pytest

from engines.threads import worker_threads
from engines.visitor import Visitor

pytestmark = pytest.mark.browser


def type_python(visitor: Visitor, code: str) -> None:
    visitor.clicks("[role=combobox]", "Python")
    visitor.types(code)
    visitor.presses("Enter")


ENDLESS = {
    "a loop": "while True: pass",
    "a loop that will not hear": 'exec("while True:\\n try:\\n  while True: pass\\n except BaseException: pass")',
}
# one call into the library, which never looks whether to stop
DEAF = "sum(iter(int, 1))"


def run_and_stop(visitor: Visitor, site: str, code: str) -> int:
    """Gives how many threads of workers there were before."""
    visitor.opens_anew(site, "#/sandbox/matchbox")
    visitor.clicks("button", "Allocate a")
    visitor.waits_for("button", "Free a, page 15", enabled=True)
    visitor.clicks("[role=tab]", "Python")
    before = worker_threads()
    assert before > 0
    type_python(visitor, code)
    visitor.clicks("button", "Stop")
    visitor.waits_for("pre", "Stopped. Python starts anew")
    return before


def goes_on(visitor: Visitor) -> None:
    visitor.waits_for("span", "Python ready")
    type_python(visitor, "print(6 * 7)")
    visitor.waits_for("pre", "42")
    visitor.waits_for("button", "Free a, page 15", enabled=True)


@pytest.mark.parametrize("code", ENDLESS.values(), ids=ENDLESS)
def test_an_endless_input_is_stopped(visitor: Visitor, site: str, code: str) -> None:
    before = run_and_stop(visitor, site, code)
    visitor.asks_until(lambda: worker_threads() <= before, "end of the worker that was stopped")
    goes_on(visitor)


def test_a_long_call_ends_with_its_worker_or_its_running_on_is_told(visitor: Visitor, site: str) -> None:
    before = run_and_stop(visitor, site, DEAF)
    if visitor.engine == "webkit":
        visitor.waits_for("pre", "close this tab if the machine stays busy")
    else:
        visitor.asks_until(lambda: worker_threads() <= before, "end of the worker that was stopped")
    goes_on(visitor)
