"""A script that the sandbox saved: `buddyscope run` finds its machine in it."""

import pytest

from buddyscope.cli.parser import main
from buddyscope.errors import InputError
from buddyscope.machine import history
from buddyscope.machine import run_script as script
from buddyscope.machine.machine import Machine

SAVED = """\
# Buddyscope: mine
# machine {"custom": {"nodes": [{"Normal": 32}], "max_order": 4, "pool": [{"zone": "Normal", "order": 1, "blocks": 2}]}}
a = rmqueue order=2 zone=Normal
__free_pages a
b = rmqueue order=0 zone=Normal
"""


def test_the_machine_is_named_in_the_script(tmp_path, capsys):
    file = tmp_path / "mine.txt"
    file.write_text(SAVED, encoding="utf-8")
    assert main(["run", str(file), "--quiet"]) == 0
    assert capsys.readouterr().out == "Node 0, zone   Normal      1      1      0      3 \n"


def test_an_option_goes_before_it(tmp_path, capsys):
    file = tmp_path / "mine.txt"
    file.write_text(SAVED, encoding="utf-8")
    assert main(["run", str(file), "--quiet", "-m", "matchbox"]) == 0
    assert capsys.readouterr().out == "Node 0, zone   Normal      1      1      1      1      0 \n"


def test_a_machine_that_cannot_be_says_where():
    with pytest.raises(InputError) as caught:
        script.machine_named_in('# first\n# machine {"preset":"machbox"}\n', "mine.txt")
    assert (caught.value.file, caught.value.line) == ("mine.txt", 2)
    assert "did you mean matchbox?" in str(caught.value)
    with pytest.raises(InputError, match="not JSON"):
        script.machine_named_in("# machine {", "mine.txt")


def test_a_script_without_one_runs_on_the_shoebox():
    assert script.machine_named_in("a = alloc_page\n", "mine.txt") is None


def test_the_same_state_comes_out():
    spec = script.machine_named_in(SAVED, "mine.txt")
    assert spec is not None
    by_script, by_hand = Machine(spec), Machine(spec)
    list(script.run_script(by_script, SAVED, "mine.txt"))
    for text in SAVED.splitlines()[2:]:
        by_hand.run(text)
    assert history.snapshot(by_script) == history.snapshot(by_hand)
