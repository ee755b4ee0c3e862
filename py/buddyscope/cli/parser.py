"""The command line: `buddyscope COMMAND …`.

Exit status: 0 all well, 1 something did not agree (a divergence, a lesson that does not hold), 2 bad input.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from buddyscope import __version__
from buddyscope.clinic.command import add_explain
from buddyscope.errors import InputError
from buddyscope.exercises.command import add_exercises
from buddyscope.judge.command import add_judge
from buddyscope.kernels.registry import DEFAULT, kernel_named

from . import commands as handlers

type Handler = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    options = parser().parse_args(arguments)
    handler: Handler = options.handler
    try:
        return handler(options)
    except InputError as error:
        print(f"buddyscope: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 141
    except KeyboardInterrupt:
        print("buddyscope: stopped", file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    """Every command with its help."""
    top = argparse.ArgumentParser("buddyscope", description="Page allocators of Linux, that you can see work.")
    top.add_argument("--version", action="version", version=f"buddyscope {__version__}")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _replay_parser(commands.add_parser("replay", help="replay recordings of the genuine allocator and compare"))
    _run_parser(commands.add_parser("run", help="run a script of commands, or a workload, on a machine"))
    add_explain(commands.add_parser("explain", help="explain why a request for memory failed, from a kernel's report"))
    _bench_parser(commands.add_parser("bench", help="measure the model, tracing off and on"))
    _lessons_parser(commands.add_parser("lessons", help="check and compile lessons"))
    _export_parser(
        commands.add_parser(
            "export", help="the site as one file, for any host, for a learning platform; question banks"
        )
    )
    _describe_parser(commands.add_parser("describe", help="what a kernel declares of itself, as JSON"))
    _serve_parser(commands.add_parser("serve", help="serve the built site"))
    add_exercises(commands)
    add_judge(commands)
    _sizes_parser(commands.add_parser("sizes", help="what a visit weighs, and its budgets"))
    return top


def _replay_parser(sub: argparse.ArgumentParser) -> None:
    sub.description = "Replay recordings. Exit status 1 when anything differs, 2 when a file is broken."
    sub.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="a recording (.jsonl, also .gz or .xz), or a folder of them",
    )
    _kernel_option(sub)
    sub.add_argument("-q", "--quiet", action="store_true", help="print the total and the first divergence only")
    sub.add_argument("-x", "--exitfirst", action="store_true", help="stop after the first file that differs")
    sub.set_defaults(handler=handlers.replay)


def _kernel_option(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("-k", "--kernel", metavar="NAME", default=DEFAULT, help=f"the kernel (default {DEFAULT})")


RUN_HELP = """\
Commands, one a line ("#" starts a comment; a line "# machine {JSON}", as the sandbox saves it, names the machine):
"""


def _run_parser(sub: argparse.ArgumentParser) -> None:
    sub.description = "Run commands and print /proc/buddyinfo. Exit status 1 after a BUG or misuse with --strict."
    sub.epilog = RUN_HELP + kernel_named().help
    sub.formatter_class = argparse.RawDescriptionHelpFormatter
    sub.add_argument("script", nargs="?", default="-", metavar="SCRIPT", help="a file, or - for standard input")
    sub.add_argument(
        "-m", "--machine", metavar="NAME", help="a preset (default: the one that the script names, or shoebox)"
    )
    _kernel_option(sub)
    sub.add_argument("--zones", metavar="DMA,NORMAL,HIGHMEM", help="pages of each zone, instead of a preset")
    sub.add_argument("--max-order", type=int, default=10, metavar="N", help="MAX_ORDER with --zones (default 10)")
    sub.add_argument("-w", "--workload", metavar="NAME", help="a workload instead of a script")
    sub.add_argument("-s", "--seed", type=int, default=1, metavar="SEED", help="of the workload (default 1)")
    sub.add_argument("-n", "--requests", type=int, default=100, metavar="N", help="of the workload (default 100)")
    sub.add_argument("--graph", action="store_true", help="print the call tree of each command")
    sub.add_argument("--journal", action="store_true", help="print every record")
    sub.add_argument("--json", action="store_true", help="print the whole history as JSON")
    sub.add_argument("--strict", action="store_true", help="stop at misuse")
    sub.add_argument("-q", "--quiet", action="store_true", help="only the final /proc/buddyinfo")
    sub.set_defaults(handler=handlers.run)


def _describe_parser(sub: argparse.ArgumentParser) -> None:
    sub.description = (
        "Print a kernel's kinds of records, functions, verbs, flags and words: the page's half is made of it."
    )
    sub.add_argument("kernel", nargs="?", metavar="KERNEL", default=DEFAULT, help=f"its name (default {DEFAULT})")
    sub.set_defaults(handler=handlers.describe)


def _bench_parser(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--json", action="store_true", help="print {name: {value, unit, workload, goal, ok}}")
    what = sub.add_mutually_exclusive_group()
    what.add_argument(
        "--pyodide", action="store_true", help="the same in Pyodide as well, run by Node (from a checkout)"
    )
    what.add_argument(
        "--web", action="store_true", help="what a frame costs on the built page, in Chromium (from a checkout)"
    )
    what.add_argument("--start", action="store_true", help="the start of the page in Chromium (from a checkout)")
    sub.add_argument("--runs", type=int, default=5, metavar="N", help="counted runs of each measurement (default 5)")
    sub.set_defaults(handler=handlers.bench)


def _lessons_parser(sub: argparse.ArgumentParser) -> None:
    actions = sub.add_subparsers(required=True, metavar="ACTION")
    check = actions.add_parser("check", help="prove what lessons say: numbers, goals, solutions")
    check.add_argument(
        "paths",
        nargs="*",
        type=Path,
        default=[Path("lessons")],
        metavar="FILE",
        help="lessons, or folders of them",
    )
    check.set_defaults(handler=handlers.lessons_check)
    new = actions.add_parser("new", help="write the frame of a new lesson")
    new.add_argument("id", help="small letters, digits and -")
    new.add_argument("--folder", type=Path, default=Path("lessons"))
    new.set_defaults(handler=handlers.lessons_new)
    preview = actions.add_parser("preview", help="the site with lessons as you write them: it loads itself anew")
    preview.add_argument("folder", type=Path, nargs="?", default=Path("lessons"))
    preview.add_argument("--site", type=Path, default=Path("web/dist"), help="the built site (default web/dist)")
    preview.add_argument("--port", type=int, default=8001, help="0 for any free port (default 8001)")
    preview.set_defaults(handler=handlers.lessons_preview)
    stamp = actions.add_parser("stamp", help="say that translations are made from the English as it is now")
    stamp.add_argument("files", nargs="+", type=Path, metavar="FILE", help="lessons/<id>/<lang>.md")
    stamp.set_defaults(handler=handlers.lessons_stamp)
    schema = actions.add_parser("schema", help="print the JSON Schema of the front matter")
    schema.set_defaults(handler=handlers.lessons_schema)
    build = actions.add_parser("build", help="compile lessons with their recorded frames to JSON")
    build.add_argument("folder", type=Path, nargs="?", default=Path("lessons"))
    build.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    build.set_defaults(handler=handlers.lessons_build)
    coverage = actions.add_parser("coverage", help="which step teaches which point of the book's chapter")
    coverage.add_argument("folder", type=Path, nargs="?", default=Path("lessons"))
    coverage.add_argument("--json", action="store_true", help="the same as JSON")
    coverage.set_defaults(handler=handlers.lessons_coverage)


def _export_parser(sub: argparse.ArgumentParser) -> None:
    from buddyscope.export.command import add_site_exports

    kinds = sub.add_subparsers(required=True, metavar="WHAT")
    bank = kinds.add_parser("questions", help="a question bank for Moodle and its like, made from seeds")
    bank.add_argument("--format", choices=("moodle-xml", "gift"), default="moodle-xml")
    bank.add_argument("--topic", action="append", metavar="TOPIC", help="page, merges, zone …, mixed or all (default)")
    bank.add_argument("--count", type=int, default=10, metavar="N", help="questions of each topic (default 10)")
    bank.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed gives the same bank (default 1)")
    bank.add_argument("--level", type=int, default=1, metavar="L", help="0 easy, 1 usual, 2 hard (default 1)")
    bank.add_argument("--lang", default="en", metavar="LANG", help="en or es (default en)")
    bank.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    bank.set_defaults(handler=handlers.export_questions)
    add_site_exports(kinds)


def _serve_parser(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("folder", type=Path, nargs="?", help="a built site (default: the one that came along)")
    sub.add_argument("--port", type=int, default=8000, help="another free one is taken if this is not (default 8000)")
    sub.add_argument("--host", default="127.0.0.1")
    sub.add_argument("--no-browser", action="store_true", help="do not open the browser")
    sub.set_defaults(handler=handlers.serve)


def _sizes_parser(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("folder", type=Path, nargs="?", help="a built site (default: the one that came along)")
    sub.add_argument("--json", action="store_true", help="print {name: {value, unit, workload, goal, ok}}")
    sub.set_defaults(handler=handlers.sizes)
