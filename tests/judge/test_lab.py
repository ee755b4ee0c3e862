"""Graded traces, scores, the files for autograders, and the printers of every language that can be compiled here."""

import base64
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from buddyscope.cli import main
from buddyscope.judge.examples import example_source
from buddyscope.judge.judge import judge
from buddyscope.judge.log import Entry, format_state, parse_log
from buddyscope.judge.policies import POLICIES
from buddyscope.judge.program import compile_program
from buddyscope.judge.score import score_program
from buddyscope.judge.speed import measure, reference_log
from buddyscope.judge.traces import graded_traces, parse_trace, write_traces
from buddyscope.kernels.linux_2_4_22.service.custom_machine import custom_machine
from buddyscope.machine.machine import Machine

DOCS = Path(__file__).parents[2] / "docs/own-allocator"
SHORT = [trace for trace in graded_traces() if len(trace.requests) <= 300]


def test_the_twelve_traces_never_change():
    traces = graded_traces()
    digest = hashlib.sha256("".join(map(str, traces)).encode()).hexdigest()
    assert [len(trace.requests) for trace in traces] == [4, 10, 10, 67, 131, 192, 204, 42, 300, 2000, 5000, 20000]
    assert digest == "d5dbb1305ad408907f1e3fc93dbcd6f9ae20baef578ae20c72849d1c5fa05880"


def test_a_trace_is_read_as_it_is_written():
    for trace in graded_traces():
        assert parse_trace(str(trace)) == trace


@pytest.mark.parametrize("policy", [name for name in POLICIES if name != "none"])
def test_what_the_reference_does_is_right_by_its_own_policy(policy):
    for trace in SHORT:
        verdict = judge(parse_log(reference_log(trace, policy)))
        assert verdict.ok
        assert judge(parse_log(reference_log(trace, policy)), "none").ok


@pytest.mark.parametrize("trace", [trace for trace in SHORT if trace.max_order <= 10], ids=lambda trace: trace.name)
def test_the_model_of_linux_2_4_22_is_right_by_its_policy(trace):
    nodes = [{"start_pfn": 0, "Normal": trace.pages}]
    watermarks = {"Normal": [0, 0, 0]}
    memory = Machine(custom_machine({"nodes": nodes, "max_order": trace.max_order, "watermarks": watermarks}))
    lines, blocks = [f"# pages={trace.pages} max_order={trace.max_order} policy=linux-2.4.22"], {}
    for request in trace.requests:
        if request.order is not None:
            page = memory.run(f"rmqueue order={request.order}").page
            lines.append(str(Entry("a", request.order, page)))
            blocks[request.block] = (page, request.order)
        elif blocks[request.block][0] is not None:
            page, order = blocks[request.block]
            memory.run(f"__free_pages page={page} order={order}")
            lines.append(str(Entry("f", order, page)))
        lists = [(order, memory.kernel.free_list(memory.system.zones[0], order)) for order in range(trace.max_order)]
        lines.append(format_state((order, pages) for order, pages in lists if pages))
    verdict = judge(parse_log("\n".join(lines)))
    assert verdict.fault is None
    assert verdict.counts.requests > 3


def test_a_program_is_scored_with_its_utilization_moves_and_time():
    score = score_program(compile_program(example_source("correct")), "lower-recent").as_json()
    assert (score["correct"], score["traces"]) == (12, 12)
    assert score["utilization"] == 0.9121
    assert 0.1 < score["splits_per_request"] < 0.3
    assert score["time_ratio"] > 0


def write_logs(folder, policy="lower-recent"):
    folder.mkdir()
    for trace in graded_traces():
        (folder / f"{trace.name}.log").write_text(reference_log(trace, policy))


def test_logs_are_scored_for_both_autograders(tmp_path, capsys):
    logs, results, output = tmp_path / "logs", tmp_path / "results/results.json", tmp_path / "output"
    write_logs(logs)
    (logs / "split.log").write_text("# pages=16 max_order=5 policy=lower-recent\na 0 -> 1\n")
    (logs / "odd-region.log").unlink()
    arguments = ["lab", "score", str(logs), "--gradescope", str(results), "--classroom", str(output), "--points", "5"]
    assert main(arguments) == 1
    assert "10 of 12 traces are right" in capsys.readouterr().out
    grade = json.loads(results.read_text())
    assert grade["score"] == 50
    assert [test["name"] for test in grade["tests"] if test["status"] == "failed"] == ["split", "odd-region"]
    assert "differs" in grade["tests"][1]["output"]
    assert sum(test["max_score"] for test in grade["tests"]) == 60
    encoded = output.read_text().removeprefix("result=")
    reported = json.loads(base64.b64decode(encoded))
    assert (reported["version"], reported["status"], reported["max_score"]) == (1, "fail", 60)
    assert sum(test["score"] for test in reported["tests"]) == 50


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda text: text[: text.rindex("f ")], "incomplete"),
        (lambda text: text.replace("a 1 ->", "a 0 ->"), "other-request"),
        (lambda text: text.replace("pages=16", "pages=32"), "another region"),
        (lambda text: text + "a 0 -> 0\n", "other-request"),
    ],
)
def test_a_log_must_follow_its_trace(tmp_path, capsys, change, problem):
    write_logs(tmp_path / "logs")
    path = tmp_path / "logs/split.log"
    path.write_text(change(path.read_text()))
    assert main(["lab", "score", "--json", str(tmp_path / "logs")]) == 1
    score = json.loads(capsys.readouterr().out)
    assert [one["trace"] for one in score["each"] if not one["ok"]] == ["split"]
    assert problem in score["each"][1]["problem"]


