"""What each command of the command line does: from its options to its exit status. They import what they need.

`export` of a site has its own, in export/command.py.
"""

import argparse
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from buddyscope.errors import InputError

if TYPE_CHECKING:
    from buddyscope.kernels.api.kernel import Kernel, MachineSpec


DEFAULT_MACHINE = "shoebox"


def replay(options: argparse.Namespace) -> int:
    """`buddyscope replay FILE…`."""
    from buddyscope.fidelity.recording_files import find_recordings
    from buddyscope.fidelity.replay import replay_file

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
    from buddyscope.machine import history
    from buddyscope.machine import run_script as script
    from buddyscope.machine.machine import Machine

    text, name = "", ""
    if not options.workload:
        text, name = script.read_text(options.script, sys.stdin.read() if options.script == "-" else None)
    machine = Machine(
        _machine_spec(options) or script.machine_named_in(text, name) or _default_machine(_kernel(options))
    )
    start = history.snapshot(machine)
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
    print(script.as_json(machine, start) if options.json else history.buddyinfo(machine), end="")
    return 1 if bad else 0


def _default_machine(kernel: "Kernel") -> "MachineSpec":
    """The shoebox; the first preset of a kernel that has none."""
    return kernel.presets.get(DEFAULT_MACHINE) or next(iter(kernel.presets.values()))


def _machine_spec(options: argparse.Namespace) -> "MachineSpec | None":
    """The machine that the options name, if they do."""
    kernel = _kernel(options)
    if options.zones is None:
        return kernel.preset(options.machine) if options.machine else None
    words, names = options.zones.split(","), kernel.zone_names
    if len(words) != len(names) or not all(word.isdigit() for word in words):
        found, expected = repr(options.zones), f"sizes of {', '.join(names)}: 4096,12288,0"
        raise InputError("--zones cannot be read", found=found, expected=expected)
    sizes = dict(zip(names, map(int, words), strict=True))
    if kernel.read_machine is None:
        raise InputError(f"{kernel.title} has presets only", expected=f"one of {', '.join(kernel.presets)}")
    return kernel.read_machine({"nodes": [sizes], "max_order": options.max_order})


def _kernel(options: argparse.Namespace) -> "Kernel":
    from buddyscope.kernels.registry import kernel_named

    return kernel_named(options.kernel)


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


def describe(options: argparse.Namespace) -> int:
    """`buddyscope describe`."""
    import json

    from buddyscope.kernels.api.description import describe as describe_kernel

    print(json.dumps(describe_kernel(_kernel(options)), ensure_ascii=False, indent=2))
    return 0


def bench(options: argparse.Namespace) -> int:
    """`buddyscope bench`."""
    from buddyscope import bench as benchmarks

    if options.start:
        return benchmarks.measure_start(options.runs, as_json=options.json)
    return benchmarks.main(options.runs, as_json=options.json, pyodide=options.pyodide, web=options.web)


def lessons_check(options: argparse.Namespace) -> int:
    """`buddyscope lessons check`."""
    from buddyscope.lessons.check.check import check_paths

    return check_paths(options.paths)


def lessons_new(options: argparse.Namespace) -> int:
    """`buddyscope lessons new`."""
    from buddyscope.lessons.source.scaffold import write_new

    return write_new(options.folder, options.id)


def lessons_preview(options: argparse.Namespace) -> int:
    """`buddyscope lessons preview`."""
    from .preview import preview

    return preview(options.folder, options.site, options.port)


def lessons_stamp(options: argparse.Namespace) -> int:
    """`buddyscope lessons stamp`."""
    from buddyscope.lessons.source.parse import read_lesson
    from buddyscope.lessons.source.translation import write_stamps

    for path in options.files:
        if path.stem != "en":
            write_stamps(read_lesson(path.with_name("en.md")), path)
    return 0


def lessons_schema(options: argparse.Namespace) -> int:
    """`buddyscope lessons schema`."""
    import json

    from buddyscope.lessons.source.front_matter import schema

    print(json.dumps(schema(), indent=2))
    return 0


def lessons_build(options: argparse.Namespace) -> int:
    """`buddyscope lessons build`."""
    from buddyscope.lessons.build import build_folder

    return build_folder(options.folder, options.output)


def export_questions(options: argparse.Namespace) -> int:
    """`buddyscope export questions`."""
    from buddyscope.export.questions import export_questions as write

    topics = options.topic or ["all"]
    return write(options.format, topics, options.count, options.seed, options.level, options.lang, options.output)


def lessons_coverage(options: argparse.Namespace) -> int:
    """`buddyscope lessons coverage`."""
    from buddyscope.lessons.check.book_coverage import print_coverage

    return print_coverage(options.folder, as_json=options.json)


def serve(options: argparse.Namespace) -> int:
    """`buddyscope serve`."""
    from buddyscope.export.site import site_folder

    from .serve import serve as serve_folder

    serve_folder(options.folder or site_folder(), options.port, options.host, browse=not options.no_browser)
    return 0


def sizes(options: argparse.Namespace) -> int:
    """`buddyscope sizes`."""
    from buddyscope.export.site import site_folder

    from .sizes import main as print_sizes

    return print_sizes(options.folder or site_folder(), as_json=options.json)
