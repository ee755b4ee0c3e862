"""Published exercises: all of them agree, and what is changed in one is found."""

import re
from pathlib import Path

import pytest

from buddyscope.cli import main
from buddyscope.errors import InputError
from buddyscope.exercises.check import check_exercise, same_value
from buddyscope.exercises.format import parse_exercise, read_exercise
from buddyscope.exercises.quantity import Units

PUBLISHED = Path(__file__).parent / "published"
FILES = sorted(PUBLISHED.glob("*.toml"))
STALLINGS = (PUBLISHED / "stallings-7-6.toml").read_text(encoding="utf-8")


def test_there_are_28_exercises():
    assert len(FILES) == 28


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_published_exercise_agrees(path):
    report = check_exercise(read_exercise(path))
    assert report.differences == []


def test_the_command_prints_states_and_ends_with_0(capsys):
    assert main(["exercises", "check", str(PUBLISHED)]) == 0
    output = capsys.readouterr().out
    assert "1 A = alloc 100K       -> 0, block 128" in output
    assert output.endswith("total: 28 exercises, 0 differences\n")


def test_a_difference_ends_with_1_and_names_file_and_line(tmp_path, capsys):
    path = tmp_path / "changed.toml"
    path.write_text(STALLINGS.replace("waste = 28", "waste = 29", 1), encoding="utf-8")
    assert main(["exercises", "check", "-q", str(path)]) == 1
    output = capsys.readouterr().out
    assert f"DIFFERS {path}:24: step 1, A = alloc 100K: waste: expected 29, found 28" in output


def changes():
    """Every line of an exercise with a number that matters, changed by one, or a truth turned over."""
    for number, line in enumerate(STALLINGS.splitlines()):
        if re.match(r"(at|block|splits|merges|waste|correct) = \d+$", line):
            yield number, re.sub(r"\d+$", lambda match: str(int(match[0]) + 1), line)
        elif re.match(r"(free|addresses) = ", line):
            yield number, re.sub(r"(\d+)( \}|\] \})$", lambda match: f"{int(match[1]) + 1}{match[2]}", line)
        elif line == "ok = true":
            yield number, "ok = false"


@pytest.mark.parametrize(("number", "line"), list(changes()))
def test_every_changed_number_is_found(number, line):
    lines = STALLINGS.splitlines()
    assert lines[number] != line
    lines[number] = line
    assert check_exercise(parse_exercise("\n".join(lines))).differences


@pytest.mark.parametrize(
    ("before", "after", "subject"),
    [
        ('status = "agrees"', 'status = "published-wrong"', "status"),
        ('status = "agrees"', 'status = "unanswered"', "status"),
        (
            'published = { free = { "1024" = 1 } }\n\n[[step]]',
            'published = { free = { "1024" = 2 } }\n\n[[step]]',
            "start: why",
        ),
        ('same_counts = "all"', 'same_counts = ["lower/most-recent"]', "same_counts"),
        ('"lower/longest-free", ', "", "same_addresses"),
        ('published = { free = { "128" = 1,', 'published = { free = { "128" = 2,', "step 1, A = alloc 100K: why"),
        ("waste = 28\n", 'waste = 28\nwhy = "because"\n', "step 1, A = alloc 100K: why"),
    ],
)
def test_the_file_is_checked_against_itself(before, after, subject):
    assert before in STALLINGS
    report = check_exercise(parse_exercise(STALLINGS.replace(before, after, 1)))
    assert subject in {difference.subject for difference in report.differences}


