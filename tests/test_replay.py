"""Recordings of the genuine allocator on the model, and recordings that are broken."""

import gzip
import json
from pathlib import Path

import pytest

from buddyscope.cli.parser import main
from buddyscope.errors import InputError
from buddyscope.fidelity.recording_files import find_recordings, read_lines
from buddyscope.fidelity.replay import replay_file, replay_lines

VECTORS = Path(__file__).parent / "vectors"
FILES = find_recordings([VECTORS])
SPLIT = read_lines(VECTORS / "book_split_2e4_for_2e2.jsonl.xz")


def test_all_recordings_are_here():
    assert len(FILES) == 63


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.partition(".")[0])
def test_the_model_agrees_with_the_recording(path):
    outcome = replay_file(path)
    assert outcome.divergences == 0, str(outcome.first)
    assert outcome.compared > 0


def changed(number, **keys):
    lines = list(SPLIT)
    at = next(at for at, line in enumerate(lines) if f'"i":{number},' in line)
    data = json.loads(lines[at])
    data["exp"] |= keys
    lines[at] = json.dumps(data)
    return lines


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("pfn", 512),
        ("zone", "NORMAL"),
        ("wake", 1),
        ("free", [139]),
        ("nb", [1]),
        ("calls", ["alloc_pages", "._alloc_pages", "..__alloc_pages", "...rmqueue(DMA)"]),
        ("taskflags", 2048),
        ("livelock", True),
        ("bug", "mm/page_alloc.c:100"),
    ],
)
def test_every_expected_key_is_compared(key, value):
    outcome = replay_lines(changed(1, **{key: value}), "x.jsonl")
    assert outcome.divergences == 1
    assert outcome.first.key == key
    assert "asked     i=1, op=alloc, id=1, gfp=GFP_ATOMIC, order=2" in str(outcome.first)
    assert f"expected  {True if key == 'bug' else value}" in str(outcome.first)


def test_states_and_hashes_are_compared():
    lines = [line.replace('"lists":[[254', '"lists":[[253') for line in SPLIT]
    assert replay_lines(lines, "x.jsonl").first.key == "DMA lists"
    lines = [line.replace('"hash":"', '"hash":"0') for line in SPLIT]
    assert replay_lines(lines, "x.jsonl").first.key == "hash"


BROKEN = {
    "empty": ([], "not a recording (found nothing, expected a line with type machine)"),
    "no machine": (SPLIT[1:], "not a recording (found state"),
    "cut off": (SPLIT[:-1], "the recording breaks off (found state, expected a line with type end)"),
    "not json": ([*SPLIT[:3], "{oops", *SPLIT[3:]], "x.jsonl:4: not JSON"),
    "unknown op": ([*SPLIT[:2], '{"op":"aloc"}', *SPLIT[2:]], "unknown op 'aloc'"),
    "unknown type": ([*SPLIT[:2], '{"type":"stat"}', *SPLIT[2:]], "did you mean state?"),
    "unknown expectation": (changed(1, pfm=3), "unknown expectation 'pfm'"),
    "unknown flag": (
        [line.replace("GFP_ATOMIC", "GFP_ATOMICK") for line in SPLIT],
        "did you mean GFP_ATOMIC?",
    ),
    "missing key": (
        [line.replace('"order":2', '"ordr":2').replace('"gfp"', '"gpf"') for line in SPLIT],
        "KeyError('gfp')",
    ),
    "impossible machine": ([SPLIT[0].replace('"uma"', '"smp"'), *SPLIT[1:]], "unknown build 'smp'"),
    "no such block": (
        [line.replace('"op":"free","id":1', '"op":"free","id":77') for line in SPLIT],
        "no block is called '77'",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_recording_gets_a_clear_error(name):
    lines, message = BROKEN[name]
    with pytest.raises(InputError) as caught:
        replay_lines(lines, "x.jsonl")
    assert message in str(caught.value)
    assert caught.value.file == "x.jsonl"


def test_the_command_line_says_what_it_did(tmp_path, capsys):
    good = VECTORS / "book_split_2e4_for_2e2.jsonl.xz"
    assert main(["replay", str(good)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "book_split_2e4_for_2e2.jsonl.xz: 8 ops, 0 divergences",
        "total: 1 files, 8 ops, 140 comparisons, 0 divergences",
    ]
    bad = tmp_path / "bad.jsonl.gz"
    bad.write_bytes(gzip.compress("\n".join(changed(1, pfn=512)).encode()))
    assert main(["replay", str(bad)]) == 1
    assert "came      524" in capsys.readouterr().out
    assert main(["replay", str(tmp_path / "none.jsonl")]) == 2
    assert "no such file or folder" in capsys.readouterr().err
    bad.write_bytes(bad.read_bytes()[:100])
    assert main(["replay", str(bad)]) == 2
    assert "cannot be read" in capsys.readouterr().err
