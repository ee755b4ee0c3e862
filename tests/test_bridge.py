"""The door for JavaScript: every message type, and messages that cannot be used."""

import gc
import json
import weakref

import pytest

from buddyscope.kernels.api.command import format_command, parse
from buddyscope.kernels.registry import kernel_named
from buddyscope.tracing.journal import WIDTH
from buddyscope.worker import bridge

KERNEL = kernel_named()


def ask(type_, **keys):
    return json.loads(bridge.handle(json.dumps({"v": 1, "id": 7, "type": type_, **keys})))


@pytest.fixture
def opened():
    answer = ask("open", machine={"preset": "matchbox"})
    assert answer["ok"]
    return answer["value"]


def test_open_gives_a_machine_without_a_history(opened):
    assert opened["machine"]["zones"] == [
        {
            "node": 0,
            "name": "Normal",
            "start_pfn": 0,
            "size": 16,
            "pages_min": 0,
            "pages_low": 0,
            "pages_high": 0,
        }
    ]
    assert opened["start"]["zones"][0]["lists"] == [[], [], [], [], [0]]
    assert opened["commands"] == []
    assert len(bridge.frames()) == 0


def test_run_gives_records_and_results(opened):
    answer = ask("run", commands=["a = alloc_pages order=0", "free_pages a"], keep=0)["value"]
    assert [(c["text"], c["page"]) for c in answer["commands"]] == [
        ("a = alloc_pages order=0", 15),
        ("free_pages a", 15),
    ]
    assert answer["from"] == 0
    assert answer["names"] == ["", "a"]
    assert len(bridge.frames()) == answer["commands"][-1]["end"] * WIDTH
    assert bridge.frames().itemsize == 4


def test_run_in_the_past_replaces_the_future(opened):
    first = ask("run", commands=["a = alloc_pages order=0", "b = alloc_pages order=0"], keep=0)["value"]
    answer = ask("run", commands=["c = alloc_pages order=2"], keep=1)["value"]
    assert answer["from"] == first["commands"][0]["end"]
    assert [c["page"] for c in answer["commands"]] == [8]


def test_state_is_the_model_at_a_cursor(opened):
    end = ask("run", commands=["a = alloc_pages order=0"], keep=0)["value"]["commands"][0]["end"]
    at_end = ask("state", cursor=end)["value"]
    assert at_end["buddyinfo"] == "Node 0, zone   Normal      1      1      1      1      0 \n"
    assert at_end["snapshot"]["blocks"] == [[15, 0, 1]]
    assert ask("state", cursor=0)["value"]["snapshot"] == opened["start"]
    assert ask("state", cursor=end)["value"] == at_end


def test_a_bad_command_changes_nothing(opened):
    ask("run", commands=["a = alloc_pages order=0", "b = alloc_pages order=0"], keep=0)
    before = ask("state", cursor=20)
    answer = ask("run", commands=["c = alloc_pages order=1", "d = alloc_pags"], keep=1)
    assert answer["ok"] is False
    assert answer["error"]["line"] == 2
    assert answer["error"]["nearest"] == "alloc_pages"
    assert ask("state", cursor=20) == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not JSON"),
        ("[]", "not a message of this protocol"),
        ('{"v":2,"id":1,"type":"open"}', "not a message of this protocol"),
        ('{"v":1,"id":1,"type":"opem"}', "unknown message type 'opem'"),
        ('{"v":1,"id":1,"type":"open"}', "no machine named"),
        ('{"v":1,"id":1,"type":"open","machine":{"preset":"x"}}', "unknown machine 'x'"),
        ('{"v":1,"id":1,"type":"run","commands":"a"}', "no commands"),
        ('{"v":1,"id":1,"type":"run","commands":[],"keep":9}', "keep 9 commands: expected 0 to 0"),
        ('{"v":1,"id":1,"type":"state","cursor":5}', "record 5: expected 0 to 0"),
        ('{"v":1,"id":1,"type":"state","cursor":"x"}', "cursor is no number"),
    ],
)
def test_a_message_that_cannot_be_used_says_why(opened, text, message):
    answer = json.loads(bridge.handle(text))
    assert answer["ok"] is False
    assert message in answer["error"]["message"]


def test_nothing_is_answered_without_a_machine(monkeypatch):
    monkeypatch.setattr(bridge, "_session", bridge.Session())
    assert ask("run", commands=[])["error"]["message"] == "no machine is open"


def test_presets_are_listed_with_their_zones(opened):
    presets = {one["name"]: one for one in ask("presets")["value"]}
    assert presets["matchbox"]["free"] == 16
    assert [zone["name"] for zone in presets["pc-1g"]["machine"]["zones"]] == ["DMA", "Normal", "HighMem"]


