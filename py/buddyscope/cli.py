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
    _export_parser(
        commands.add_parser(
            "export", help="the site as one file, for any host, for a learning platform; question banks"
        )
    )
    _serve_parser(commands.add_parser("serve", help="serve the built site"))
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
    sub.add_argument("-q", "--quiet", action="store_true", help="print the total and the first divergence only")
    sub.add_argument("-x", "--exitfirst", action="store_true", help="stop after the first file that differs")
    sub.set_defaults(handler=replay)


RUN_HELP = """\
Commands, one a line ("#" starts a comment; a line "# machine {JSON}", as the sandbox saves it, names the machine):
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
    sub.add_argument(
        "-m", "--machine", metavar="NAME", help="a preset (default: the one that the script names, or shoebox)"
    )
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
    what = sub.add_mutually_exclusive_group()
    what.add_argument(
        "--pyodide", action="store_true", help="the same in Pyodide as well, run by Node (from a checkout)"
    )
    what.add_argument(
        "--web", action="store_true", help="what a frame costs on the built page, in Chromium (from a checkout)"
    )
    what.add_argument("--start", action="store_true", help="the start of the page in Chromium (from a checkout)")
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
    preview = actions.add_parser("preview", help="the site with lessons as you write them: it loads itself anew")
    preview.add_argument("folder", type=Path, nargs="?", default=Path("lessons"))
    preview.add_argument("--site", type=Path, default=Path("web/dist"), help="the built site (default web/dist)")
    preview.add_argument("--port", type=int, default=8001, help="0 for any free port (default 8001)")
    preview.set_defaults(handler=lessons_preview)
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


def _export_parser(sub: argparse.ArgumentParser) -> None:
    from .export.command import add_site_exports

    kinds = sub.add_subparsers(required=True, metavar="WHAT")
    bank = kinds.add_parser("questions", help="a question bank for Moodle and its like, made from seeds")
    bank.add_argument("--format", choices=("moodle-xml", "gift"), default="moodle-xml")
    bank.add_argument("--topic", action="append", metavar="TOPIC", help="page, merges, zone …, mixed or all (default)")
    bank.add_argument("--count", type=int, default=10, metavar="N", help="questions of each topic (default 10)")
    bank.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed gives the same bank (default 1)")
    bank.add_argument("--level", type=int, default=1, metavar="L", help="0 easy, 1 usual, 2 hard (default 1)")
    bank.add_argument("--lang", default="en", metavar="LANG", help="en or es (default en)")
    bank.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    bank.set_defaults(handler=export_questions)
    add_site_exports(kinds)


def _serve_parser(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("folder", type=Path, nargs="?", help="a built site (default: the one that came along)")
    sub.add_argument("--port", type=int, default=8000, help="another free one is taken if this is not (default 8000)")
    sub.add_argument("--host", default="127.0.0.1")
    sub.add_argument("--no-browser", action="store_true", help="do not open the browser")
    sub.set_defaults(handler=serve)


def _sizes_parser(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("folder", type=Path, nargs="?", help="a built site (default: the one that came along)")
    sub.add_argument("--json", action="store_true", help="print {name: {value, unit, workload, goal, ok}}")
    sub.set_defaults(handler=sizes)


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

    text, name = "", ""
    if not options.workload:
        text, name = script.read_text(options.script, sys.stdin.read() if options.script == "-" else None)
    machine = Machine(_machine_spec(options) or script.machine_named_in(text, name) or _default_machine())
    start = history.snapshot(machine.system)
    if options.workload:
        steps = script.run_workload(machine, options.workload, options.seed, options.requests)
    else:
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


def _default_machine() -> "MachineSpec":
    from .presets import SHOEBOX

    return SHOEBOX


def _machine_spec(options: argparse.Namespace) -> "MachineSpec | None":
    """The machine that the options name, if they do."""
    from .custom import custom_machine
    from .presets import preset

    if options.zones is None:
        return preset(options.machine) if options.machine else None
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

    if options.start:
        return benchmarks.measure_start(options.runs, as_json=options.json)
    return benchmarks.main(options.runs, as_json=options.json, pyodide=options.pyodide, web=options.web)


def lessons_check(options: argparse.Namespace) -> int:
    """`buddyscope lessons check`."""
    from .lessons.check import check_paths

    return check_paths(options.paths)


def lessons_new(options: argparse.Namespace) -> int:
    """`buddyscope lessons new`."""
    from .lessons.scaffold import write_new

    return write_new(options.folder, options.id)


def lessons_preview(options: argparse.Namespace) -> int:
    """`buddyscope lessons preview`."""
    from .preview import preview

    return preview(options.folder, options.site, options.port)


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


def export_questions(options: argparse.Namespace) -> int:
    """`buddyscope export questions`."""
    from .export.questions import export_questions as write

    topics = options.topic or ["all"]
    return write(options.format, topics, options.count, options.seed, options.level, options.lang, options.output)


def lessons_coverage(options: argparse.Namespace) -> int:
    """`buddyscope lessons coverage`."""
    from .lessons.coverage import print_coverage

    return print_coverage(options.folder, as_json=options.json)


def serve(options: argparse.Namespace) -> int:
    """`buddyscope serve`."""
    from .serve import serve as serve_folder
    from .serve import site_folder

    serve_folder(options.folder or site_folder(), options.port, options.host, browse=not options.no_browser)
    return 0


def sizes(options: argparse.Namespace) -> int:
    """`buddyscope sizes`."""
    from .serve import site_folder
    from .sizes import main as print_sizes

    return print_sizes(options.folder or site_folder(), as_json=options.json)
