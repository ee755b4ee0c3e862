"""Readers that are taught, and the common shapes that need not be."""

import json
from pathlib import Path

import pytest

from buddyscope.cli import main
from buddyscope.errors import InputError
from buddyscope.judge.deadline import read_in_process
from buddyscope.judge.judge import judge
from buddyscope.judge.log import Header, parse_log
from buddyscope.judge.reader import load_reader, make_reader, parse_reader
from buddyscope.judge.shapes import read_common
from buddyscope.judge.taught import apply_patterns, number_in, read_taught

FOLDER = Path(__file__).parent / "shapes"
SHAPES = sorted(path.stem for path in FOLDER.glob("*.json"))


def canonical(log, lines=None):
    """The entries as text, lists sorted."""
    entries = list(log.entries)[:lines]
    for entry in entries:
        entry.lists = tuple((order, tuple(sorted(pages))) for order, pages in entry.lists)
    return [str(log.header), *map(str, entries)]


def test_there_are_six_shapes():
    assert len(SHAPES) == 6


@pytest.mark.parametrize("name", SHAPES)
def test_every_published_shape_is_read_and_judged(name):
    expected = json.loads((FOLDER / f"{name}.json").read_text())["judge"]
    text = (FOLDER / f"{name}.log").read_text()
    reader = load_reader(FOLDER / f"{name}.json")
    found = judge(read_taught(text, reader)).as_json()
    assert {key: found[key] for key in expected if key != "accept_also"} == {
        key: value for key, value in expected.items() if key != "accept_also"
    }
    lines = None if expected["line"] is None else expected["line"] - 1
    right = parse_log((FOLDER / f"{name}.canon.log").read_text())
    assert canonical(read_taught(text, reader), lines) == canonical(right, lines)


COMMON = {
    "malloc-free-bytes": (128, "0"),
    "map-of-64": (1, "0"),
    "powers-hex": (4096, "0x400000"),
    "ranges-per-order": (1, "0"),
    "table": (1, "0"),
}


@pytest.mark.parametrize("name", COMMON)
def test_common_shapes_need_no_reader(name):
    value = json.loads((FOLDER / f"{name}.json").read_text())
    reader, expected = value["reader"], value["judge"]
    header = Header(reader["pages"], reader["max_order"], reader["policy"])
    found = judge(read_common((FOLDER / f"{name}.log").read_text(), header, *COMMON[name])).fault
    assert (found and found.kind, found and found.line) == (expected["kind"], expected["line"])


def entries(text, **reader):
    return list(map(str, apply_patterns(text, make_reader(reader)).entries))


def pattern(op, regex, **more):
    return {"op": op, "re": regex, **more}


def test_sizes_are_rounded_up_with_the_header_of_the_block():
    patterns = [pattern("alloc", r"get (?P<size>\d+) at (?P<addr>\w+)")]
    text = "get 4080 at 0x1010\nget 4081 at 0x2010"
    assert entries(text, patterns=patterns, page_bytes=4096, header=16, base="0x1000") == ["a 0 -> 0", "a 1 -> 1"]


def test_kval_is_the_logarithm_of_bytes_and_at_is_in_size_units():
    patterns = [pattern("alloc", r"k=(?P<kval>\d+) at=(?P<at>\d+)K")]
    assert entries("k=14 at=16K", patterns=patterns, page_bytes=4096, size_unit="K") == ["a 2 -> 4"]


def test_a_request_is_joined_with_what_answers_it():
    patterns = [
        pattern("request", r"want (?P<pages>\d+)"),
        pattern("alloc", r"(?P<name>\w+) got (?P<page>\d+)"),
        pattern("fail", "nothing"),
        pattern("free", r"drop (?P<name>\w+)"),
    ]
    text = "want 3\nnoise\nx got 4\nwant 9\nnothing\ndrop x\n"
    assert entries(text, patterns=patterns) == ["a 2 -> 4", "a 4 -> fail", "f 4 2"]


