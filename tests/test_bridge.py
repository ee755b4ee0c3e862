"""The door for JavaScript: every message type, and messages that cannot be used."""

import json

import pytest

from buddyscope import bridge
from buddyscope.tracing.journal import WIDTH


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
