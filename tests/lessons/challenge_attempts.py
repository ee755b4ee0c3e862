"""A program for challenges.test.js: attempts at every challenge of every lesson, as histories in JSON.

Each challenge is tried with its author's solution and with the same preceded and followed by a request for one page, so
that states in which the goal holds are passed through in the middle of requests.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from buddyscope.errors import InputError
from buddyscope.lessons.build import compile_step
from buddyscope.lessons.run.play import Performance, Played, perform
from buddyscope.lessons.source.parse import read_lesson
from buddyscope.machine.history import history, snapshot
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset

LESSONS = Path(__file__).parents[2] / "lessons"
ONE_PAGE = "extra = alloc_pages order=0"


def attempts() -> Iterator[dict[str, Any]]:
    """{lesson, step, challenge, setup, history} of each attempt that the machine can run."""
    for path in sorted(LESSONS.glob("*/en.md")):
        performance = perform(read_lesson(path))
        for played in performance.steps:
            if played.step.challenge:
                yield from attempts_at(performance, played)


def attempts_at(performance: Performance, played: Played) -> Iterator[dict[str, Any]]:
    """The author's solution, and variations of it."""
    solution = [run.text for run in played.step.solution]
    for commands in (solution, [*solution, ONE_PAGE], [ONE_PAGE, *solution], [ONE_PAGE]):
        try:
            tried = history_of(performance, played, commands)
        except InputError:
            continue
        challenge = compile_step(played)["challenge"]
        yield {
            "lesson": performance.lesson.id,
            "step": played.step.id,
            "challenge": challenge,
            "setup": played.last,
            "history": tried,
        }


def history_of(performance: Performance, played: Played, commands: list[str]) -> dict[str, Any]:
    """The step's own commands, and then these, on the step's machine."""
    name = played.step.machine if played.step.fresh else ""
    machine = Machine(preset(name or performance.lesson.preset))
    start = snapshot(machine)
    before = [command["text"] for command in performance.histories[played.history]["commands"][: played.last]]
    for text in (*before, *commands):
        machine.run(text)
    return history(machine, start)


if __name__ == "__main__":
    json.dump(list(attempts()), sys.stdout)
