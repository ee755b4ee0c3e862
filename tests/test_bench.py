"""The benchmark measures what it says; its figures are not judged here."""

import json
import subprocess
from pathlib import Path

from buddyscope.cli.parser import main
from buddyscope.kernels.linux_2_4_22.bench import core, tracing

SUBJECTS = {"core": core.core, "chain": core.chain, "bare": core.bare, "peer": core.peer}


def test_the_json_has_the_form_that_every_benchmark_keeps(capsys):
    assert main(["bench", "--json", "--runs", "1"]) == 0
    results = json.loads(capsys.readouterr().out)
    assert set(results) >= {
        "order_0_off",
        "order_0_on",
        "order_0_cost_on",
        "mixed_off",
        "mixed_on",
        "mixed_cost_on",
    }
    for figure in results.values():
        assert {"value", "unit", "workload", "goal", "ok"} <= set(figure)
        assert figure["value"] > 0
        assert (figure["ok"] is None) == (figure["goal"] is None)


def test_a_workload_gives_everything_back():
    for work, _, _ in tracing.WORKLOADS.values():
        system = tracing._machine(tracing.FULL_TRACE)
        work(system, tracing.FULL_TRACE, 100)
        assert [zone.free_pages for zone in system.zones] == [4096, 12288]


def test_the_subjects_of_one_work_do_the_same_work():
    for work, pages, _ in core.WORKS.values():
        counts = {name: work(*subject(pages)) for name, subject in SUBJECTS.items()}
        assert len(set(counts.values())) == 1


def test_the_bare_limit_hands_out_the_same_pages_as_the_core():
    pairs = [subject(512) for subject in (core.core, core.bare)]
    answers = []
    for alloc, free in pairs:
        pages = [alloc(order) for order in (0, 3, 0, 1)]
        free(pages[1], 3)
        answers.append([*pages, alloc(2)])
    assert answers[0] == answers[1] == [511, 496, 510, 508, 504]


def test_a_bad_number_of_runs_is_refused(capsys):
    assert main(["bench", "--runs", "0"]) == 2
    assert "expected 1 or more" in capsys.readouterr().err


def test_the_start_is_measured_by_its_own_script(monkeypatch):
    ran = []

    def run(command, **_):
        ran.append([Path(part).name for part in command[1:]])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    assert main(["bench", "--start", "--runs", "2"]) == 0
    assert ran == [["start_bench.py", "--runs", "2"]]
