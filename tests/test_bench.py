"""The benchmark measures what it says; its figures are not judged here."""

import json

from buddyscope import bench
from buddyscope.cli import main


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
    for work, _, _ in bench.WORKLOADS.values():
        system = bench._machine(bench.RECORDED)
        work(system, bench.RECORDED, 100)
        assert [zone.free_pages for zone in system.zones] == [4096, 12288]


def test_a_bad_number_of_runs_is_refused(capsys):
    assert main(["bench", "--runs", "0"]) == 2
    assert "expected 1 or more" in capsys.readouterr().err
