"""Nothing that a person, a file or a page can hand in breaks a reader: it is read, or told where it is wrong.

`make fuzz` tries 100,000 inputs for each reader, `make test` a few hundred. What was found stands below as tests.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from buddyscope import bridge
from buddyscope.commands import format_command, parse, parse_script
from buddyscope.custom import custom_machine
from buddyscope.errors import InputError
from buddyscope.formats.buddyinfo import format_buddyinfo, parse_buddyinfo
from buddyscope.formats.vectors import parse_recording, read_lines
from buddyscope.lessons.format import parse_lesson
from buddyscope.machine import Machine
from buddyscope.presets import preset
from hostile.mutations import broken_data, hostile_text

ROOT = Path(__file__).parents[2]
INPUTS = int(os.environ.get("BUDDYSCOPE_INPUTS", "300"))
hostile = settings(max_examples=INPUTS, deadline=None, suppress_health_check=list(HealthCheck), database=None)

COMMANDS = [
    "a = alloc_pages order=3 gfp=GFP_ATOMIC|__GFP_HIGH",
    "b = rmqueue order=0 zone=Normal node=1",
    "__free_pages a",
    "__free_pages order=2 page=0x10",
    "task flags=PF_MEMALLOC",
    "hog = alloc_pages times=12 want=3 reclaimable=yes",
    "memfrac zone=DMA ratio=32",
    "free_all_bootmem withhold=6",
    "boot_pages first=0 last=7",
    "cpu node=1 number=0",
    "page do=get_page a val=3",
    "interrupt in=1",
    "kswapd waiting=1",
]
BUDDYINFO = [
    "Node 0, zone   Normal      1      1      1      1      0\n",
    "Node 1, zone DMA 0 2\nNode 1, zone HighMem 3 4\n",
]
MACHINES: list[dict[str, Any]] = [
    {"title": "mine", "nodes": [{"start_pfn": 0, "DMA": 16, "Normal": 64}], "max_order": 5},
    {
        "build": "numa",
        "nodes": [{"start_pfn": 0, "Normal": 64}, {"start_pfn": 64, "Normal": 32, "HighMem": 8}],
        "watermarks": {"Normal": [1, 2, 3]},
        "cpus": [0, 1],
        "reserved": [[0, 3]],
    },
]
MESSAGES: list[dict[str, Any]] = [
    {"v": 1, "id": 1, "type": "open", "machine": {"preset": "matchbox"}},
    {"v": 1, "id": 2, "type": "open", "machine": MACHINES[0]},
    {"v": 1, "id": 3, "type": "run", "keep": 0, "commands": ["a = alloc_pages order=0", "__free_pages a"]},
    {"v": 1, "id": 4, "type": "state", "at": 3},
    {"v": 1, "id": 5, "type": "workload", "name": "steady", "seed": 1, "requests": 20, "keep": 0},
    {"v": 1, "id": 6, "type": "workload", "do": "stop"},
    {"v": 1, "id": 7, "type": "lines", "command": 0},
    {"v": 1, "id": 8, "type": "presets"},
    {"v": 1, "id": 9, "type": "source"},
    {"v": 1, "id": 10, "type": "replay", "name": "x", "text": "{}"},
]
LESSONS = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("lessons/*/en.md"))]
RECORDINGS = ["\n".join(read_lines(ROOT / "tests/vectors/book_memalloc_2e4_for_2e2.jsonl.xz"))]


def told(reader: Any, *args: Any) -> Any:
    """What the reader makes of it, or None when it said in words what was wrong."""
    try:
        return reader(*args)
    except InputError as error:
        assert error.message.strip()
        assert len(str(error)) < 2000, "an error that nobody reads to its end"
        return None


@hostile
@given(hostile_text(COMMANDS))
def test_a_command(text: str) -> None:
    command = told(parse, text)
    if command is not None:
        assert parse(format_command(command)) == command


@hostile
@given(hostile_text(["\n".join(COMMANDS[:4]), "# a note\n\n" + COMMANDS[0]]))
def test_a_script(text: str) -> None:
    told(parse_script, text, "script.txt")


@hostile
@given(hostile_text(COMMANDS))
def test_a_command_on_a_machine_leaves_a_machine_that_works(text: str) -> None:
    machine = Machine(preset("matchbox"))
    told(machine.run, text)
    machine.run("zz = rmqueue order=0")
    machine.timeline.seek(0)


@hostile
@given(hostile_text(BUDDYINFO))
def test_buddyinfo(text: str) -> None:
    rows = told(parse_buddyinfo, text, "buddyinfo")
    if rows is not None:
        assert parse_buddyinfo(format_buddyinfo(rows)) == rows


@hostile
@given(broken_data(MACHINES))
def test_a_machine(data: Any) -> None:
    if isinstance(data, dict):
        told(custom_machine, data)


@hostile
@given(broken_data(MESSAGES))
def test_a_message(data: Any) -> None:
    answer = json.loads(bridge.handle(json.dumps(data)))
    assert answer["v"] == 1
    assert answer["ok"] or answer["error"]["message"].strip()


@hostile
@given(hostile_text([json.dumps(message) for message in MESSAGES]))
def test_the_text_of_a_message(text: str) -> None:
    assert json.loads(bridge.handle(text))["v"] == 1


@hostile
@given(hostile_text(RECORDINGS))
def test_a_recording(text: str) -> None:
    told(parse_recording, text.splitlines(), "recording.jsonl")


@hostile
@given(hostile_text(LESSONS))
def test_a_lesson(text: str) -> None:
    told(parse_lesson, text, "lesson.md")


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_depth_is_no_way_in(depth: int) -> None:
    assert not json.loads(bridge.handle("[" * depth))["ok"]
    assert told(parse, "alloc_pages " + "order=" * depth) is None


def test_a_line_of_digits_is_refused_at_once() -> None:
    # a pattern with one repetition inside another took minutes here
    assert told(parse_buddyinfo, "Node 0, zone Normal " + "1" * 60 + "x") is None


def test_a_number_too_long_for_a_number_is_told() -> None:
    # int() refuses more than 4300 digits, and not as an error of ours
    assert told(parse_buddyinfo, "Node 0, zone Normal " + "9" * 5000) is None
    assert told(parse, "alloc_pages order=" + "9" * 5000) is None


def test_a_message_whose_type_is_a_list_is_told() -> None:
    answer = json.loads(bridge.handle('{"v": 1, "id": 1, "type": []}'))
    assert answer["error"]["message"] == "unknown message type '[]'"
