"""kswapd and reclaim over a declared pool."""

from buddyscope.kernels.api.command import Command
from buddyscope.kernels.linux_2_4_22.fidelity.call_trace import call_lines
from buddyscope.kernels.linux_2_4_22.init import Layout, NodeLayout
from buddyscope.kernels.linux_2_4_22.mmzone import SystemField
from buddyscope.machine.history import snapshot
from machines import machine_of

ATOMIC, KERNEL = 0x20, 0x1F0


def machine_with_page_cache(pages, size=1024):
    """One Normal zone; the first `pages` pages taken may be freed by reclaim, in the order in which they were taken."""
    machine = machine_of(Layout((NodeLayout(0, (0, size, 0)),)))
    for number in range(pages):
        machine.execute(Command("rmqueue", f"c{number}", "", {"order": 0}))
        machine.execute(Command("reclaimable", block=f"c{number}"))
    return machine


def ask(machine, name, order=0, gfp=KERNEL):
    return machine.execute(Command("alloc_pages", name, "", {"order": order, "gfp": gfp}))


def calls(machine):
    span = machine.timeline.spans[-1]
    return [line.lstrip(".").partition("(")[0] for line in call_lines(machine, span.start, span.end)]


def test_kswapd_is_woken_once_and_runs_when_it_gets_the_cpu():
    machine = machine_with_page_cache(990)  # 34 free; min 20, low 40, high 60
    zone = machine.system.zones[0]
    assert zone.free_pages == 34
    ask(machine, "a")
    assert "wakeup_kswapd" in calls(machine)
    assert (zone.need_balance, machine.system.values[SystemField.KSWAPD_WAITING]) == (1, 0)
    ask(machine, "b")
    assert "wakeup_kswapd" not in calls(machine)  # it is on its feet already
    machine.run("kswapd")
    # 32 free; a round frees 32: 64 is above pages_high 60
    assert (zone.free_pages, zone.need_balance) == (64, 0)
    assert machine.system.values[SystemField.KSWAPD_WAITING] == 1
    assert calls(machine)[:3] == ["kswapd", "kswapd_balance_pgdat", "try_to_free_pages_zone"]
    assert machine.system.values[0] == 0


def test_kswapd_gives_up_on_a_zone_when_nothing_can_be_freed():
    machine = machine_with_page_cache(10)
    zone = machine.system.zones[0]
    while not zone.need_balance:
        ask(machine, f"a{len(machine.names)}")
    machine.run("kswapd")
    assert zone.need_balance == 0
    assert machine.block("c0") is None  # the ten that could be freed are free


def test_the_caller_reclaims_for_itself_and_keeps_the_first_block():
    machine = machine_with_page_cache(1003)  # 21 free: at pages_min, not above 1 + 20
    result = ask(machine, "a")
    assert result.page == 1023  # the first block that reclaim freed went straight to the caller
    assert machine.system.zones[0].free_pages == 21 + 31
    assert "balance_classzone" in calls(machine)


def test_reclaim_frees_in_the_declared_order_and_only_in_its_class():
    machine = machine_of(Layout((NodeLayout(0, (256, 256, 0)),)))
    for name, zone in (("n", "Normal"), ("d", "DMA")):
        for number in range(40):
            machine.execute(Command("rmqueue", f"{name}{number}", "", {"order": 0, "zone": zone}))
            machine.execute(Command("reclaimable", block=f"{name}{number}"))
    from buddyscope.kernels.linux_2_4_22.reclaim_pool import free_from_pool

    assert free_from_pool(machine.system, machine.system.zones[0]) == 1  # DMA: the Normal pages stay
    assert machine.block("n0") is not None
    assert (machine.block("d31"), machine.block("d32")) == (None, (223, 0))


def test_time_travel_through_kswapd():
    machine = machine_with_page_cache(990)
    ask(machine, "a")
    before = snapshot(machine)
    machine.run("kswapd")
    after = snapshot(machine)
    start = machine.timeline.spans[-1].start
    machine.timeline.seek(start)
    assert snapshot(machine) == before
    machine.timeline.seek(machine.timeline.length)
    assert snapshot(machine) == after
    machine.timeline.seek(0)
    assert machine.system.pool == {}


def test_a_pool_block_that_its_owner_frees_leaves_the_pool():
    machine = machine_with_page_cache(3)
    machine.run("__free_pages c1")
    assert [machine.system.zones[0].start_pfn + page for page in machine.system.pool] == [1023, 1021]
