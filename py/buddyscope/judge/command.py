"""`buddyscope judge LOG` and `buddyscope lab …`: for a lab in which an allocator is written."""

import argparse
import codecs
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from buddyscope.errors import InputError

from .examples import NAMES
from .policies import POLICIES

if TYPE_CHECKING:
    from .autograders import GradedTest
    from .log import Header, Log
    from .program import Program

JUDGE_HELP = """\
A log has a header and one line a request; state lines are optional:
  # pages=64 max_order=7 policy=lower-recent       max_order: the number of orders
  a 2 -> 12      a 6 -> fail      f 12 2      state 0: 3 7 | 1: 8
Other logs are read with --reader, or by the common shapes with --pages and --max-order.
Exit status 0: right, 1: a fault was found, 2: bad input.
"""


def add_judge(commands: Any) -> None:
    """Add `judge` and `lab` to the parsers of `buddyscope`."""
    sub = commands.add_parser("judge", help="judge the log of an allocator, in any language")
    sub.formatter_class = argparse.RawDescriptionHelpFormatter
    sub.epilog = JUDGE_HELP
    sub.add_argument("logs", nargs="+", metavar="LOG", help="a file, or - for standard input")
    sub.add_argument("--json", action="store_true", help="print the verdict as JSON (a list for several logs)")
    sub.add_argument("--policy", metavar="NAME", help=f"instead of the log's: {', '.join(POLICIES)}")
    sub.add_argument("--reader", type=Path, metavar="FILE.json", help="patterns with named groups that read the log")
    sub.add_argument("--pages", type=int, metavar="N", help="pages of the region, where the log does not say")
    sub.add_argument("--max-order", type=int, metavar="N", help="number of orders, where the log does not say")
    sub.add_argument("--page-bytes", type=int, metavar="N", help="bytes of a page, for logs with addresses or sizes")
    sub.add_argument("--base", metavar="ADDRESS", help="of the first page, for logs with addresses")
    sub.add_argument("--canonical", action="store_true", help="print the log in our format instead")
    _add_grades(sub)
    sub.set_defaults(handler=run_judge)
    _add_lab(commands.add_parser("lab", help="a lab: traces, scores, a test of an allocator in Python"))


def _add_grades(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--gradescope", type=Path, metavar="FILE", help="write results.json for Gradescope")
    sub.add_argument(
        "--classroom", type=Path, metavar="FILE", help="add the result for GitHub Classroom: $GITHUB_OUTPUT"
    )
    sub.add_argument("--points", type=float, default=10.0, metavar="N", help="of each log or trace (default 10)")


def _add_lab(sub: argparse.ArgumentParser) -> None:
    actions = sub.add_subparsers(required=True, metavar="ACTION")
    traces = actions.add_parser("traces", help="write the twelve graded traces")
    traces.add_argument("folder", type=Path, metavar="FOLDER")
    traces.set_defaults(handler=run_traces)
    score = actions.add_parser("score", help="score a folder with a log for each trace, or an allocator in Python")
    score.add_argument("source", type=Path, metavar="FOLDER|FILE.py")
    score.add_argument("--policy", metavar="NAME", help="default: as the logs say; lower-recent for a program")
    score.add_argument("--json", action="store_true")
    _add_grades(score)
    score.set_defaults(handler=run_score)
    test = actions.add_parser("test", help="random requests on an allocator in Python; what fails is shrunk")
    test.add_argument("program", type=Path, metavar="FILE.py")
    test.add_argument("--policy", default="lower-recent", metavar="NAME", help="default lower-recent")
    test.add_argument("--seed", type=int, default=1, metavar="N")
    test.add_argument("--seconds", type=float, default=60.0, metavar="N", help="limit (default 60)")
    test.set_defaults(handler=run_test)
    example = actions.add_parser("example", help="print a skeleton, or an allocator to learn from")
    example.add_argument("name", choices=NAMES)
    example.set_defaults(handler=run_example)
    mutations = actions.add_parser("mutation-check", help="thirty deliberate errors: is each found and shrunk?")
    mutations.add_argument("--seed", type=int, default=1, metavar="N")
    mutations.set_defaults(handler=run_mutations)
    speed = actions.add_parser("speed", help="20,000 requests judged, against the reference alone")
    speed.add_argument("--runs", type=int, default=5, metavar="N")
    speed.set_defaults(handler=run_speed)


# ------------------------------------------------------------------ judge


def run_judge(options: argparse.Namespace) -> int:
    """`buddyscope judge LOG…`."""
    from .judge import judge
    from .report import grade, verdict_lines

    policy = _policy(options.policy)
    if options.canonical:
        for name in options.logs:
            print(_read(name, options), end="")
        return 0
    verdicts = [(name, judge(_read(name, options), policy)) for name in options.logs]
    if options.json:
        found = [verdict.as_json() for _, verdict in verdicts]
        print(json.dumps(found[0] if len(found) == 1 else found, indent=1))
    else:
        for name, verdict in verdicts:
            print("\n".join(verdict_lines(name, verdict)))
    _write_grades(options, [grade(name, verdict, options.points) for name, verdict in verdicts])
    return 0 if all(verdict.ok for _, verdict in verdicts) else 1


def _policy(name: str | None) -> str | None:
    from .policies import policy_named

    if name is not None:
        policy_named(name)
    return name


def _read(name: str, options: argparse.Namespace) -> "Log":
    from .log import parse_log
    from .reader import load_reader
    from .shapes import read_common, starts_with_header
    from .taught import read_taught

    text, file = _text(name)
    if options.reader:
        return read_taught(text, load_reader(options.reader), file, _header(options))
    header = _header(options)
    if header is None or starts_with_header(text):
        return parse_log(text, file)
    return read_common(text, header, options.page_bytes or 1, options.base or "0", file)


def _header(options: argparse.Namespace) -> "Header | None":
    from .log import Header, check_size

    if options.pages is None and options.max_order is None:
        return None
    if options.pages is None or options.max_order is None:
        raise InputError("half of the region", found="one of --pages and --max-order", expected="both")
    return Header(check_size("pages", options.pages), check_size("max_order", options.max_order), options.policy or "")


def _text(name: str) -> tuple[str, str]:
    if name == "-":
        return sys.stdin.read(), "standard input"
    try:
        return decode_log(Path(name).read_bytes()), name
    except OSError as error:
        raise InputError("the log cannot be read", name, found=str(error.strerror), expected="a file") from None


def decode_log(data: bytes) -> str:
    """UTF-8, or UTF-16 as some shells redirect output; letters that cannot be read are replaced."""
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if is_utf16 else "utf-8-sig", errors="replace")


