"""`buddyscope run`: scripts and workloads from the terminal."""

import io
import json

import pytest

from buddyscope.cli.parser import main

SCRIPT = "# the lesson of splitting\na = alloc_pages order=0\nb = alloc_pages order=1 gfp=GFP_ATOMIC\nfree_pages a\n"


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "script.txt"
    path.write_text(SCRIPT)
    return str(path)


def test_a_script_prints_what_came_and_buddyinfo(script, capsys):
    assert main(["run", "-m", "matchbox", script]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{'a = alloc_pages order=0':<44} page 15",
        f"{'b = alloc_pages order=1 gfp=GFP_ATOMIC':<44} page 12",
        f"{'free_pages a':<44} count 0",
        "Node 0, zone   Normal      0      1      1      1      0 ",
    ]


def test_standard_input_and_zones(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("d = rmqueue order=0 zone=DMA\n"))
    assert main(["run", "-q", "--zones", "16,16,0", "--max-order", "5"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Node 0, zone      DMA      1      1      1      1      0 "


def test_the_graph_is_a_call_tree(script, capsys):
    assert main(["run", "-m", "matchbox", "--graph", script]) == 0
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("  alloc_pages(GFP_KERNEL, order=0) {")
    assert lines[at : at + 10] == [
        "  alloc_pages(GFP_KERNEL, order=0) {",
        "    _alloc_pages(GFP_KERNEL, order=0) {",
        "      __alloc_pages(GFP_KERNEL, order=0) {",
        "        has_more_than(Normal, minimum=1); /* yes */",
        "        rmqueue(Normal, order=0) {",
        "          expand(page=0, low=0, high=4); /* page 15 */",
        "        } /* page 15 */",
        "      } /* page 15 */",
        "    } /* page 15 */",
        "  } /* page 15 */",
    ]


def test_the_journal_has_every_record(script, capsys):
    assert main(["run", "-q", "-m", "matchbox", "--journal", script]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "DEL_FROM_FREE_LIST" in lines[7]
    assert any(line.split()[1:3] == ["NAME", "a"] for line in lines)


def test_json_is_the_history(script, capsys):
    assert main(["run", "-m", "matchbox", "--json", script]) == 0
    value = json.loads(capsys.readouterr().out)
    assert [command["page"] for command in value["commands"]] == [15, 12, 15]
    assert value["end"]["zones"][0]["free_pages"] == 14


def test_the_same_seed_prints_the_same(capsys):
    assert main(["run", "-w", "steady", "-s", "5", "-n", "40"]) == 0
    first = capsys.readouterr().out
    assert main(["run", "-w", "steady", "-s", "5", "-n", "40"]) == 0
    assert capsys.readouterr().out == first
    assert len(first.splitlines()) == 41


@pytest.mark.parametrize(
    ("text", "arguments", "status", "message"),
    [
        ("a = alloc_pages\nb = aloc_pages\n", [], 2, "script.txt:2:5: unknown command 'aloc_pages'"),
        ("free_pages z\n", [], 2, "script.txt:1: no block is called 'z'"),
        ("", ["-m", "shoebx"], 2, "did you mean shoebox?"),
        ("", ["--zones", "1,2"], 2, "--zones cannot be read"),
        ("", ["-w", "stedy"], 2, "did you mean steady?"),
        ("__free_pages page=3\n", ["--strict"], 1, "misuse: double free"),
        ("a = alloc_page\npage a do=lock\n__free_pages a\n", [], 1, "kernel BUG: page 1023 is freed but is locked"),
    ],
)
def test_what_goes_wrong_is_said(text, arguments, status, message, tmp_path, capsys):
    path = tmp_path / "script.txt"
    path.write_text(text)
    assert main(["run", *arguments, str(path)]) == status
    output = capsys.readouterr()
    assert message in output.out + output.err


def test_a_typing_error_runs_nothing(tmp_path, capsys):
    path = tmp_path / "script.txt"
    path.write_text("a = alloc_pages order=0\nb = aloc_pages\n")
    assert main(["run", str(path)]) == 2
    assert capsys.readouterr().out == ""