def test_one_log_can_be_a_grade(tmp_path):
    results = tmp_path / "results.json"
    log = tmp_path / "x.log"
    log.write_text("# pages=16 max_order=5 policy=lower-recent\na 0 -> 0\n")
    assert main(["judge", str(log), "--gradescope", str(results)]) == 0
    assert json.loads(results.read_text())["score"] == 10


def test_the_judge_is_measured_against_the_reference():
    judged, alone, requests = measure(1)
    assert requests > 19_000
    assert judged > 0 < alone


# ------------------------------------------------------------------ printers


def build(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


PRINTERS = {
    "C": (
        "gcc",
        ["gcc", "-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic", "-o", "example", "example.c"],
        ["./example"],
    ),
    "C++": ("g++", ["g++", "-std=c++17", "-Wall", "-Wextra", "-Werror", "-o", "example", "example.cpp"], ["./example"]),
    "Rust": ("rustc", ["rustc", "-o", "example", "example.rs"], ["./example"]),
    "Java": ("javac", ["javac", "Example.java"], ["java", "Example"]),
    "Go": ("go", ["go", "build", "-o", "example", "example.go"], ["./example"]),
    "Python": (sys.executable, [], [sys.executable, "example.py"]),
}


def runs(compiler: str) -> bool:
    """Whether it is there and starts: a launcher may have no compiler behind it. Each answers one of these."""
    if not shutil.which(compiler):
        return False
    asked = ([compiler, word] for word in ("--version", "version", "-version"))
    return any(subprocess.run(words, capture_output=True, check=False).returncode == 0 for words in asked)


@pytest.mark.parametrize("language", PRINTERS)
def test_every_printer_prints_a_log_that_the_judge_reads(language, tmp_path):
    compiler, command, run = PRINTERS[language]
    if not runs(compiler):
        pytest.skip(f"no {compiler} here")
    folder = tmp_path / "printer"
    shutil.copytree(DOCS, folder)
    if command:
        build(command, folder)
    for trace in SHORT:
        done = subprocess.run(run, cwd=folder, input=str(trace), capture_output=True, text=True, check=True)
        log = parse_log(done.stdout)
        assert (log.header.pages, log.header.max_order) == (trace.pages, trace.max_order)
        verdict = judge(log)
        assert verdict.ok
        assert verdict.counts.requests == judge(parse_log(reference_log(trace, "lower-lowest"))).counts.requests


def test_the_c_header_prints_states(tmp_path):
    if not shutil.which("gcc"):
        pytest.skip("no gcc here")
    shutil.copy(DOCS / "buddyscope_log.h", tmp_path)
    (tmp_path / "state.c").write_text(
        '#include "buddyscope_log.h"\n'
        "int main(void) {\n"
        '    bs_log_open(stdout, 16, 5, "lower-recent");\n'
        "    bs_log_alloc(1, 0);\n"
        "    bs_log_state(); bs_log_block(1, 2); bs_log_block(2, 4); bs_log_block(3, 8); bs_log_end();\n"
        "    bs_log_alloc(4, -1);\n"
        "    bs_log_free(0, 1);\n"
        "    bs_log_state(); bs_log_block(4, 0); bs_log_end();\n"
        "    return bs_log_run == 0;\n"
        "}\n"
    )
    build(["gcc", "-std=c99", "-Wall", "-o", "state", "state.c"], tmp_path)
    output = subprocess.run([tmp_path / "state"], capture_output=True, text=True, check=True).stdout
    assert output.splitlines()[2] == "state 1: 2 | 2: 4 | 3: 8"
    assert judge(parse_log(output)).ok


def test_the_traces_are_written_to_a_folder(tmp_path, capsys):
    assert main(["lab", "traces", str(tmp_path / "traces")]) == 0
    files = sorted((tmp_path / "traces").iterdir())
    assert len(files) == 12
    assert capsys.readouterr().out.count("\n") == 12
    assert sorted(map(str, write_traces(tmp_path / "traces"))) == list(map(str, files))