def test_lists_with_noise_between_are_one_state_until_an_order_comes_again():
    patterns = [pattern("list", r"^(?P<order>\d+):(?P<items>.*)$", item=r"(?P<page>\d+)")]
    assert entries("1: 4 2\n--\n0: 1\n", patterns=patterns) == ["state 0: 1 | 1: 4 2"]
    assert entries("0: 1\n1: 4\n--\n0: 1\n1: 4\n", patterns=patterns) == ["state 0: 1 | 1: 4"] * 2
    assert entries("0:\n1:\n", patterns=patterns) == ["state"]


def test_one_line_for_every_free_block_is_one_state():
    patterns = [pattern("list", r"^free (?P<page>\d+) order (?P<order>\d+)$")]
    assert entries("free 4 order 1\nfree 8 order 1\nfree 0 order 0", patterns=patterns) == ["state 0: 0 | 1: 4 8"]


def test_an_address_inside_a_page_is_misaligned():
    patterns = [pattern("alloc", r"(?P<order>\d) (?P<addr>\w+)")]
    reader = make_reader({"patterns": patterns, "page_bytes": 4096, "pages": 16, "max_order": 5})
    assert judge(read_taught("0 0x1008\n", reader)).fault.kind == "misaligned"


def test_numbers_are_decimal_or_hexadecimal():
    assert [number_in(text) for text in ("0048", "0x30", "ff", "-4", "1,024")] == [48, 48, 255, -4, 1024]
    with pytest.raises(InputError, match="this is no number"):
        number_in("12g")


@pytest.mark.parametrize(
    ("reader", "message"),
    [
        ("[]", "no object"),
        ("{", "no JSON"),
        ('{"patterns": []}', "no patterns"),
        ('{"patern": []}', "unknown key of a reader 'patern'"),
        ('{"patterns": [{"op": "give", "re": "x"}]}', "unknown op of pattern 1 'give'"),
        ('{"patterns": [{"op": "free", "re": "("}]}', "no regular expression"),
        ('{"patterns": [{"op": "free", "re": "(?P<pgae>x)"}]}', "unknown group of pattern 1 'pgae'"),
        ('{"patterns": [{"op": "list", "re": "(?P<items>x)"}]}', "pattern 1 has no item"),
        ('{"patterns": [{"op": "free", "re": "x"}], "page_bytes": 0}', "page_bytes of the reader"),
        ('{"patterns": [{"op": "free", "re": "x"}], "size_unit": "k"}', "unknown size_unit 'k'"),
    ],
)
def test_a_reader_that_cannot_be_used_is_refused(reader, message):
    with pytest.raises(InputError, match=message):
        parse_reader(reader)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nothing here", "no line is a request"),
        ("a -> 3", "how large is the request"),
        ("drop z", "which block comes back"),
    ],
)
def test_a_line_that_matches_and_cannot_be_used_is_named(text, message):
    patterns = [pattern("alloc", r"^a -> (?P<page>\d+)"), pattern("free", r"^drop (?P<name>\w+)")]
    reader = make_reader({"patterns": patterns, "pages": 16, "max_order": 5})
    with pytest.raises(InputError, match=message):
        judge(read_taught(text, reader, "x.log"))


def test_patterns_that_never_end_are_stopped(tmp_path, capsys):
    reader = tmp_path / "reader.json"
    patterns = [pattern("alloc", r"^(a+)+(?P<page>\d)(?P<order>\d)$")]
    reader.write_text(json.dumps({"patterns": patterns, "pages": 4, "max_order": 3}))
    log = tmp_path / "x.log"
    log.write_text("a" * 60 + "!\n")
    assert main(["judge", "--reader", str(reader), str(log)]) == 2
    assert "the patterns take longer than 2.0 s" in capsys.readouterr().err


def test_without_timers_another_process_reads_and_is_stopped():
    patterns = [pattern("alloc", r"^(?P<order>\d) (?P<page>\d)$"), pattern("free", r"^(a+)+$")]
    reader = make_reader({"patterns": patterns})
    assert list(map(str, read_in_process(3, reader.source, "0 1\n").entries)) == ["a 0 -> 1"]
    with pytest.raises(TimeoutError):
        read_in_process(0.1, reader.source, "a" * 60 + "!")
