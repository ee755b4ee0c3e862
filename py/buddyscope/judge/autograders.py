"""The result files of the two autograders that most courses use."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOST_OUTPUT = 4000
"""letters of a test's output"""


@dataclass(frozen=True, slots=True)
class GradedTest:
    """One line of a grade."""

    name: str
    passed: bool
    points: float
    """that it gives when it passes"""
    output: str

    @property
    def score(self) -> float:
        """All or nothing."""
        return self.points if self.passed else 0.0


def gradescope(tests: Sequence[GradedTest], summary: str) -> dict[str, Any]:
    """What Gradescope reads from /autograder/results/results.json."""
    return {
        "score": round(sum(test.score for test in tests), 4),
        "output": summary,
        "visibility": "visible",
        "stdout_visibility": "visible",
        "tests": [
            {
                "name": test.name,
                "number": str(number),
                "score": test.score,
                "max_score": test.points,
                "status": "passed" if test.passed else "failed",
                "output": test.output[:MOST_OUTPUT],
                "visibility": "visible",
            }
            for number, test in enumerate(tests, 1)
        ],
    }


def classroom(tests: Sequence[GradedTest]) -> dict[str, Any]:
    """What the reporter of GitHub Classroom reads from a grader, before it is encoded."""
    return {
        "version": 1,
        "status": "pass" if all(test.passed for test in tests) else "fail",
        "max_score": sum(test.points for test in tests),
        "tests": [
            {
                "name": test.name,
                "status": "pass" if test.passed else "fail",
                "score": test.score,
                "message": test.output[:MOST_OUTPUT],
                "test_code": "",
                "filename": "",
                "line_no": 0,
                "duration": 0,
            }
            for test in tests
        ],
    }


def write_gradescope(path: Path, tests: Sequence[GradedTest], summary: str) -> None:
    """Write results.json."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(gradescope(tests, summary), indent=1) + "\n", encoding="utf-8")


def write_classroom(path: Path, tests: Sequence[GradedTest]) -> None:
    """Add `result=BASE64` to the file of a step's outputs, whose path is in $GITHUB_OUTPUT."""
    encoded = base64.b64encode(json.dumps(classroom(tests)).encode()).decode()
    with path.open("a", encoding="utf-8") as output:
        output.write(f"result={encoded}\n")
