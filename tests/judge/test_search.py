"""Finding and shrinking: thirty deliberate errors, what a program does wrong besides, and the same answer twice."""

import pytest

from buddyscope.cli import main
from buddyscope.errors import InputError
from buddyscope.judge.compare import describe, find_failure, run_requests, shrink
from buddyscope.judge.examples import example_source
from buddyscope.judge.mutation_check import MUTATIONS, check_all, is_good
from buddyscope.judge.program import compile_program
from buddyscope.judge.requests import Request, Setup

POLICY = "lower-recent"
BROKEN = ("broken_merge", "broken_split", "broken_buddy")


def test_thirty_deliberate_errors_are_found_and_shrunk():
    caught = check_all()
    sizes = sorted(one.shrunk_to for one in caught)
    assert len(MUTATIONS) == len(caught) == 30
    assert [one.name for one in caught if one.kind is None or not one.minimal] == []
    assert sizes[15] <= 8
    assert sizes[-1] <= 16
    assert is_good(caught)


def test_the_allocator_that_is_right_never_fails():
    assert find_failure(compile_program(example_source("correct")), POLICY) is None


@pytest.mark.parametrize("name", BROKEN)
def test_each_broken_example_fails_in_a_few_requests(name):
    program = compile_program(example_source(name))
    small = shrink(program, find_failure(program, POLICY))
    assert 1 <= len(small.requests) <= 6


def test_the_same_seed_finds_the_same():
    program = compile_program(example_source("broken_buddy"))
    assert describe(find_failure(program, POLICY, 7)) == describe(find_failure(program, POLICY, 7))


def test_the_sentence_names_the_call_and_the_blocks():
    program = compile_program(example_source("broken_merge"))
    small = shrink(program, find_failure(program, POLICY))
    assert describe(small).splitlines()[0] == (
        "unmerged: after `free(0, 0)` blocks 0 and 2 of order 1 are both free and were not merged"
    )


def failure_of(body):
    program = compile_program(f"def boot(pages, max_order):\n    pass\n\n\n{body}", "mine.py")
    return run_requests(program, Setup(16, 5, "none"), [Request(1, 0), Request(1)]).verdict.fault


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("def alloc(order):\n    return order / 0\ndef free(p, o):\n    pass\n", "mine.py, line 6: ZeroDivisionError"),
        ("def alloc(order):\n    return 'x'\ndef free(p, o):\n    pass\n", "alloc(0) gave 'x'"),
        ("def alloc(order):\n    return 0\ndef free(p, o):\n    exit()\n", "mine.py, line 8: SystemExit"),
        ("def alloc(order):\n    return alloc(order)\ndef free(p, o):\n    pass\n", "RecursionError"),
    ],
)
def test_a_program_that_raises_is_told_its_line(body, sentence):
    fault = failure_of(body)
    assert fault.kind == "raised"
    assert sentence in fault.sentence


def test_a_program_without_its_functions_is_refused():
    with pytest.raises(InputError, match=r"has no alloc\(\)"):
        failure_of("def free(page, order):\n    pass\n")


def test_a_program_with_a_syntax_error_is_refused_with_its_line():
    with pytest.raises(InputError) as caught:
        compile_program("x = 1\ndef alloc(:\n", "mine.py")
    assert (caught.value.file, caught.value.line) == ("mine.py", 2)


def test_a_program_that_loops_for_ever_is_stopped(tmp_path, capsys):
    path = tmp_path / "loop.py"
    path.write_text("def boot(p, m): pass\ndef alloc(o):\n    while True: pass\ndef free(p, o): pass\n")
    assert main(["lab", "test", "--seconds", "0.5", str(path)]) == 2
    assert "does it loop for ever?" in capsys.readouterr().err


def test_the_command_prints_what_was_shrunk(tmp_path, capsys):
    path = tmp_path / "mine.py"
    path.write_text(example_source("broken_merge"))
    assert main(["lab", "test", str(path)]) == 1
    assert capsys.readouterr().out.startswith("unmerged: after `free(0, 0)` blocks 0 and 2")
    path.write_text(example_source("correct"))
    assert main(["lab", "test", str(path)]) == 0
