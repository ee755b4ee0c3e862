"""The command line: `buddyscope COMMAND …`.

Exit status: 0 all well, 1 something did not agree (a divergence, a lesson that does not hold), 2 bad input.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__
from .errors import InputError

if TYPE_CHECKING:
    from .presets import MachineSpec

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
    top = argparse.ArgumentParser(
        "buddyscope", description="The page allocator of Linux 2.4.22, that you can see work."
    )
    top.add_argument("--version", action="version", version=f"buddyscope {__version__}")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _replay_parser(commands.add_parser("replay", help="replay recordings of the genuine allocator and compare"))
    _run_parser(commands.add_parser("run", help="run a script of commands, or a workload, on a machine"))
    _bench_parser(commands.add_parser("bench", help="measure the model, tracing off and on"))
    _lessons_parser(commands.add_parser("lessons", help="check and compile lessons"))
    _serve_parser(commands.add_parser("serve", help="serve the built site"))
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
    sub.add_argument("-q", "--quiet", action="store_true", help="print the total and the first divergence only")
    sub.add_argument("-x", "--exitfirst", action="store_true", help="stop after the first file that differs")
    sub.set_defaults(handler=replay)


RUN_HELP = """\
Commands, one a line ("#" starts a comment):
  a = alloc_pages order=3 gfp=GFP_ATOMIC cpu=1     also alloc_page, alloc_pages_node, __get_free_pages, __get_free_page,
                                                   __get_dma_pages, get_zeroed_page
  b = rmqueue order=0 zone=Normal                  straight from a zone, without watermarks
  __free_pages a                                   also __free_page, free_pages, free_page; or page=NUMBER
  task flags=PF_MEMALLOC    interrupt in=yes       circumstances of what follows
  cpu number=1              reclaimable a          the task's CPU; what reclaim may free
  kswapd                    page a do=get_page     kswapd's turn; a page's count and flags
