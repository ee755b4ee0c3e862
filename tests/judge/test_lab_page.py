"""What the page asks of the judge: jobs in slices, and what becomes of allocators that do harm."""

import builtins
import signal
import threading

import pytest

from buddyscope.errors import InputError
from buddyscope.judge.examples import example_source
from buddyscope.judge.page import handle

HEAD = "def boot(pages, max_order):\n    pass\n\n\ndef free(page, order):\n    pass\n\n\n"


def finished(message):
    """(the last answer, the failure that was told on the way)"""
    answer = handle(message)
    failure = answer.get("failure")
    while not answer["done"]:
        answer = handle({"do": "go_on"})
        failure = failure or answer.get("failure")
    return answer, failure


def outcome_of(source):
    return finished({"do": "test", "source": source, "policy": "lower-recent", "seed": 1})


def test_a_broken_allocator_is_shrunk_played_beside_the_reference_and_scored():
    answer, failure = outcome_of(example_source("broken_buddy"))
    assert failure["fault"]["key"] == "state.unmerged"
    last = failure["play"]["steps"][-1]
    assert last["yours"]["free"] == [[0, [0, 1]]]
    assert last["reference"]["free"] == [[1, [0]]]
    assert last["moves"] == [[1, 0]]
    assert 0 < answer["score"]["correct"] < 12
    assert len(answer["score"]["gradescope"]["tests"]) == 12


def test_one_trace_is_shrunk_too():
    _, failure = finished(
        {"do": "trace", "source": example_source("broken_merge"), "policy": "lower-recent", "name": "fill-and-drain"}
    )
    assert failure["source"] == "fill-and-drain"
    assert len(failure["play"]["steps"]) < failure["at"]


def test_a_program_that_changes_built_in_names_is_found_out_and_they_are_put_right():
    answer, _ = outcome_of(f"import builtins\nbuiltins.sorted = None\n{HEAD}def alloc(order):\n    return None\n")
    assert answer["done"]
    assert answer["changed"] == ["builtins.sorted"]
    assert builtins.sorted([2, 1]) == [1, 2]


def test_a_call_that_does_not_return_is_interrupted_with_its_line():
    timer = threading.Timer(0.3, lambda: signal.pthread_kill(threading.main_thread().ident, signal.SIGINT))
    timer.start()
    answer, _ = outcome_of(f"{HEAD}def alloc(order):\n    while True:\n        order += 0\n")
    assert answer["done"]
    assert answer["stopped"]["calling"].startswith("alloc(")
    assert answer["stopped"]["line"] in (10, 11)


def test_memory_that_runs_out_is_not_asked_for_again():
    answer, failure = outcome_of(f"{HEAD}def alloc(order):\n    raise MemoryError\n")
    assert failure["fault"]["kind"] == "out-of-memory"
    assert failure["fault"]["values"]["line"] == 10
    assert answer["sizes"] == []


def test_what_it_prints_is_kept_to_a_limit():
    answer, _ = outcome_of(f"{HEAD}def alloc(order):\n    print('x' * 9999)\n")
    assert 1 < len(answer["printed"]) <= 4000


def test_a_log_is_judged_and_played():
    lines = ["a 0 -> 0", "a 0 -> 1", "f 0 0", "f 1 0", "state 0: 0 1 | 1: 2 | 2: 4 | 3: 8"]
    text = "\n".join(["# pages=16 max_order=5 policy=lower-recent", *lines])
    answer, _ = finished({"do": "log", "text": text})
    assert answer["fault"]["values"] == {"low": 0, "high": 1, "order": 0}
    assert (answer["fault"]["line"], answer["fault"]["request"]) == (6, 4)
    assert len(answer["play"]["steps"]) == 4


@pytest.mark.parametrize(
    "message",
    [
        {"do": "fly"},
        {"do": "test", "source": "def f(:", "policy": "none", "seed": 1},
        {"do": "test", "source": "", "policy": "best", "seed": 1},
        {"do": "log", "text": "hello"},
        {"do": "log", "text": "x", "pages": 1 << 60, "max_order": 3},
        {"do": "trace", "source": "", "policy": "none", "name": "none of these"},
    ],
)
def test_what_cannot_be_used_is_refused(message):
    with pytest.raises(InputError):
        finished(message)
