"""Nothing that a person or a file can hand in breaks a reader: it is read, or told where it is wrong.

`make fuzz` tries 100,000 inputs for each reader, `make test` a few hundred. What was found stands in
test_found.py. Messages are in test_messages.py, lessons in test_broken_lessons.py.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

from buddyscope.fidelity.recording_files import read_lines
from buddyscope.fidelity.replay import replay_lines
from buddyscope.formats.buddyinfo import format_buddyinfo, parse_buddyinfo
from buddyscope.kernels.api.command import format_command, parse, parse_script
from buddyscope.kernels.linux_2_4_22.fidelity.recordings import parse_recording
from buddyscope.kernels.linux_2_4_22.service.custom_machine import custom_machine
from buddyscope.kernels.linux_2_4_22.service.failure_report import (
    format_failed,
    format_free_areas,
    parse_failed,
    parse_free_areas,
)
from buddyscope.kernels.registry import kernel_named
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset
from buddyscope.machine.run_script import machine_named_in, run_script
from hostile.mutations import broken_data, broken_text, holds
from hostile.samples import COMMANDS, MACHINES, SCRIPT, told

ROOT = Path(__file__).parents[2]
KERNEL = kernel_named()
BUDDYINFO = [
    "Node 0, zone   Normal      1      1      1      1      0\n",
    "Node 1, zone DMA 0 2\nNode 1, zone HighMem 3 4\n",
]
FREE_AREAS = """\
Free pages:         436kB (     0kB HighMem)
Zone:DMA freepages:    96kB min:    80kB low:   160kB high:   240kB
Zone:Normal freepages:   340kB min:    80kB low:   160kB high:   240kB
( Active: 0, inactive: 32, free: 109 )
2*4kB 1*8kB 1*16kB 2*32kB 0*64kB = 96kB)
1*4kB 0*8kB 1*16kB 2*32kB 4*64kB = 340kB)
"""
BOOK = read_lines(ROOT / "tests/vectors/book_memalloc_2e4_for_2e2.jsonl.xz")
RECORDINGS = ["\n".join([*BOOK[:12], BOOK[-1]])]
TABLES = [
    "\n".join(read_lines(ROOT / f"tests/vectors/{name}.xz")[:3])
    for name in ("table_watermarks.jsonl", "table_zonelists.jsonl")
]
FLAGS = ['[{"name": "GFP_ATOMIC", "value": 32}, {"name": "MAX_ORDER", "value": 10}]']


def test_a_command() -> None:
    def check(text: str) -> None:
        command = told(parse, text, KERNEL)
        if command is not None:
            assert parse(format_command(command, KERNEL), KERNEL) == command

    holds(broken_text(COMMANDS), check)


def test_a_script() -> None:
    holds(broken_text([SCRIPT]), lambda text: told(parse_script, text, KERNEL, "script.txt"))


def test_the_machine_that_a_script_names() -> None:
    holds(broken_text([SCRIPT, '# machine {"preset": "matchbox"}']), lambda text: told(machine_named_in, text, "x"))


def test_a_script_that_is_run() -> None:
    def check(text: str) -> None:
        machine = Machine(preset("matchbox"))
        told(lambda: list(run_script(machine, text, "script.txt")))
        works_still(machine)

    holds(broken_text([SCRIPT, "\n".join(COMMANDS[:5])]), check)


def test_a_command_on_a_machine_leaves_a_machine_that_works() -> None:
    def check(text: str) -> None:
        machine = Machine(preset("matchbox"))
        told(machine.run, text)
        works_still(machine)

    holds(broken_text(COMMANDS), check)


def works_still(machine: Machine) -> None:
    machine.run("zz = rmqueue order=0")
    machine.timeline.seek(0)
    assert machine.system.zones[0].free_pages == 16


def test_buddyinfo() -> None:
    def check(text: str) -> None:
        rows = told(parse_buddyinfo, text, "buddyinfo")
        if rows is not None:
            assert parse_buddyinfo(format_buddyinfo(rows)) == rows

    holds(broken_text(BUDDYINFO), check)


def test_free_areas() -> None:
    def check(text: str) -> None:
        areas = told(parse_free_areas, text, "free areas")
        if areas is not None:
            assert parse_free_areas(format_free_areas(areas)) == areas

    holds(broken_text([FREE_AREAS]), check)


def test_the_line_of_a_failure() -> None:
    def check(text: str) -> None:
        failed = told(parse_failed, text)
        if failed is not None:
            assert parse_failed(format_failed(failed)) == failed

    holds(broken_text(["__alloc_pages: 1-order allocation failed (gfp=0x20/0)"]), check)


def test_a_machine() -> None:
    def check(data: Any) -> None:
        if isinstance(data, dict):
            told(custom_machine, data)

    holds(broken_data(MACHINES), check)


def test_a_recording() -> None:
    holds(broken_text(RECORDINGS), lambda text: told(parse_recording, text.splitlines(), "recording.jsonl"))


def test_a_recording_that_is_replayed() -> None:
    holds(broken_text(RECORDINGS + TABLES + FLAGS), lambda text: told(replay_lines, text.splitlines(), "x.jsonl"))


def test_a_file_that_is_not_what_its_name_says(tmp_path: Path) -> None:
    packed = [(ROOT / "tests/vectors/edges_dma_normal_high.jsonl.xz").read_bytes()[:200], gzip.compress(b"{}" * 99)]
    texts = broken_text([one.decode("latin-1") for one in packed])

    def check(text: str) -> None:
        path = tmp_path / f"recording{('.xz', '.gz', '.jsonl')[len(text) % 3]}"
        path.write_bytes(text.encode("latin-1", "replace"))
        told(read_lines, path)

    holds(texts, check)
