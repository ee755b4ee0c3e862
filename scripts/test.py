"""Runs every suite and fails at the end if any of them failed.

`make test` runs `SUITES`: two lanes side by side, then the browser, which has both processors for itself.
`make test-all` runs the heavy proofs as well, `make lint` only what runs no code. At the end stand the ten slowest
test cases, the minutes and, as the last line, the total: each check without test cases of its own (ruff, mypy, tsc,
biome, the build) counts as one.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from suites import ALL, LINT, SUITES, Count, Lanes, Suite, count_of, slowest

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Outcome:
    suite: Suite
    count: Count
    seconds: float
    used: float
    """seconds of one processor: its own, and those of every process that it waited for"""

    def times(self) -> str:
        """As it stands in the summary."""
        return f"({self.seconds:.1f} s, {self.used:.1f} s of one processor)"


def finish(command: Sequence[str], *, alone: bool) -> tuple[int, float, str]:
    """(status, seconds of one processor, what it printed unless it ran alone) of a command."""
    said = None if alone else tempfile.TemporaryFile(mode="w+", encoding="utf-8")  # noqa: SIM115
    errors = None if alone else subprocess.STDOUT
    running = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=said, stderr=errors, text=True)
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    printed = ""
    if said:
        with said:
            said.seek(0)
            printed = said.read()
    return running.returncode, usage.ru_utime + usage.ru_stime, printed


def run_suite(suite: Suite, *, alone: bool) -> Outcome:
    """Run one suite. What it prints is seen at once when it runs alone, and in one piece at its end otherwise."""
    if suite.report:
        (ROOT / suite.report).unlink(missing_ok=True)
    head = f"\n== {suite.name}: {suite.what}"
    if alone:
        print(head, flush=True)
    start = time.monotonic()
    status, used, printed = finish(suite.command, alone=alone)
    outcome = Outcome(suite, count_of(suite, status, ROOT), time.monotonic() - start, used)
    tail = f"-- {suite.name}: {outcome.count.line()} {outcome.times()}"
    print(tail if alone else f"{head}\n{printed}{tail}", flush=True)
    return outcome


def run_lane(suites: Sequence[Suite], *, alone: bool) -> list[Outcome]:
    return [run_suite(suite, alone=alone) for suite in suites]


def run_lanes(lanes: Sequence[Sequence[Suite]]) -> list[Outcome]:
    """All lanes at once, each of them one suite after the other."""
    if len(lanes) == 1:
        return run_lane(lanes[0], alone=True)
    with ThreadPoolExecutor(len(lanes)) as pool:
        running = [pool.submit(run_lane, lane, alone=False) for lane in lanes]
        return [outcome for lane in running for outcome in lane.result()]


def environment() -> dict[str, str]:
    tools = [str(ROOT / ".venv/bin"), str(ROOT / "node_modules/.bin"), os.environ["PATH"]]
    plain = {} if sys.stdout.isatty() else {"NO_COLOR": "1"}
    return {**os.environ, **plain, "PATH": os.pathsep.join(tools)}


def say_times(outcomes: Sequence[Outcome], began: float, set_up: float) -> None:
    reports = [ROOT / outcome.suite.report for outcome in outcomes if outcome.suite.report]
    if found := slowest(reports, 10):
        print("\nThe ten slowest")
        for name, seconds in found:
            print(f"  {seconds:6.1f} s  {name}")
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = usage.ru_utime + usage.ru_stime
    minutes = (time.monotonic() - began) / 60
    before = f"; the set-up before it {set_up / 60:.1f} min" if set_up else ""
    print(f"\n{minutes:.1f} min on {os.cpu_count()} processors ({used / 60:.1f} min of one){before}")


def main(stages: Sequence[Lanes], set_up: float) -> int:
    began = time.monotonic()
    (ROOT / ".cache/reports").mkdir(parents=True, exist_ok=True)
    outcomes = [outcome for lanes in stages for outcome in run_lanes(lanes)]
    print("\nSummary", flush=True)
    for outcome in outcomes:
        mark = "✗" if outcome.count.failed else "✓"
        print(f"  {mark} {outcome.suite.name}: {outcome.count.line()} {outcome.times()}")
    say_times(outcomes, began, set_up)
    counts = [outcome.count for outcome in outcomes]
    failed = sum(count.failed for count in counts)
    print(f"\n{sum(count.passed for count in counts)} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", nargs="?", default="test", choices=["test", "all", "lint"])
    parser.add_argument("--set-up", type=float, default=0.0, help="seconds that the set-up took, to be told")
    options = parser.parse_args()
    sys.exit(main({"test": SUITES, "all": ALL, "lint": LINT}[options.which], options.set_up))
