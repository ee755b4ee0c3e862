"""Logs in our format: every published one is judged as its JSON says; the kinds, one by one."""

import json
from pathlib import Path

import pytest

from buddyscope.cli import main
from buddyscope.errors import InputError
from buddyscope.judge.judge import judge
from buddyscope.judge.log import parse_log
from buddyscope.judge.verdict import KINDS

LOGS = sorted((Path(__file__).parent / "logs").glob("*.log"))
NOT_JUDGED = {"accept_also", "bug", "about"}


def test_there_are_41_logs_of_every_kind():
    expected = {json.loads(path.with_suffix(".json").read_text())["kind"] for path in LOGS}
    assert len(LOGS) == 41
    assert expected == {*KINDS, None}


@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.stem)
def test_every_published_log_is_judged_as_its_json_says(path):
    expected = json.loads(path.with_suffix(".json").read_text())
    found = judge(parse_log(path.read_text())).as_json()
    assert {key: found[key] for key in expected.keys() - NOT_JUDGED} == {
        key: value for key, value in expected.items() if key not in NOT_JUDGED
    }


def verdict(*lines, header="# pages=16 max_order=5 policy=lower-recent"):
    return judge(parse_log("\n".join([header, *lines])))


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["a 5 -> 0"], "out-of-range"),
        (["a -1 -> 0"], "out-of-range"),
        (["a 0 -> 16"], "out-of-range"),
        (["a 3 -> -8"], "out-of-range"),
        (["a 1 -> 3"], "misaligned"),
        (["a 0 -> 0", "a 0 -> 0"], "overlap"),
        (["f 0 0"], "double-free"),
        (["f 0 5"], "out-of-range"),
        (["a 0 -> 0", "f 1 1"], "misaligned"),
        (["a 1 -> 0", "f 0 0"], "double-free"),
        (["a 0 -> fail"], "refused-though-free"),
        (["a 0 -> 15"], "differs"),
        (["state 5: 0"], "out-of-range"),
        (["state 3: 4"], "misaligned"),
        (["a 0 -> 0", "state 4: 0"], "overlap"),
        (["state 3: 0 0"], "overlap"),
        (["state 3: 0"], "lost"),
        (["state"], "lost"),
        (["state 3: 8 0"], "unmerged"),
    ],
)
def test_one_line_is_judged_by_the_kinds_in_their_order(lines, kind):
    fault = verdict(*lines).fault
    assert (fault.kind, fault.line) == (kind, len(lines) + 1)


def test_a_request_of_an_order_that_there_is_not_may_be_refused():
    assert verdict("a 5 -> fail", "a 99 -> fail").counts.failed == 2


def test_counts_stop_before_the_first_fault():
    counts = verdict("a 0 -> 0", "a 3 -> 8", "f 0 0", "a 0 -> 9", "a 0 -> 1").counts
    assert (counts.requests, counts.allocated, counts.freed, counts.failed) == (3, 2, 1, 0)
    assert (counts.peak_pages, counts.splits, counts.merges) == (9, 4, 3)


def test_an_unmerged_state_is_said_in_a_sentence():
    fault = verdict("a 2 -> 0", "state 2: 4 | 3: 8", "f 0 2", "state 2: 0 4 | 3: 8").fault
    assert fault.sentence == "blocks 0 and 4 of order 2 are both free and were not merged"
    assert (fault.expected, fault.found) == ("state 4: 0", "state 2: 0 4 | 3: 8")


def test_blocks_at_the_end_of_the_region_have_no_buddy():
    header = "# pages=12 max_order=4 policy=none"
    assert verdict("state 2: 8 | 3: 0", header=header).ok
    assert verdict("a 3 -> 0", "state 2: 8", "f 0 3", "state 3: 0 | 2: 8", header=header).ok


def test_the_largest_blocks_beside_each_other_are_no_buddies():
    assert verdict("state 3: 0 8", header="# pages=16 max_order=4 policy=lower-recent").ok


def test_another_policy_can_be_named(tmp_path, capsys):
    path = tmp_path / "x.log"
    path.write_text("# pages=16 max_order=5 policy=lower-recent\na 0 -> 15\n")
    assert main(["judge", str(path)]) == 1
    assert main(["judge", "--policy", "upper-recent", str(path)]) == 0
    assert main(["judge", "--policy", "upper", str(path)]) == 2
    assert "did you mean upper-" in capsys.readouterr().err


def test_the_command_prints_the_promised_keys(tmp_path, capsys):
    path = tmp_path / "x.log"
    path.write_text("# pages=16 max_order=5 policy=none\na 0 -> 15\n")
    assert main(["judge", "--json", str(path)]) == 0
    keys = (
        "ok kind line request expected found requests allocated freed failed peak_pages peak_utilization splits merges"
    )
    assert list(json.loads(capsys.readouterr().out)) == keys.split()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "the log is empty"),
        ("a 0 -> 0\n", 1, "the log has no header"),
        ("# pages=16\n", 1, "the log has no header"),
        ("# pages=0 max_order=5\n", 1, "pages is out of range"),
        ("# pages=99999999999 max_order=5\n", 1, "pages is out of range"),
        ("# pages=16777216 max_order=1\n", 1, "pages and max_order do not go together"),
        ("# pages=16 max_order=5 policy=best\n", 1, "unknown policy 'best'"),
        ("# pages=16 max_order=5\n\n# a comment\na 0 = 0\n", 4, "the line cannot be read"),
        ("# pages=16 max_order=5\nstate 0 1\n", 2, "the state cannot be read"),
        ("# pages=16 max_order=5\na 0 -> " + "9" * 5000, 2, "the line cannot be read"),
    ],
)
def test_a_log_that_cannot_be_read_is_named_with_its_line(text, line, message):
    with pytest.raises(InputError) as caught:
        judge(parse_log(text, "x.log"))
    assert (caught.value.file, caught.value.line) == ("x.log", line)
    assert message in caught.value.message


def test_a_fault_counts_although_the_log_ends_in_garbage():
    assert verdict("a 0 -> 16", "Segmentation fault (core dumped)").fault.kind == "out-of-range"


def test_what_is_parsed_is_formatted_again():
    text = "# pages=16 max_order=5 policy=none\na 0 -> 15\na 4 -> fail\nstate 0: 14 | 1: 12\nf 15 0\nstate 4: 0\n"
    assert str(parse_log(text)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_logs_are_read_as_shells_write_them(tmp_path, encoding):
    path = tmp_path / "x.log"
    path.write_bytes("# pages=16 max_order=5 policy=lower-recent\r\na 0 -> 0\r\n".encode(encoding))
    assert main(["judge", str(path)]) == 0