"""


def _run_parser(sub: argparse.ArgumentParser) -> None:
    sub.description = "Run commands and print /proc/buddyinfo. Exit status 1 after a BUG or misuse with --strict."
    sub.epilog = RUN_HELP
    sub.formatter_class = argparse.RawDescriptionHelpFormatter
    sub.add_argument("script", nargs="?", default="-", metavar="SCRIPT", help="a file, or - for standard input")
    sub.add_argument("-m", "--machine", default="shoebox", metavar="NAME", help="a preset (default shoebox)")
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
    sub.set_defaults(handler=run)


def _bench_parser(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--json", action="store_true", help="print {name: {value, unit, workload, goal, ok}}")
    sub.add_argument(
        "--pyodide", action="store_true", help="the same in Pyodide as well, run by Node (from a checkout)"
    )
    sub.add_argument("--runs", type=int, default=5, metavar="N", help="counted runs of each measurement (default 5)")
    sub.set_defaults(handler=bench)


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
    check.set_defaults(handler=lessons_check)
    new = actions.add_parser("new", help="write the frame of a new lesson")
    new.add_argument("id", help="small letters, digits and -")
    new.add_argument("--folder", type=Path, default=Path("lessons"))
    new.set_defaults(handler=lessons_new)
    stamp = actions.add_parser("stamp", help="say that translations are made from the English as it is now")
    stamp.add_argument("files", nargs="+", type=Path, metavar="FILE", help="lessons/<id>/<lang>.md")
    stamp.set_defaults(handler=lessons_stamp)
    schema = actions.add_parser("schema", help="print the JSON Schema of the front matter")
    schema.set_defaults(handler=lessons_schema)
    build = actions.add_parser("build", help="compile lessons with their recorded frames to JSON")
    build.add_argument("folder", type=Path, nargs="?", default=Path("lessons"))
    build.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    build.set_defaults(handler=lessons_build)
    coverage = actions.add_parser("coverage", help="which step teaches which point of the book's chapter")
    coverage.add_argument("folder", type=Path, nargs="?", default=Path("lessons"))
    coverage.add_argument("--json", action="store_true", help="the same as JSON")
    coverage.set_defaults(handler=lessons_coverage)


def _serve_parser(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("folder", type=Path, nargs="?", default=Path("web/dist"))
    sub.add_argument("--port", type=int, default=8000, help="0 for any free port (default 8000)")
    sub.add_argument("--host", default="127.0.0.1")
    sub.set_defaults(handler=serve)


# ------------------------------------------------------------------ handlers: they import what they need


def replay(options: argparse.Namespace) -> int:
    """`buddyscope replay FILE…`."""
    from .replay import find_recordings, replay_file

    outcomes = []
    for path in find_recordings(options.paths):
        outcome = replay_file(path, _progress(path.name))
        outcomes.append(outcome)
        if not options.quiet:
            print(f"{path.name}: {outcome.ops} ops, {outcome.divergences} divergences")
        if options.exitfirst and outcome.divergences:
            break
    first = next((outcome.first for outcome in outcomes if outcome.first), None)
    if first:
        print(f"\nfirst divergence\n{first}")
    keys = ("ops", "divergences", "compared")
    ops, divergences, compared = (sum(getattr(outcome, key) for outcome in outcomes) for key in keys)
    print(f"total: {len(outcomes)} files, {ops} ops, {compared} comparisons, {divergences} divergences")
    return 1 if divergences else 0


def run(options: argparse.Namespace) -> int:
    """`buddyscope run`."""
    from . import history, script
    from .machine import Machine

    machine = Machine(_machine_spec(options))
    start = history.snapshot(machine.system)
    if options.workload:
        steps = script.run_workload(machine, options.workload, options.seed, options.requests)
    else:
        text, name = script.read_text(options.script, sys.stdin.read() if options.script == "-" else None)
        steps = script.run_script(machine, text, name)
    bad = 0
    for number, result in steps:
        bad += bool(result.bug or (options.strict and result.misuse))
        if not (options.quiet or options.json):
            print(_coloured(script.result_line(machine, number, result), bad=bool(result.bug or result.misuse)))
        if options.graph:
            span = machine.timeline.spans[number]
            print("\n".join(f"  {line}" for line in script.graph_lines(machine, span.start, span.end)))
        if bad and options.strict:
            break
    if options.journal:
        print("\n".join(script.journal_lines(machine)))
    print(script.as_json(machine, start) if options.json else history.buddyinfo(machine.system), end="")
    return 1 if bad else 0


def _machine_spec(options: argparse.Namespace) -> "MachineSpec":
    from .custom import custom_machine
    from .presets import preset

    if options.zones is None:
        return preset(options.machine)
    words = options.zones.split(",")
    if len(words) != 3 or not all(word.isdigit() for word in words):
        raise InputError("--zones cannot be read", found=repr(options.zones), expected="three sizes: 4096,12288,0")
    sizes = dict(zip(("DMA", "Normal", "HighMem"), map(int, words), strict=True))
    return custom_machine({"nodes": [sizes], "max_order": options.max_order})


def _coloured(text: str, *, bad: bool) -> str:
    """Red on a terminal, for what went wrong; plain elsewhere."""
    return f"\033[31m{text}\033[0m" if bad and sys.stdout.isatty() and not os.environ.get("NO_COLOR") else text


def _progress(name: str) -> Callable[[int, int], None] | None:
    """A line on a terminal that says how far it is; nothing elsewhere."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        print(f"\r{name}: {100 * done // max(1, total)} %\033[K", end="\r", file=sys.stderr)

    return show


def bench(options: argparse.Namespace) -> int:
    """`buddyscope bench`."""
    from . import bench as benchmarks

    return benchmarks.main(options.runs, as_json=options.json, pyodide=options.pyodide)


def lessons_check(options: argparse.Namespace) -> int:
    """`buddyscope lessons check`."""
    from .lessons.check import check_paths

    return check_paths(options.paths)


def lessons_new(options: argparse.Namespace) -> int:
    """`buddyscope lessons new`."""
    from .lessons.scaffold import write_new

    return write_new(options.folder, options.id)


def lessons_stamp(options: argparse.Namespace) -> int:
    """`buddyscope lessons stamp`."""
    from .lessons.format import read_lesson
    from .lessons.translation import write_stamps

    for path in options.files:
        if path.stem != "en":
            write_stamps(read_lesson(path.with_name("en.md")), path)
    return 0


def lessons_schema(options: argparse.Namespace) -> int:
    """`buddyscope lessons schema`."""
    import json

    from .lessons.front import schema

    print(json.dumps(schema(), indent=2))
    return 0


def lessons_build(options: argparse.Namespace) -> int:
    """`buddyscope lessons build`."""
    from .lessons.build import build_folder

    return build_folder(options.folder, options.output)


def lessons_coverage(options: argparse.Namespace) -> int:
    """`buddyscope lessons coverage`."""
    from .lessons.coverage import print_coverage

    return print_coverage(options.folder, as_json=options.json)


def serve(options: argparse.Namespace) -> int:
    """`buddyscope serve`."""
    from .serve import serve as serve_folder

    serve_folder(options.folder, options.port, options.host)
    return 0
