"""The same model in Pyodide, under Node: every recording again, with the same result."""

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]


def pyodide(*arguments):
    command = ["node", "scripts/pyodide-run.mjs", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)


def test_every_recording_replays_in_pyodide():
    done = pyodide("cli", "replay", "-q", "tests/vectors")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip() == "total: 46 files, 144364 ops, 164553 comparisons, 0 divergences"


def test_lessons_hold_in_pyodide():
    done = pyodide("cli", "lessons", "check", "lessons")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_benchmark_runs_in_pyodide():
    done = pyodide("bench", "1")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["mixed_off"]["value"] > 0