def _write_grades(options: argparse.Namespace, tests: "Sequence[GradedTest]") -> None:
    from .autograders import write_classroom, write_gradescope

    if options.gradescope:
        passed = sum(test.passed for test in tests)
        write_gradescope(options.gradescope, tests, f"{passed} of {len(tests)} are right.")
    if options.classroom:
        write_classroom(options.classroom, tests)


# ------------------------------------------------------------------ lab


def run_traces(options: argparse.Namespace) -> int:
    """`buddyscope lab traces FOLDER`."""
    from .traces import write_traces

    for path in write_traces(options.folder):
        print(path)
    return 0


def run_score(options: argparse.Namespace) -> int:
    """`buddyscope lab score FOLDER|FILE.py`."""
    from .report import grade_trace
    from .score import score_lines, score_logs, score_program

    policy = _policy(options.policy)
    if options.source.suffix == ".py":
        score = score_program(_program(options.source), policy or "lower-recent")
    else:
        score = score_logs(options.source, policy)
    print(json.dumps(score.as_json(), indent=1) if options.json else "\n".join(score_lines(score)))
    _write_grades(options, [grade_trace(trace, options.points) for trace in score.traces])
    return 0 if score.correct == len(score.traces) else 1


def _program(path: Path) -> "Program":
    from .program import compile_program

    try:
        return compile_program(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "the allocator cannot be read", str(path), found=str(error), expected="a Python file"
        ) from None


def run_test(options: argparse.Namespace) -> int:
    """`buddyscope lab test FILE.py`."""
    from .compare import describe, find_failure, shrink
    from .deadline import has_timers, interrupted_after

    _policy(options.policy)
    program = _program(options.program)
    try:
        if has_timers():
            with interrupted_after(options.seconds):
                failing = find_failure(program, options.policy, options.seed)
                failing = failing and shrink(program, failing)
        else:
            failing = find_failure(program, options.policy, options.seed)
            failing = failing and shrink(program, failing)
    except TimeoutError:
        message = f"the allocator did not finish in {options.seconds:g} s: does it loop for ever?"
        raise InputError(message, str(options.program), expected="an end, or more --seconds") from None
    print(describe(failing) if failing else f"no failure found (policy {options.policy}, seed {options.seed})")
    return 1 if failing else 0


def run_example(options: argparse.Namespace) -> int:
    """`buddyscope lab example NAME`."""
    from .examples import example_source

    print(example_source(options.name), end="")
    return 0


def run_mutations(options: argparse.Namespace) -> int:
    """`buddyscope lab mutation-check`."""
    from .mutation_check import check_all, is_good, table

    caught = check_all(options.seed)
    print("\n".join(table(caught)))
    return 0 if is_good(caught) else 1


def run_speed(options: argparse.Namespace) -> int:
    """`buddyscope lab speed`."""
    from .speed import report

    print("\n".join(report(max(1, options.runs))))
    return 0
