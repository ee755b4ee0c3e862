"""What broke a reader once: each is told in words now."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path

import pytest

from buddyscope.errors import MOST, InputError, unknown_word
from buddyscope.fidelity.recording_files import MOST_BYTES, read_lines
from buddyscope.fidelity.replay import replay_lines
from buddyscope.formats.buddyinfo import parse_buddyinfo
from buddyscope.kernels.api.command import parse
from buddyscope.kernels.linux_2_4_22.fidelity.recordings import parse_recording
from buddyscope.kernels.linux_2_4_22.service.custom_machine import custom_machine
from buddyscope.kernels.linux_2_4_22.service.failure_report import parse_free_areas
from buddyscope.kernels.registry import kernel_named
from buddyscope.lessons.check.book_coverage import read_points
from buddyscope.lessons.course import read_order, read_routes
from buddyscope.lessons.model import Expect
from buddyscope.lessons.run.expectations import check_expect
from buddyscope.lessons.run.facts import fact
from buddyscope.lessons.source.parse import parse_lesson
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset
from buddyscope.machine.run_script import machine_named_in
from buddyscope.worker import bridge
from hostile.samples import told

LITTLE = (Path(__file__).parent / "lesson.md").read_text(encoding="utf-8")
DIGITS = "9" * 5000
"""int() refuses more than 4300, and not with an error of ours"""
NESTED = "[" * 100_000


def refused(text: str) -> str:
    answer = json.loads(bridge.handle(text))
    assert not answer["ok"]
    return answer["error"]["message"]


def message(kind: str, **rest: object) -> str:
    return json.dumps({"v": 1, "id": 1, "type": kind, **rest})


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_depth_is_no_way_in(depth: int) -> None:
    assert refused("[" * depth)
    assert told(parse, "alloc_pages " + "order=" * depth, kernel_named()) is None


@pytest.mark.parametrize("text", [DIGITS, NESTED, '{"a":' * 100_000], ids=["digits", "lists", "tables"])
def test_json_that_is_too_long_or_too_deep(text: str) -> None:
    assert refused(text).startswith("not JSON that can be read")
    assert told(parse_recording, [text], "x.jsonl") is None
    assert told(replay_lines, ['{"ratio": 1, "hole": 2}', text], "x.jsonl") is None
    assert told(replay_lines, ["[", text], "x.jsonl") is None
    assert told(machine_named_in, f"# machine {text}", "script.txt") is None


@pytest.mark.parametrize("text", [f"x = {DIGITS}", f"x = {NESTED}", "x = 5"], ids=["digits", "lists", "other"])
def test_toml_that_is_too_long_or_too_deep(text: str, tmp_path: Path) -> None:
    path = tmp_path / "order.toml"
    path.write_text(text)
    assert told(parse_lesson, f"+++\n{text}\n+++\n") is None
    assert (told(read_order, path), told(read_routes, path), told(read_points, path)) == (None, None, None)


def test_a_line_of_digits_is_refused_at_once() -> None:
    # a pattern with one repetition inside another took minutes here
    assert told(parse_buddyinfo, "Node 0, zone Normal " + "1" * 60 + "x") is None


def test_a_number_too_long_for_a_number_is_told() -> None:
    assert told(parse_buddyinfo, f"Node 0, zone Normal {DIGITS}") is None
    assert told(parse_free_areas, f"( Active: {DIGITS}, inactive: 0, free: 0 )") is None
    assert told(parse, f"alloc_pages order={DIGITS}", kernel_named()) is None


def test_a_message_whose_type_is_a_list_is_told() -> None:
    assert refused('{"v": 1, "id": 1, "type": []}') == "unknown message type '[]'"


def test_a_kind_of_practice_that_is_a_list_is_told() -> None:
    assert refused(message("practice", what=[])) == "unknown kind of practice '[]'"


def test_a_fork_on_which_nothing_is_run_is_told_as_it_is() -> None:
    # what had been run before it was counted still, and the message was never answered
    for kind, machine in (("open", {"preset": "matchbox"}), ("beside", {"preset": "matchbox"})):
        assert json.loads(bridge.handle(message(kind, machine=machine)))["ok"]
    commands = ["a = alloc_page", "b = alloc_page"]
    for kind in ("run", "beside"):
        assert json.loads(bridge.handle(message(kind, keep=0, commands=commands)))["ok"]
        left = json.loads(bridge.handle(message(kind, keep=1, commands=[])))["value"]
        assert (left["keep"], left["commands"]) == (1, [])
    assert json.loads(bridge.handle(message("run", keep=0, commands=commands)))["ok"]
    forked = json.loads(bridge.handle(message("python", code="machine.timeline.keep_commands(1)")))
    assert (forked["value"]["keep"], forked["value"]["failed"]) == (1, False)


@pytest.mark.parametrize("runs", ["x", [], 0, 10**9, True])
def test_benchmarks_are_run_a_few_times_or_not_at_all(runs: object) -> None:
    assert refused(message("bench", runs=runs)).startswith("runs cannot be")


def test_an_error_does_not_give_a_whole_book_back() -> None:
    error = unknown_word("zone", "x" * 100_000, ["Normal"]).keyed("zone", word="y" * 100_000)
    assert len(str(error)) < 3 * MOST
    assert len(error.values["word"]) == MOST + 2
    answer = bridge.handle(message("open", machine={"custom": {"x" * 100_000: 1}}))
    assert len(answer) < 3 * MOST


def test_more_reserved_ranges_than_anybody_types_are_refused_at_once() -> None:
    # five thousand of them took half a minute
    ranges = [[2 * at, 1] for at in range(257)]
    with pytest.raises(InputError, match="reserved ranges cannot be 257"):
        custom_machine({"nodes": [{"Normal": 1 << 20}], "reserved": ranges})
    assert custom_machine({"nodes": [{"Normal": 1 << 20}], "reserved": ranges[:256]}).boot_sequence is not None


def test_a_pool_of_more_entries_than_anybody_types_is_refused() -> None:
    entry = {"zone": "Normal", "order": 0, "blocks": 1}
    with pytest.raises(InputError, match="entries of the pool cannot be 257"):
        custom_machine({"nodes": [{"Normal": 1024}], "pool": [entry] * 257})


def test_a_machine_of_sixteen_million_blocks_is_refused() -> None:
    # its first picture was a message of 157 megabytes
    with pytest.raises(InputError, match="largest blocks cannot be 16777216"):
        custom_machine({"nodes": [{"Normal": 1 << 24}], "max_order": 1})
    assert custom_machine({"nodes": [{"Normal": 1 << 24}], "max_order": 7}).layout.max_order == 7


def test_a_recording_of_a_machine_too_large_is_refused() -> None:
    nodes = [{"start_pfn": 0, "DMA": 0, "NORMAL": 1 << 28, "HIGHMEM": 0}]
    lines = [{"type": "machine", "build": "uma", "machine": {"nodes": nodes}, "boot_sequence": []}, {"type": "end"}]
    with pytest.raises(InputError, match="the size cannot be 268435456"):
        parse_recording([json.dumps(line) for line in lines], "x.jsonl")


@pytest.mark.parametrize(
    "line",
    [
        '[{"value": 1}]',
        '[{"name": "MAX_ORDER"}]',
        '{"ratio": 1, "hole": 2}',
        '{"zones_present": 5, "zonelists": {"x": 1}}',
    ],
)
def test_a_table_without_its_columns_is_told(line: str) -> None:
    with pytest.raises(InputError, match="no table of ours"):
        replay_lines([line], "x.jsonl")


@pytest.mark.parametrize("pack", [gzip, lzma])
def test_a_recording_that_unpacks_to_more_than_can_be_read_is_refused(pack, tmp_path: Path) -> None:
    path = tmp_path / f"x.jsonl.{'gz' if pack is gzip else 'xz'}"
    path.write_bytes(pack.compress(b"\n" * (MOST_BYTES + 1)))
    with pytest.raises(InputError, match="too large"):
        read_lines(path)
    path.write_bytes(pack.compress(b"{}\n")[:-4])
    with pytest.raises(InputError, match="cannot be read"):
        read_lines(path)


def machine_with(*commands: str) -> Machine:
    machine = Machine(preset("matchbox"))
    for text in commands:
        machine.run(text)
    return machine


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("lists", "order 3: x"),
        ("lists", f"order 3: {DIGITS}"),
        ("lists", f"order {DIGITS}: 0"),
        ("zone", "Normal free_pages=\u00b2"),
        ("zone", ""),
        ("facts", "live = \u00b2"),
        ("arithmetic", "1 // 0 = 1"),
        ("arithmetic", "-" * 5000 + "1 = 1"),
        ("arithmetic", "1\x00 = 1"),
    ],
)
def test_an_expectation_that_says_no_number_is_told(kind: str, text: str) -> None:
    with pytest.raises(InputError):
        check_expect(Expect(1, kind, ((1, text),)), machine_with("a = alloc_page"))


def test_a_block_that_landed_on_no_list_is_told() -> None:
    machine = machine_with("a = alloc_page", "page a do=lock", "free_page a")
    with pytest.raises(InputError, match="put no block on a list"):
        fact(machine, "landed a")


@pytest.mark.parametrize(
    "change", [("par: 1", "par: \u00b2"), ("order=3\n", "order=\u00b2\n"), ("splits a = 4", DIGITS)]
)
def test_a_lesson_with_what_looks_like_a_number_is_told(change: tuple[str, str]) -> None:
    from buddyscope.lessons.run.play import perform

    assert change[0] in LITTLE
    with pytest.raises(InputError):
        perform(parse_lesson(LITTLE.replace(*change), "lesson.md"))


def test_a_long_number_in_the_text_is_told_as_one_that_nothing_backs() -> None:
    from buddyscope.lessons.check.backed_numbers import unbacked_numbers

    told_of = list(unbacked_numbers(parse_lesson(LITTLE.replace("Page 15", f"Page {DIGITS}"), "lesson.md")))
    assert [error.message for error in told_of] == [f"the number {'9' * 40} is not backed"]
