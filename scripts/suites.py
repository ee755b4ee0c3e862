"""The suites of `make test`: their commands, and how many of what each of them ran."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree


@dataclass
class Suite:
    name: str
    what: str
    command: list[str]
    # a JUnit report to count the test cases by; a suite without one counts as one check
    report: str = ""
    # what a suite without a report looked at, as patterns, to say how much that was
    files: list[str] = field(default_factory=list)


@dataclass
class Count:
    passed: int
    failed: int
    skipped: int = 0
    note: str = ""

    def line(self) -> str:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}{self.note}"


PYTHON_FILES = ["py/**/*.py", "tests/**/*.py", "scripts/**/*.py"]
SCRIPT_FILES = ["web/src/**/*.js", "tests/**/*.js"]
VITEST = ["vitest", "run", "--config", "web/vite.config.js"]
# as many at a time as there are processors; a fixture of a whole file is made once where the file stays together
PYTEST = [sys.executable, "-m", "pytest", "--numprocesses=auto", "--maxprocesses=4"]

LINT = [
    Suite("ruff check", "mistakes in Python", ["ruff", "check", "."], files=PYTHON_FILES),
    Suite("ruff format", "layout of Python", ["ruff", "format", "--check", "."], files=PYTHON_FILES),
    Suite("import-linter", "who may import whom", ["lint-imports", "--no-logo"], files=["py/**/*.py"]),
    Suite("mypy", "types in Python", ["mypy"], files=["py/**/*.py"]),
    Suite("tsc", "types in JavaScript", ["tsc", "--project", "."], files=SCRIPT_FILES[:1]),
    Suite("biome", "mistakes and layout in JavaScript", ["biome", "check", "."], files=SCRIPT_FILES),
]
SUITES = [
    *LINT,
    Suite(
        "pytest",
        "the model, the lessons, the formats",
        [
            *PYTEST,
            "--dist=worksteal",
            "tests",
            "--ignore=tests/browser",
            "--ignore=tests/engines",
            "--junitxml=.cache/reports/pytest.xml",
        ],
        report=".cache/reports/pytest.xml",
    ),
    Suite(
        "vitest",
        "the page's own logic",
        [*VITEST, "--reporter=default", "--reporter=junit", "--outputFile.junit=.cache/reports/vitest.xml"],
        report=".cache/reports/vitest.xml",
    ),
    Suite("build", "the site", [sys.executable, "scripts/build.py"]),
    Suite(
        "browser",
        "the built site in Chromium",
        [*PYTEST, "--dist=loadfile", "tests/browser", "-m", "browser", "--junitxml=.cache/reports/browser.xml"],
        report=".cache/reports/browser.xml",
    ),
]


def count_of(suite: Suite, status: int, root: Path) -> Count:
    """What a suite ran. A suite that broke off, or ran nothing, counts as one failure."""
    if not suite.report:
        files = sum(1 for pattern in suite.files for _ in root.glob(pattern))
        return Count(int(status == 0), int(status != 0), note=f" ({files} files)" if files else "")
    count = count_of_report(root / suite.report)
    if status != 0 and count.failed == 0:
        return Count(count.passed, 1, count.skipped, f" (it ended with status {status})")
    return count


def count_of_report(report: Path) -> Count:
    if not report.exists():
        return Count(0, 0)
    cases = list(ElementTree.parse(report).iter("testcase"))
    failed = sum(1 for case in cases if case.find("failure") is not None or case.find("error") is not None)
    skipped = sum(1 for case in cases if case.find("skipped") is not None)
    return Count(len(cases) - failed - skipped, failed, skipped)
