"""Random commands: every invariant after each, undo of everything is the start, quiet and recorded variants agree."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from buddyscope.kernels.api.command import Command
from buddyscope.kernels.linux_2_4_22.gfp import COMPOSITES
from buddyscope.kernels.linux_2_4_22.init import Layout, NodeLayout
from buddyscope.kernels.linux_2_4_22.service.snapshot import snapshot as states
from buddyscope.kernels.linux_2_4_22.validate import validate_system
from buddyscope.kernels.linux_2_4_22.variants import FULL_TRACE, untraced, writes_only
from buddyscope.machine.history import snapshot
from buddyscope.tracing import journal
from machines import machine_of, system_with

LAYOUTS = [
    Layout((NodeLayout(0, (0, 16, 0)),), max_order=5, watermarks={1: (0, 0, 0)}),
    Layout((NodeLayout(0, (100, 300, 77)),)),
    Layout((NodeLayout(3, (64, 200, 0)), NodeLayout(300, (0, 333, 0))), build="numa"),
    Layout((NodeLayout(0, (64, 200, 0)), NodeLayout(300, (0, 333, 0))), build="discontig"),
]


class AnyMachine(RuleBasedStateMachine):
    """A machine, random requests, random frees, and time travel in between."""

    def __init__(self):
        super().__init__()
        self.machine = machine_of(LAYOUTS[0])
        self.count = 0

    def held(self):
        return self.machine.held_names()

    @precondition(lambda self: not self.count)
    @rule(layout=st.sampled_from(LAYOUTS))
    def boot(self, layout):
        self.machine = machine_of(layout)
        self.start = snapshot(self.machine)

    @rule(order=st.integers(0, 5), gfp=st.sampled_from(sorted(COMPOSITES)))
    def alloc(self, order, gfp):
        self.count += 1
        self.machine.execute(Command("alloc_pages", f"b{self.count}", "", {"order": order, "gfp": COMPOSITES[gfp]}))

    @precondition(lambda self: self.held())
    @rule(data=st.data())
    def free(self, data):
        name = data.draw(st.sampled_from(sorted(self.held())))
        self.machine.execute(Command("__free_pages", block=name))

    @rule(data=st.data())
    def travel(self, data):
        present = snapshot(self.machine)
        timeline = self.machine.timeline
        end = timeline.cursor
        timeline.seek(data.draw(st.integers(0, timeline.length)))
        timeline.seek(end)
        assert snapshot(self.machine) == present

    @precondition(lambda self: self.machine.timeline.spans)
    @rule(data=st.data())
    def fork(self, data):
        self.machine.timeline.keep_commands(data.draw(st.integers(0, len(self.machine.timeline.spans))))
        del self.machine.results[len(self.machine.timeline.spans) :]

    @invariant()
    def every_rule_holds(self):
        validate_system(self.machine.system)

    @invariant()
    def pages_are_conserved(self):
        held = sum(1 << order for order, _ in self.machine.system.names_by_page.values())
        free = sum(zone.free_pages for zone in self.machine.system.zones)
        assert held + free == sum(zone.size for zone in self.machine.system.zones)

    def teardown(self):
        timeline = self.machine.timeline
        if not hasattr(self, "start"):
            return
        texts = [span.text for span in timeline.spans]
        log = list(timeline.log)
        timeline.seek(0)
        assert snapshot(self.machine) == self.start
        again = machine_of(self.machine.spec.layout)
        names = self.machine.names
        for name in names[1:]:
            again.context.name_number(name)
        for text in texts:
            again.run(text)
        assert again.system.log == log


TestAnyMachine = AnyMachine.TestCase
TestAnyMachine.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)


@given(st.integers(0, 1 << 32))
@settings(max_examples=25, deadline=None)
def test_every_variant_does_the_same(seed):
    layout = Layout((NodeLayout(0, (100, 300, 77)),))
    sequence = [(0, 400, 1), (476, 77, -1)]
    variants = (FULL_TRACE, untraced(), writes_only())
    loud, still, writing = (system_with(layout, sequence, variant) for variant in variants)
    for system, variant in zip((loud, still, writing), variants, strict=True):
        chance = random.Random(seed)
        live = []
        for _ in range(200):
            if live and chance.random() < 0.45:
                variant.mm._free_pages_of(system, *live.pop(chance.randrange(len(live))))
            else:
                order = chance.choice((0, 0, 0, 1, 2, 4))
                page = variant.mm.alloc_pages(system, chance.choice((0x20, 0x1D2 & ~0x10, 0x21)), order)
                if page is not None:
                    live.append((page, order))
    assert states(still) == states(loud) == states(writing)
    assert still.log == []
    assert writing.log == loud.log
    assert journal.record_count(loud.log) > 500


def test_a_block_put_back_out_of_order_is_noticed():
    machine = machine_of(LAYOUTS[0])
    machine.run("a = alloc_pages order=0")
    machine.system.zones[0].free_area[0].free_list[3] = 99
    with pytest.raises(AssertionError, match="undo out of order"):
        machine.timeline.seek(0)
