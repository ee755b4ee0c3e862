"""Messages to the model, as the page sends them: each gets an answer, and the next one too."""

from __future__ import annotations

import json
from typing import Any

from buddyscope.worker import bridge
from hostile.mutations import broken_data, broken_text, holds
from hostile.samples import MACHINES, MOST

MESSAGES: list[dict[str, Any]] = [
    {"v": 1, "id": 1, "type": "open", "machine": {"preset": "matchbox"}},
    {"v": 1, "id": 2, "type": "open", "machine": {"custom": MACHINES[0]}},
    {"v": 1, "id": 3, "type": "run", "keep": 0, "commands": ["a = alloc_pages order=0", "__free_pages a"]},
    {"v": 1, "id": 4, "type": "state", "cursor": 3},
    {
        "v": 1,
        "id": 5,
        "type": "workload",
        "name": "steady",
        "seed": 1,
        "requests": 20,
        "keep": 0,
        "params": {"live": 5},
    },
    {"v": 1, "id": 6, "type": "workload", "go_on": True, "slice": 10},
    {"v": 1, "id": 7, "type": "lines", "command": 0},
    {"v": 1, "id": 8, "type": "workload", "name": ""},
    {"v": 1, "id": 9, "type": "beside", "machine": {"custom": MACHINES[1]}},
    {"v": 1, "id": 10, "type": "beside", "keep": 0, "commands": ["a = alloc_pages order=0", "__free_pages b"]},
    {"v": 1, "id": 11, "type": "replay", "name": "x", "text": "{}"},
]
PRACTICE: list[dict[str, Any]] = [
    {"v": 1, "id": 1, "type": "practice", "what": "menu"},
    {"v": 1, "id": 2, "type": "practice", "what": "task", "level": "split", "seed": 3},
    {"v": 1, "id": 3, "type": "practice", "what": "question", "topic": "bit", "seed": 3, "level": 0, "lang": "es"},
    {"v": 1, "id": 4, "type": "practice", "what": "duel", "kind": "rescuer", "size": "small", "seed": 3},
]
PROMPT = [
    "print(machine.run('a = alloc_pages order=0'))",
    "for zone in system.zones:\n    zone.name",
    "machine.timeline.seek(0)",
]


def answered(text: str) -> dict[str, Any]:
    answer = json.loads(bridge.handle(text))
    assert answer["v"] == 1
    if not answer["ok"]:
        error = answer["error"]
        assert error["message"].strip()
        assert all(len(str(value)) < MOST for value in error.values()), f"{error!s:.{MOST}}"
    return answer


def answered_and_still_there(message: object) -> None:
    answered(json.dumps(message))
    assert answered(json.dumps(MESSAGES[0]))["ok"]
    assert bridge.frames().typecode == "i"


def test_a_message() -> None:
    holds(broken_data(MESSAGES), answered_and_still_there)


def test_the_text_of_a_message() -> None:
    holds(broken_text([json.dumps(message) for message in MESSAGES]), answered)


def test_a_message_about_practice() -> None:
    holds(broken_data(PRACTICE), lambda data: answered(json.dumps(data)))


def test_what_is_typed_at_the_python_prompt() -> None:
    def check(code: str) -> None:
        answered(json.dumps(MESSAGES[0]))
        answered(json.dumps({"v": 1, "id": 1, "type": "python", "code": code}))
        answered(json.dumps({"v": 1, "id": 2, "type": "python", "complete": code}))

    holds(broken_text(PROMPT), check)