def test_a_machine_of_ones_own_opens():
    answer = ask("open", machine={"custom": {"nodes": [{"Normal": 64}]}})
    assert answer["value"]["machine"]["zones"][0]["size"] == 64
    answer = ask("open", machine={"custom": {"nodes": [{"Normal": -64}]}})
    assert answer["error"]["expected"].startswith("a whole number")


def test_a_machine_with_a_long_history_is_gone_when_there_is_another(opened):
    before = weakref.ref(bridge._session.machine)
    ask("python", code="1")
    ask("workload", name="steady", requests=1000, slice=1000, params={"live": 4})
    gc.disable()
    try:
        ask("open", machine={"preset": "shoebox"})
    finally:
        gc.enable()
    assert before() is None


def test_a_workload_runs_in_slices(opened):
    assert {one["name"] for one in ask("workload", name="")["value"]} >= {"steady", "checkerboard"}
    first = ask("workload", name="steady", seed=3, requests=60, slice=25, params={"live": 4})["value"]
    assert (first["done"], first["total"], len(first["commands"])) == (25, 60, 25)
    assert len(bridge.frames()) > 0
    second = ask("workload", go_on=True, slice=25)["value"]
    assert second["keep"] == 25
    third = ask("workload", go_on=True, slice=25)["value"]
    assert third["done"] == third["total"] == 60
    assert ask("workload", go_on=True)["error"]["message"] == "no workload is running"


def test_the_source_is_the_functions_that_run(opened):
    table = {one["name"]: one for one in ask("source")["value"]}
    assert table["expand"]["text"].splitlines()[1].startswith("def expand(zone")
    assert table["expand"]["book"] == "6.2, Figure 6.2"
    assert any("upper half" in note["text"] for note in table["expand"]["notes"])
    assert table["scan_pages_min"]["function"] == -1


def test_lines_of_a_command_without_changing_anything(opened):
    ask("run", commands=["a = alloc_pages order=0", "free_pages a", "b = alloc_pages order=3"], keep=0)
    before = ask("state", cursor=30)
    lines = ask("lines", command=0)["value"]["lines"]
    table = {one["name"]: one for one in ask("source")["value"]}
    inside = [one for one in lines if one["file"] == "page_alloc.py"]
    halving = table["expand"]["line"] + 4
    assert sum(one["line"] == halving for one in inside) == 4
    assert dict(next(one for one in inside if one["line"] == halving)["locals"])["high"] == "4"
    assert [one["cursor"] for one in lines] == sorted(one["cursor"] for one in lines)
    assert ask("state", cursor=30) == before
    assert ask("lines", command=9)["error"]["expected"] == "0 to 2"


def test_the_prompt_sees_the_live_machine(opened):
    assert ask("python", code="1 + 1")["value"]["output"] == "2\n"
    answer = ask("python", code="machine.run('a = alloc_pages order=0').page")["value"]
    assert answer["output"] == "15\n"
    assert [command["text"] for command in answer["commands"]] == ["a = alloc_pages order=0"]
    assert "ZeroDivisionError" in ask("python", code="1 / 0")["value"]["output"]
    cut = ask("python", code="machine.timeline.keep_commands(1)")["value"]
    assert (cut["keep"], cut["commands"]) == (1, [])
    forked = ask("python", code="machine.timeline.keep_commands(0)\nmachine.run('b = alloc_pages order=1')")["value"]
    assert (forked["keep"], forked["from"], forked["commands"][0]["page"]) == (0, 0, 14)


def test_a_second_machine_gets_the_same_requests_and_says_which_make_no_sense_there(opened):
    same = ["a = alloc_pages order=3 gfp=GFP_ATOMIC", "b = alloc_pages order=2 gfp=GFP_ATOMIC", "__free_pages b"]
    ask("run", commands=same, keep=0)
    small = {"nodes": [{"Normal": 8}], "max_order": 4, "watermarks": {"Normal": [0, 0, 0]}}
    beside = ask("beside", machine={"custom": small})["value"]
    assert beside["machine"]["max_order"] == 4
    answer = ask("beside", keep=0, commands=same)["value"]
    assert [one["page"] for one in answer["commands"]] == [None, 4, 4]
    assert answer["refused"] == []
    answer = ask("beside", keep=1, commands=["__free_pages a", "c = alloc_page gfp=GFP_ATOMIC"])["value"]
    assert answer["refused"] == [[1, "no block is called 'a'"]]
    assert [one["text"] for one in answer["commands"]] == ["__free_pages a", "c = alloc_page gfp=GFP_ATOMIC"]
    assert answer["commands"][0]["start"] == answer["commands"][0]["end"]
    assert [one["page"] for one in answer["commands"]] == [None, 7]

    # the first machine is as it was
    assert ask("run", commands=["d = alloc_page"], keep=3)["value"]["commands"][0]["page"] == 7