@pytest.mark.parametrize(
    ("before", "after", "line", "message"),
    [
        ("smallest =", "smalest =", 10, "unknown key 'smalest'"),
        ('half = "lower"', 'half = "low"', 12, "unknown half 'low'"),
        ('do = "A = alloc 100K"', 'do = "A = get 100K"', 25, "cannot read a step"),
        ('do = "A = alloc 100K"', 'do = "A = alloc 100X"', 25, "cannot read a size"),
        ('do = "B = alloc 240K"', 'do = "A = alloc 240K"', 37, "the name holds a block already"),
        ('ask = "splits"', 'ask = "split"', 135, "unknown ask 'split'"),
        ("waste = 28", "waste = ", 33, "this is no TOML"),
        ("waste = 28", 'waste = "28"', 33, "waste is of another kind"),
        ("ok = true\n", "", 24, "ok is missing"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_line(before, after, line, message):
    assert before in STALLINGS
    with pytest.raises(InputError) as caught:
        parse_exercise(STALLINGS.replace(before, after, 1), "x.toml")
    error = caught.value
    assert (error.file, error.line) == ("x.toml", line)
    assert message in error.message


def test_sizes_have_suffixes_and_are_rounded_up():
    units = Units(bare="K")
    assert units.size("3.6K") == 3687
    assert units.size("850B") == 850
    assert units.size("2G") == 2 << 30
    assert units.size("70") == 70 << 10
    assert Units(kilo=1000).size("1M") == 1_000_000


def test_fractions_are_compared_to_the_digits_that_are_written():
    assert same_value(0.36, 0.36)
    assert same_value(0.333, 1 / 3)
    assert not same_value(0.0, 0.04)
    assert not same_value(1, True)


def test_the_example_of_the_documentation_is_right():
    text = (Path(__file__).parents[2] / "docs/exercises.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", text, re.DOTALL)[1]
    assert check_exercise(parse_exercise(example)).differences == []


QUESTIONS = """
id = "questions"
status = "derived"
[setup]
variant = "binary"
region = "26K"
smallest = "1K"
unit = "K"
base = 100
[[step]]
do = "A = alloc 3K"
ok = true
[[step]]
do = "B = alloc 1.5K"
ok = true
[[step]]
do = "C = alloc 64K"
ok = false
[[step]]
do = "free A"
ok = true
[[answer]]
"""
#   0              16      20      24      26
#   |      16      |   A   |   4   |   B   |      A comes back at the end


@pytest.mark.parametrize(
    ("question", "correct"),
    [
        ('ask = "top_blocks"', "[16, 8, 2]"),
        ('ask = "lists"', "5"),
        ('ask = "waste_max"', "1.5"),
        ('ask = "waste_of"\nblock = "A"', "1"),
        ('ask = "waste_of"\nblock = "B"', "0.5"),
        ('ask = "splits_of"\nstep = 1', "1"),
        ('ask = "splits"', "1"),
        ('ask = "merges"', "1"),
        ('ask = "free_sizes"', "[8, 16]"),
        ('ask = "free_sizes"\nstep = 1', "[2, 4, 16]"),
        ('ask = "free_blocks"', "2"),
        ('ask = "free_total"', "24"),
        ('ask = "external"', "0.3333"),
        ('ask = "address"\nof = "A"', "116"),
        ('ask = "address"\nof = "B"', "124"),
        ('ask = "map"', '["hole 16", "hole 8", "B 1.5"]'),
        ('ask = "map"\nstep = 1', '["hole 16", "A 3", "hole 4", "hole 2"]'),
        ('ask = "nodes"\nstep = 1', "5"),
        ('ask = "leaves"\nstep = 1', "4"),
        ('ask = "first_free"', "[-1, -1, -1, 16, 0]"),
        ('ask = "used_bitmap"\norder = 1', '"0000000000001"'),
        ('ask = "pair_bitmap"\norder = 1', '"0000000"'),
        ('ask = "pair_bitmap"\norder = 1\nstep = 1', '"0000001"'),
        ('ask = "pair_bitmap"\norder = 3', '"01"'),
        ('ask = "succeeds"\nrequest = "17K"', "false"),
        ('ask = "buddy"\nat = 16\nsize = 4\nbinary = "10100"', "20"),
        ('ask = "are_buddies"\nblocks = [16, 20]\nsize = 4', "true"),
        ('ask = "are_buddies"\nblocks = [16, 24]\nsize = 8', "false"),
    ],
)
def test_every_question_has_its_answer_and_no_other(question, correct):
    right = check_exercise(parse_exercise(f"{QUESTIONS}{question}\ncorrect = {correct}\n"))
    assert right.differences == []
    wrong = {"true": "false", "false": "true"}.get(correct, '"other"')
    assert check_exercise(parse_exercise(f"{QUESTIONS}{question}\ncorrect = {wrong}\n")).differences
