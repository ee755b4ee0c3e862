"""What the machine does with the commands of typed lines (made in tests/web/sandbox/console/dialect.test.js)."""

import json
from pathlib import Path

import pytest

from buddyscope.errors import InputError
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset

LINES = json.loads(Path(__file__).with_name("typed-lines.json").read_text())


def machine_with_a_block() -> Machine:
    """Sixteen pages; x holds page 15."""
    machine = Machine(preset("matchbox"))
    assert machine.run("x = alloc_pages order=0").page == 15
    return machine


@pytest.mark.parametrize("command", [line["command"] for line in LINES if line["accepted"]])
def test_a_command_that_was_understood_runs(command):
    machine_with_a_block().run(command)


@pytest.mark.parametrize("command", [line["command"] for line in LINES if not line["accepted"]])
def test_a_line_in_doubt_is_refused_with_words(command):
    with pytest.raises(InputError) as refusal:
        machine_with_a_block().run(command)
    assert str(refusal.value).strip()
