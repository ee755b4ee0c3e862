"""What the page gets of a text, through the message of the worker."""

import json
from pathlib import Path

from buddyscope.worker import bridge

REPORTS = Path(__file__).parent / "reports"


def explain(text):
    message = {"v": 1, "id": 3, "type": "explain", "text": text}
    return json.loads(bridge.handle(json.dumps(message)))


def report(name):
    return explain((REPORTS / f"{name}.txt").read_text(encoding="utf-8"))["value"]


def test_zones_stand_in_the_order_in_which_they_are_tried():
    first = report("519-fail-order4-boost-two")["reports"][0]
    assert [zone["title"] for zone in first["zones"]] == ["Node 0 Normal", "Node 0 DMA32", "Node 0 DMA"]
    assert first["decided_in"] == "Node 0 Normal"
    assert first["request"] == "GFP_NOFS|__GFP_COMP"
    assert [(zone["line"], zone["runs_line"]) for zone in first["zones"]] == [(28, 32), (26, 31), (24, 30)]
    assert first["rests_on"] == [2, *range(24, 33)]


def test_the_lists_say_which_blocks_the_request_may_use():
    first = report("519-fail-order4-boost-two")["reports"][0]
    normal, dma32, _ = first["zones"]
    assert normal["blocks"][:5] == [
        [10995, "UME", True],
        [3433, "UME", True],
        [3233, "UME", True],
        [124, "UME", True],
        [0, "", False],
    ]
    assert dma32["final"]["missing"] == 7
    assert [one["usable"] for one in (normal["final"], dma32["final"])] == [31703, 15858]


def test_blocks_of_cma_are_not_for_a_kernel_request():
    only = report("73-fail-cma-kernel0")["reports"][0]
    for_cma = [row for zone in only["zones"] for row in zone["blocks"] if row[1] == "C"]
    assert for_cma
    assert not any(usable for _, _, usable in for_cma)


def test_a_kill_is_decided_at_the_high_mark():
    found = report("310-oom-el7-2node")["reports"][0]
    assert {zone["final"]["mark_name"] for zone in found["zones"] if zone["final"]} == {"high"}


def test_a_state_file_has_its_lists_and_no_sums():
    found = report("proc-buddyinfo-insights-2node")["reports"][0]
    assert found["zones"][0]["final"] is None
    assert len(found["zones"][0]["blocks"]) == 11
    assert found["verdict"] == "cannot-tell"


def test_neighbours_are_compared():
    assert "free 31,718 to 53,940 pages" in report("519-fail-order4-boost-two")["compared"][0]


def test_a_text_about_something_else_has_no_reports():
    answer = explain("The weather is fine.\nNothing failed.\n")
    assert answer["ok"]
    assert answer["value"]["reports"] == []
    assert answer["value"]["lines"] == 3


def test_a_message_without_a_text_is_refused():
    assert explain(7)["error"]["message"] == "no text"
