"""Runs every suite, one after the other, and fails at the end if any of them failed.

`make test` runs all of them, `make lint` only those that run no code. The last line is the total:
each check without test cases of its own (ruff, mypy, tsc, biome, the build) counts as one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from suites import LINT, SUITES, Count, Suite, count_of

ROOT = Path(__file__).resolve().parent.parent


def run_suite(suite: Suite) -> Count:
    print(f"\n== {suite.name}: {suite.what}", flush=True)
    if suite.report:
        (ROOT / suite.report).unlink(missing_ok=True)
    start = time.monotonic()
    status = subprocess.run(suite.command, cwd=ROOT, env=environment(), check=False).returncode
    count = count_of(suite, status, ROOT)
    print(f"-- {suite.name}: {count.line()} ({time.monotonic() - start:.1f} s)", flush=True)
    return count


def environment() -> dict[str, str]:
    tools = [str(ROOT / ".venv/bin"), str(ROOT / "node_modules/.bin"), os.environ["PATH"]]
    plain = {} if sys.stdout.isatty() else {"NO_COLOR": "1"}
    return {**os.environ, **plain, "PATH": os.pathsep.join(tools)}


def main(suites: Sequence[Suite]) -> int:
    (ROOT / ".cache/reports").mkdir(parents=True, exist_ok=True)
    counts = [(suite, run_suite(suite)) for suite in suites]
    print("\nSummary", flush=True)
    for suite, count in counts:
        print(f"  {'✗' if count.failed else '✓'} {suite.name}: {count.line()}")
    failed = sum(count.failed for _, count in counts)
    print(f"\n{sum(count.passed for _, count in counts)} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(LINT if "lint" in sys.argv else SUITES))