def test_names_of_the_prompt_stay_and_its_words_are_completed(opened):
    assert ask("python", code="free = machine.system.zones[0].free_pages")["value"]["failed"] is False
    assert ask("python", code="free")["value"]["output"] == "16\n"
    assert ask("python", complete="machine.timel")["value"]["options"] == ["machine.timeline"]
    assert ask("python", code="1 / 0")["value"]["failed"] is True


def test_practice_leaves_the_open_machine_as_it_was():
    ask("open", machine={"preset": "matchbox"})
    ask("run", commands=["a = rmqueue order=0"], keep=0)
    before = ask("state", cursor=0)
    task = ask("practice", what="task", level="split", seed=5)["value"]
    assert task["command"].endswith("order=0")
    assert [move["kind"] for move in task["moves"]] == ["take", "flip", "put", "flip", "hand"]
    assert ask("state", cursor=0)["value"] == before["value"]


def test_practice_refuses_what_it_does_not_know():
    assert ask("practice", what="quiz")["error"]["nearest"] == "question"
    assert "unknown level" in ask("practice", what="task", level="merge", seed=1)["error"]["message"]
    assert "seed cannot be" in ask("practice", what="case", seed=-1)["error"]["message"]


@pytest.mark.parametrize("which", ["run", "beside"])
def test_fewer_commands_are_kept_and_none_is_added(which):
    ask("open", machine={"preset": "matchbox"})
    ask("beside", machine={"preset": "matchbox"})
    ask(which, keep=0, commands=["a = alloc_page", "b = alloc_page"])
    answer = ask(which, keep=1, commands=[])
    assert answer["ok"]
    assert (answer["value"]["keep"], answer["value"]["commands"]) == (1, [])
    assert ask(which, keep=1, commands=["c = alloc_page"])["value"]["commands"][0]["page"] == 14


def run_on(preset: str, *commands: str):
    """The answer to these commands on a new machine; frames() must be made of it, as the page does."""
    ask("open", machine={"preset": preset})
    answer = ask("run", commands=list(commands), keep=0)
    assert len(bridge.frames()) % WIDTH == 0
    return answer


MASK_CALLS = ("alloc_pages gfp", "alloc_pages_node gfp", "__get_free_pages gfp", "get_zeroed_page gfp", "task flags")


@pytest.mark.parametrize("call", MASK_CALLS)
@pytest.mark.parametrize("mask", ["0x80000000", "0xffffffff", "-1", "-0x80000000"])
def test_a_mask_of_32_bits_is_run(call, mask):
    assert run_on("two-nodes", f"{call}={mask}", "a = alloc_pages order=0")["ok"]


@pytest.mark.parametrize("call", MASK_CALLS)
@pytest.mark.parametrize("mask", ["0x100000000", "-0x80000001", "99999999999999999999"])
def test_a_mask_of_more_bits_is_refused_in_words_of_the_page(call, mask):
    answer = run_on("two-nodes", f"{call}={mask}")
    assert answer["error"]["key"] == "refused.mask"
    assert run_on("two-nodes", "a = alloc_pages order=0")["ok"]


def test_minus_one_is_the_mask_of_all_bits_as_in_c():
    texts = [run_on("matchbox", f"a = alloc_pages gfp={mask}")["value"]["commands"][0] for mask in ("-1", "0xffffffff")]
    assert [one["page"] for one in texts] == [None, None]  # __GFP_DMA is one of them, and there is no DMA zone
    assert format_command(parse("alloc_pages gfp=-1", KERNEL), KERNEL).endswith("|0xfffffe0c")


@pytest.mark.parametrize("order", ["31", "32", "2147483647"])
def test_an_order_that_no_shift_can_hold_is_refused_where_the_kernel_does_not_check_it(order):
    assert run_on("two-nodes", f"alloc_pages_node order={order} node=0")["error"]["key"] == "refused.order"


@pytest.mark.parametrize("number", ["1 << 31", "1 << 40", "-(1 << 70)", "1 << 200"])
def test_a_number_from_the_prompt_that_no_record_can_hold_does_not_end_python(number):
    ask("open", machine={"preset": "matchbox"})
    assert ask("python", code=f"n = {number}")["ok"]
    assert ask("python", code="machine.system.log.extend((20, 0, n, 0, 0))")["ok"]
    assert len(bridge.frames()) % WIDTH == 0
