"""Random requests to 7.3: every invariant after each, undo of everything is the start, all variants agree."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from buddyscope.kernels.api.context import Context
from buddyscope.kernels.linux_7_3 import memblock, mmzone
from buddyscope.kernels.linux_7_3.gfp import COMPOSITES
from buddyscope.kernels.linux_7_3.mmzone import free_list
from buddyscope.kernels.linux_7_3.service.boot import boot, prepare
from buddyscope.kernels.linux_7_3.service.custom_machine import custom_machine
from buddyscope.kernels.linux_7_3.service.kernel import KERNEL
from buddyscope.kernels.linux_7_3.service.presets import TEACHING, TEACHING_CACHE, free_ranges
from buddyscope.kernels.linux_7_3.service.snapshot import snapshot
from buddyscope.kernels.linux_7_3.validate import owned_pages, validate_system
from buddyscope.kernels.linux_7_3.variants import FULL_TRACE, untraced, writes_only
from buddyscope.machine.machine import Machine
from buddyscope.tracing import journal


def zones(*parts):
    return [
        {"zones": [{"zone": name, "start_pfn": start, "pages": pages} for name, start, pages in node]} for node in parts
    ]


SMALL = {"pageblock_order": 3, "max_page_order": 4, "pcp": {"batch": 3, "high_min": 6, "high_max": 12}}
SPECS = [
    TEACHING,
    TEACHING_CACHE,
    custom_machine({"nodes": zones([("DMA32", 3, 77), ("Normal", 100, 90)]), **SMALL, "cpus": [0, 0, 0]}),
    custom_machine(
        {
            "nodes": zones([("DMA32", 0, 80), ("Normal", 96, 64)], [("Normal", 160, 101)]),
            **SMALL,
            "cpus": [0, 1],
            "distances": [[10, 21], [21, 10]],
            "cma": [[96, 16]],
            "highatomic_limit": 16,
            "pool": [{"zone": "DMA32", "kind": "anon", "order": 1, "runs": 9}],
        }
    ),
    custom_machine({"nodes": zones([("Normal", 700, 3000)]), "cpus": [0, 0], "settings": {"defrag_mode": True}}),
]
MASKS = sorted({*COMPOSITES.values(), 0x20800, 0xC20, 0x10CC0, 0x4CC0})


class AnyMachine(RuleBasedStateMachine):
    """A machine, random requests and circumstances, and time travel in between."""

    @initialize(spec=st.sampled_from(SPECS))
    def boot(self, spec):
        self.machine = Machine(spec)
        self.start = snapshot(self.machine.system)
        self.count = 0

    def names(self):
        return sorted(self.machine.held_names())

    @rule(order=st.integers(0, 5), gfp=st.sampled_from(MASKS), cpu=st.integers(0, 9))
    def alloc(self, order, gfp, cpu):
        self.count += 1
        cpu %= len(self.machine.system.cpu_node)
        self.machine.run(f"b{self.count} = alloc_pages order={order} gfp={gfp:#x} cpu={cpu}")

    @rule(order=st.integers(0, 3), kind=st.sampled_from(("file", "anon", "slab")))
    def alloc_reclaimable(self, order, kind):
        self.count += 1
        self.machine.run(f"b{self.count} = alloc_pages order={order} gfp=GFP_USER reclaimable={kind}")

    @precondition(lambda self: self.names())
    @rule(data=st.data(), verb=st.sampled_from(("__free_pages", "__free_pages_ok")))
    def free(self, data, verb):
        self.machine.run(f"{verb} {data.draw(st.sampled_from(self.names()))}")

    @rule(
        text=st.sampled_from(
            (
                *("drain", "decay", "kswapd", "kcompactd", "kcompactd order=3", "drop_caches", "compact_memory"),
                *("task flags=PF_MEMALLOC", "task flags=0", "context in=softirq", "context in=task"),
                *("sysctl min_free_kbytes=200", "sysctl watermark_boost_factor=0", "sysctl high_order_marks=1"),
            )
        )
    )
    def change(self, text):
        self.machine.run(text)

    @rule(data=st.data(), verb=st.sampled_from(("isolate", "unisolate")))
    def isolate(self, data, verb):
        zone = data.draw(st.sampled_from(self.machine.system.zones))
        size = 1 << zone.pageblock_order
        first, last = -(-zone.start_pfn // size), zone.end_pfn // size - 1
        self.machine.run(f"{verb} page={data.draw(st.integers(first, last)) * size}")

    @rule(data=st.data())
    def travel(self, data):
        timeline = self.machine.timeline
        present, end = snapshot(self.machine.system), timeline.cursor
        timeline.seek(data.draw(st.integers(0, timeline.length)))
        timeline.seek(end)
        assert snapshot(self.machine.system) == present

    @precondition(lambda self: self.machine.timeline.spans)
    @rule(data=st.data())
    def fork(self, data):
        self.machine.keep_commands(data.draw(st.integers(0, len(self.machine.timeline.spans))))

    @invariant()
    def every_rule_holds(self):
        if hasattr(self, "machine"):
            validate_system(self.machine.system)

    @invariant()
    def pages_are_conserved(self):
        if hasattr(self, "machine"):
            system = self.machine.system
            owned = owned_pages(system)
            pool = {
                each
                for page, (order, _, _) in system.pool.items()
                for each in range(page, page + (1 << order))
                if page not in system.names_by_page
            }
            assert not pool & owned.keys()
            assert len(owned) + len(pool) == sum(zone.managed for zone in system.zones)

    def teardown(self):
        if not hasattr(self, "machine"):
            return
        timeline = self.machine.timeline
        texts, log, present = [span.text for span in timeline.spans], list(timeline.log), snapshot(self.machine.system)
        timeline.seek(0)
        assert snapshot(self.machine.system) == self.start
        timeline.seek(timeline.length)
        assert snapshot(self.machine.system) == present
        again = Machine(self.machine.spec)
        for name in self.machine.names[1:]:
            again.context.name_number(name)
        for text in texts:
            again.run(text)
        assert again.system.log == log


TestAnyMachine = AnyMachine.TestCase
TestAnyMachine.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)


@given(st.integers(0, 1 << 32), st.sampled_from(SPECS))
@settings(max_examples=15, deadline=None)
def test_every_variant_does_the_same(seed, spec):
    loud, still, writing = (boot(Context(KERNEL, spec)) for _ in range(3))
    variants = (FULL_TRACE, untraced(), writes_only())
    for system, variant in zip((loud, still, writing), variants, strict=True):
        free = vars(variant.free_pages)["__free_pages"]
        chance = random.Random(seed)
        live = []
        for _ in range(150):
            if live and chance.random() < 0.45:
                free(system, *live.pop(chance.randrange(len(live))))
            else:
                order = chance.choice((0, 0, 0, 1, 2, 4))
                page = variant.page_alloc.alloc_pages(system, chance.choice((0x820, 0x2800, 0x828)), order)
                if page is not None:
                    live.append((page, order))
    assert snapshot(still) == snapshot(loud) == snapshot(writing)
    assert still.log == []
    assert writing.log == loud.log
    assert journal.record_count(loud.log) > 300


@given(
    st.integers(0, 40),
    st.integers(40, 5000),
    st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 300)), max_size=4),
    st.lists(st.integers(0, 20), max_size=3, unique=True),
    st.sampled_from([(9, 10), (3, 4), (3, 10)]),
)
@settings(max_examples=60, deadline=None)
def test_boot_in_closed_form_gives_the_lists_of_boot_run_by_run(start, pages, reserved, cma, orders):
    block, largest = orders
    spec = custom_machine(
        {
            "nodes": zones([("Normal", start, pages)]),
            "pageblock_order": block,
            "max_page_order": largest,
            "reserved": [list(one) for one in disjoint(reserved)],
            "cma": [[number << block, 1 << block] for number in cma],
        }
    )
    fast, slow = prepare(spec), prepare(spec)
    for system, hand_over in ((fast, memblock.free_at_once), (slow, memblock.memblock_free_all)):
        for zone in system.zones:
            hand_over(zone, free_ranges(spec, zone.start_pfn, zone.end_pfn))
    assert lists_of(fast.zones[0]) == lists_of(slow.zones[0])
    assert fast.zones[0].free_by_type == slow.zones[0].free_by_type
    assert fast.zones[0].managed == slow.zones[0].managed


def disjoint(ranges):
    """The ranges, ascending, without those that overlap one before."""
    found = []
    for first, count in sorted(ranges):
        if not found or sum(found[-1]) <= first:
            found.append((first, count))
    return found


def lists_of(zone):
    """Every free list, head first."""
    return [
        [free_list(zone, order, kind) for kind in range(mmzone.MIGRATE_TYPES)]
        for order in range(zone.max_page_order + 1)
    ]
