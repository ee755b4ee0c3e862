"""Goals of challenges: one table of literal cases for Python and for the page (tests/web/goal-facts.test.js).

The page has no model, so it gets the runs as histories: goal_histories.json, written by this file when it is run
as a program, and held here to be what the model gives.
"""

import json
from pathlib import Path

import pytest

from buddyscope.errors import InputError
from buddyscope.kernels.registry import kernel_named
from buddyscope.lessons.build import goal_fact
from buddyscope.lessons.run.goals import goal_holds, goal_now
from buddyscope.lessons.source.goals import parse_goal
from buddyscope.machine.history import history, snapshot
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset

HERE = Path(__file__).parent
TABLE = json.loads((HERE / "goal_cases.json").read_text(encoding="utf-8"))


def machine_after(run, after):
    machine = Machine(preset(run["machine"]))
    for command in run["commands"][:after]:
        machine.run(command)
    return machine


def recorded():
    found = {}
    for name, run in TABLE["runs"].items():
        start = snapshot(machine_after(run, 0))
        found[name] = history(machine_after(run, None), start)
    return json.loads(json.dumps(found))


def case_id(case):
    return f"{case['goal']} after {case['after']} of {case['run']}"


@pytest.mark.parametrize("case", TABLE["cases"], ids=case_id)
def test_a_goal_is_held_against_a_run(case):
    run = TABLE["runs"][case["run"]]
    machine = machine_after(run, case["after"])
    goal = parse_goal(case["goal"], machine.kernel)
    assert goal_fact(goal) == case["fact"]
    assert goal_now(goal, machine, run["setup"]) == case["now"]
    assert goal_holds(goal, machine, run["setup"]) is case["met"]


def test_the_page_gets_the_same_runs():
    kept = json.loads((HERE / "goal_histories.json").read_text(encoding="utf-8"))
    assert kept == recorded(), "the model gives other records now: run python tests/lessons/test_goals.py"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("wast <= 25%", "did you mean waste?"),
        ("waste <= 25", "expected waste <= 25%"),
        ("requested >= 12%", "expected requested >= 12"),
        ("requested > 12", "expected requested >= 12"),
        ("merges 0 0 1 2", "expected merges == 0 0 1 2"),
        ("bits order 2 == 12", "expected bits order 2 == 11"),
        ("cannot 2", "expected cannot order 2"),
        ("free 200", "expected free DMA >= 200"),
        ("served hog", "expected served hog >= 100"),
        ("includes", "expected includes 3 5"),
    ],
)
def test_a_goal_that_cannot_be_read_says_what_was_expected(text, message):
    with pytest.raises(InputError) as caught:
        parse_goal(text, kernel_named(), 7)
    assert message in str(caught.value)
    assert caught.value.line == 7


def test_a_bitmap_that_is_not_there_is_told():
    with pytest.raises(InputError, match="as many digits as order 2 has pairs"):
        goal_holds(parse_goal("bits order 2 == 1", kernel_named()), machine_after(TABLE["runs"]["wants"], 0), 0)


if __name__ == "__main__":
    text = json.dumps(recorded(), separators=(",", ":"))
    (HERE / "goal_histories.json").write_text(text + "\n", encoding="utf-8")
