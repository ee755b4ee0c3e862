"""The same model in Pyodide, under Node: the recordings again, with the same result.

Every run takes five of them, one of each kind; `make test-all` takes all, the lessons and the benchmark.
"""

import json
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FIVE = [
    "book_split_2e4_for_2e2",
    "boot_simple_highmem",
    "numa3_script",
    "reclaim_dma_normal_high",
    "trace_dma4m_normal8m_high6m_2000",
]


def pyodide(*arguments):
    command = ["node", "scripts/pyodide-run.mjs", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)


def test_five_recordings_replay_in_pyodide():
    done = pyodide("cli", "replay", "-q", *(f"tests/vectors/{name}.jsonl.xz" for name in FIVE))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip() == "total: 5 files, 2340 ops, 5915 comparisons, 0 divergences"


@pytest.mark.heavy
def test_every_recording_replays_in_pyodide():
    done = pyodide("cli", "replay", "-q", "tests/vectors")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip() == "total: 46 files, 144364 ops, 164553 comparisons, 0 divergences"


@pytest.mark.heavy
def test_lessons_hold_in_pyodide():
    done = pyodide("cli", "lessons", "check", "lessons")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.heavy
def test_the_benchmark_runs_in_pyodide():
    done = pyodide("bench", "1")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["mixed_off"]["value"] > 0
