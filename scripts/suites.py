"""The suites of `make test` and `make test-all`: their commands, and how many of what each of them ran."""

from __future__ import annotations

import sys
from collections.abc import Iterable
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


# suites of one lane run one after the other, the lanes of one stage side by side, the stages one after the other
type Lanes = list[list[Suite]]

PYTHON_FILES = ["py/**/*.py", "tests/**/*.py", "scripts/**/*.py"]
SCRIPT_FILES = ["web/src/**/*.js", "tests/**/*.js"]
# as many at a time as there are processors; whoever has nothing left takes over from the others
PYTEST = [sys.executable, "-m", "pytest", "--numprocesses=auto", "--maxprocesses=4", "--dist=worksteal"]
NO_HEAVY = ["-m", "not heavy"]

RUFF = [
    Suite("ruff check", "mistakes in Python", ["ruff", "check", "."], files=PYTHON_FILES),
    Suite("ruff format", "layout of Python", ["ruff", "format", "--check", "."], files=PYTHON_FILES),
    Suite("import-linter", "who may import whom", ["lint-imports", "--no-logo"], files=["py/**/*.py"]),
]
MYPY = Suite("mypy", "types in Python", ["mypy"], files=["py/**/*.py"])
SCRIPTS = [
    Suite("tsc", "types in JavaScript", ["tsc", "--project", "."], files=SCRIPT_FILES[:1]),
    Suite("biome", "mistakes and layout in JavaScript", ["biome", "check", "."], files=SCRIPT_FILES),
    Suite(
        "dependency-cruiser",
        "who may import whom in JavaScript",
        ["depcruise", "--config", "web/dependencies.config.cjs", "web/src"],
        files=SCRIPT_FILES[:1],
    ),
]
BUILD = [
    Suite("build", "the site", [sys.executable, "scripts/build.py"]),
    Suite("own pages", "the pages that tests bring themselves", [sys.executable, "tests/browser/own_pages.py"]),
]


VITEST = Suite(
    "vitest",
    "the page's own logic, and every lesson played without a browser",
    [
        *("vitest", "run", "--config", "web/vite.config.js"),
        *("--reporter=default", "--reporter=junit", "--outputFile.junit=.cache/reports/vitest.xml"),
    ],
    report=".cache/reports/vitest.xml",
)


def pytest(*selected: str) -> Suite:
    """The tests that need no browser."""
    report = ".cache/reports/pytest.xml"
    folders = ["tests", "--ignore=tests/browser", "--ignore=tests/engines"]
    return Suite(
        "pytest",
        "the model, the lessons, the formats",
        [*PYTEST, *folders, *selected, f"--junitxml={report}"],
        report=report,
    )


def browser(*selected: str) -> Suite:
    report = ".cache/reports/browser.xml"
    command = [*PYTEST, "tests/browser", *selected, f"--junitxml={report}"]
    return Suite("browser", "the built site in Chromium", command, report=report)


LINT: list[Lanes] = [[[*RUFF, MYPY, *SCRIPTS]]]
SUITES: list[Lanes] = [
    [[*RUFF, *BUILD, *SCRIPTS, VITEST], [pytest(*NO_HEAVY), MYPY]],
    [[browser(*NO_HEAVY)]],
]
ALL: list[Lanes] = [
    [[*RUFF, *BUILD, *SCRIPTS, VITEST], [pytest(), MYPY]],
    [[browser()]],
    [
        [
            Suite("engines", "the built site in Firefox and in WebKit", [sys.executable, "scripts/engines.py"]),
            Suite("endurance", "hours in one tab, in minutes", [sys.executable, "scripts/endurance.py"]),
        ]
    ],
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


def slowest(reports: Iterable[Path], number: int) -> list[tuple[str, float]]:
    """(name, seconds) of the test cases that took longest, over all reports that are there."""
    cases = [
        (f"{case.get('classname', '')} {case.get('name', '')}".strip(), float(case.get("time", "0")))
        for report in reports
        if report.exists()
        for case in ElementTree.parse(report).iter("testcase")
    ]
    return sorted(cases, key=lambda case: -case[1])[:number]
