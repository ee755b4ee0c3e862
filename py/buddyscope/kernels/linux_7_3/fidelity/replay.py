"""Replay recordings of Linux 7.3 on the model, and compare every result, hash and state.

One JSON object a line: `s` scenario, `i` step, `op` and its arguments `a`, then what the genuine allocator gave: `res`,
`h` (hash of the whole state), `hb` (hash of free pages, blocks and lists) and at some steps `st` (the state).
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from buddyscope.errors import InputError, unknown_word
from buddyscope.fidelity.outcome import BROKEN, Divergence, Json, Outcome, Progress
from buddyscope.formats.json_text import read_json
from buddyscope.kernels.api.limits import require_int
from buddyscope.kernels.linux_7_3 import setup
from buddyscope.kernels.linux_7_3.buddy import __rmqueue_smallest, set_pageblock_migratetype
from buddyscope.kernels.linux_7_3.fallback import RMQUEUE_NORMAL, __rmqueue, __rmqueue_claim, __rmqueue_steal
from buddyscope.kernels.linux_7_3.free_pages import __free_frozen_pages, __free_pages_ok
from buddyscope.kernels.linux_7_3.gfp import (
    __gfp_pfmemalloc_flags,
    alloc_flags_slowpath,
    first_pass_flags,
    gfp_migratetype,
    gfp_to_alloc_flags_nonblocking,
    gfp_zone,
)
from buddyscope.kernels.linux_7_3.highatomic import reserve_highatomic_pageblock, unreserve_highatomic_pageblock
from buddyscope.kernels.linux_7_3.init import (
    Layout,
    NodeLayout,
    ZoneLayout,
    build_all_zonelists,
    build_system,
    build_zone,
)
from buddyscope.kernels.linux_7_3.memblock import __free_pages_memory
from buddyscope.kernels.linux_7_3.mmzone import (
    MIGRATE_CMA,
    MIGRATE_HIGHATOMIC,
    PCP_FIELD_NAMES,
    NodeField,
    PcpField,
    PerCpuPages,
    System,
    SystemField,
    Zone,
    ZoneField,
    free_list,
    free_pages_in_blocks,
    get_pageblock_migratetype,
    nr_free,
    pcp_list,
    set_pcp,
    set_system,
    set_zone,
)
from buddyscope.kernels.linux_7_3.page_alloc import alloc_pages
from buddyscope.kernels.linux_7_3.pageblock import mark_lru, set_pageblock_isolate
from buddyscope.kernels.linux_7_3.pcp import decay_pcp_high, drain_pages_zone
from buddyscope.kernels.linux_7_3.rmqueue import rmqueue
from buddyscope.kernels.linux_7_3.watermark import zone_watermark_fast, zone_watermark_ok
from buddyscope.kernels.linux_7_3.zonelist_walk import get_page_from_freelist, prepare_alloc_pages

LETTERS: Final = "UMRHCI"
"""types as recordings write them"""
NULL: Final = -1
MOST_PAGES: Final = 1 << 24
"""of a zone"""


# ------------------------------------------------------------------ the state as recordings write it


def zone_state(zone: Zone) -> Json:
    """A zone as in `st`."""
    orders = range(zone.max_page_order + 1)
    lists = {
        str(order): found
        for order in orders
        if (found := {LETTERS[t]: free_list(zone, order, t) for t in range(6) if zone.free_list[order][t]})
    }
    values = zone.values
    return {
        "free": zone.free_pages,
        "free_blocks": free_pages_in_blocks(zone),
        "free_cma": zone.free_by_type[MIGRATE_CMA],
        "free_highatomic": zone.free_by_type[MIGRATE_HIGHATOMIC],
        "reserved_highatomic": values[ZoneField.RESERVED_HIGHATOMIC],
        "boost": values[ZoneField.BOOST],
        "flags": values[ZoneField.FLAGS],
        "managed": zone.managed,
        "lists": lists,
        "nr_free": {str(order): count for order in orders if (count := nr_free(zone, order))},
        "blocks": "".join(LETTERS[block_type(zone, block)] for block in range(zone.blocks)),
        "pcp": pcp_state(zone.pcps[0]),
    }


def block_type(zone: Zone, block: int) -> int:
    """Type of a pageblock by its number within the zone."""
    return get_pageblock_migratetype(zone, zone.first_block + block << zone.pageblock_order)


def pcp_state(pcp: PerCpuPages) -> Json:
    """A per-CPU set as in `st`."""
    lists = {str(index): pcp_list(pcp, index) for index in range(len(pcp.lists)) if pcp.lists[index]}
    return {"count": pcp.count, **{name: getattr(pcp, name) for name in PCP_FIELD_NAMES}, "lists": lists}


def system_state(system: System) -> Json:
    """The whole state as in `st`."""
    values = system.nodes[0].values
    kswapd = {"order": values[NodeField.KSWAPD_ORDER], "highest_zone": values[NodeField.KSWAPD_HIGHEST_ZONE]}
    return {"kswapd": kswapd, "zones": {str(zone.index): zone_state(zone) for zone in system.zones}}


def digest(state: Json) -> str:
    """First 16 hex digits of the SHA-256 over the canonical JSON."""
    return hashlib.sha256(json.dumps(state, sort_keys=True, separators=(",", ":")).encode()).hexdigest()[:16]


def buddy_digest(state: Json) -> str:
    """The hash over free pages, blocks and lists alone."""
    return digest(
        {name: {key: zone[key] for key in ("free", "blocks", "lists")} for name, zone in state["zones"].items()}
    )


# ------------------------------------------------------------------ the ops


@dataclass(slots=True)
class Scenario:
    """One scenario on one machine, and what it allocated."""

    system: System = field(default_factory=lambda: build_system(Layout((NodeLayout(()),))))
    slots: list[tuple[int, int]] = field(default_factory=list)
    """(page, order) of each allocation in turn; page NULL for one that failed or was freed"""

    def zone(self, index: int) -> Zone:
        """The zone of this index."""
        return next(zone for zone in self.system.zones if zone.index == index)

    def zone_of(self, page: int) -> Zone:
        """The zone of a page."""
        return next(zone for zone in self.system.zones if zone.start_pfn <= page < zone.end_pfn)

    def keep(self, page: int | None, order: int) -> int:
        """Fill the next slot."""
        found = NULL if page is None else page
        self.slots.append((found, order))
        return found

    def page(self, slot: int, offset: int = 0) -> int:
        """A page of an allocation, NULL when there is none."""
        page = self.slots[slot][0]
        return page if page == NULL else page + offset


def op_zone(scenario: Scenario, index: int, start: int, pages: int) -> None:
    """Declare a zone, every block Movable."""
    system = scenario.system
    require_int("the zone", index, 0, len(system.zone_names) - 1)
    require_int("the start of the zone", start, 0, 1 << 30)
    require_int("the size of the zone", pages, 1, MOST_PAGES)
    if any(zone.index == index or (zone.start_pfn < start + pages and start < zone.end_pfn) for zone in system.zones):
        raise InputError(f"zone {index} is declared twice, or overlaps another")
    zone = build_zone(system, Layout((NodeLayout(()),)), 0, ZoneLayout(index, start, pages))
    node = system.nodes[0]
    node.zones.append(zone)
    node.zones.sort(key=lambda zone: zone.index)
    build_all_zonelists(system, ())


def op_bootmt(scenario: Scenario, page: int, migratetype: int) -> None:
    """Preset the type of a pageblock."""
    set_pageblock_migratetype(scenario.zone_of(page), page, migratetype)


def op_boot(scenario: Scenario, start: int, end: int) -> None:
    """Hand a range over."""
    __free_pages_memory(scenario.zone_of(start), start, end)


def op_wm(scenario: Scenario, index: int, *marks: int) -> None:
    """Marks min, low, high, promo, and the boost."""
    for number, value in enumerate(marks):
        set_zone(scenario.zone(index), ZoneField.MIN + number, value)


def op_lr(scenario: Scenario, index: int, *reserves: int) -> None:
    """Protection by class."""
    for number, value in enumerate(reserves):
        set_zone(scenario.zone(index), ZoneField.LOWMEM_RESERVE + number, value)


def op_pcp(scenario: Scenario, index: int, batch: int, high_min: int, high_max: int, flags: int) -> None:
    """Sizes and flags of the per-CPU set."""
    pcp = scenario.zone(index).pcps[0]
    fields = (PcpField.BATCH, batch), (PcpField.HIGH_MIN, high_min), (PcpField.HIGH_MAX, high_max)
    for number, value in (*fields, (PcpField.FLAGS, flags)):
        set_pcp(pcp, number, value)


def op_tun(scenario: Scenario, boost_factor: int, defrag_mode: int, grouping_off: int) -> None:
    """Settings of the kernel."""
    set_system(scenario.system, SystemField.WATERMARK_BOOST_FACTOR, boost_factor)
    set_system(scenario.system, SystemField.DEFRAG_MODE, defrag_mode)
    set_system(scenario.system, SystemField.GROUPING_DISABLED, grouping_off)


def op_zflag(scenario: Scenario, index: int, flags: int) -> None:
    """Flags of a zone."""
    set_zone(scenario.zone(index), ZoneField.FLAGS, flags)


def op_rmq(scenario: Scenario, index: int, order: int, migratetype: int, flags: int) -> int:
    """All stages on the buddy lists."""
    return scenario.keep(__rmqueue(scenario.zone(index), order, migratetype, flags, [RMQUEUE_NORMAL]), order)


def op_small(scenario: Scenario, index: int, order: int, migratetype: int) -> int:
    """The first stage alone."""
    return scenario.keep(__rmqueue_smallest(scenario.zone(index), order, migratetype), order)


def op_claim(scenario: Scenario, index: int, order: int, migratetype: int, flags: int) -> int:
    """The claim stage alone."""
    return scenario.keep(__rmqueue_claim(scenario.zone(index), order, migratetype, flags), order)


def op_steal(scenario: Scenario, index: int, order: int, migratetype: int) -> int:
    """The steal stage alone."""
    return scenario.keep(__rmqueue_steal(scenario.zone(index), order, migratetype), order)


def op_bulk(scenario: Scenario, index: int, order: int, migratetype: int, flags: int, count: int) -> list[int] | int:
    """A batch, which the caller keeps; a batch of one as a number."""
    zone = scenario.zone(index)
    require_int("the batch", count, 1, zone.spanned)
    mode = [RMQUEUE_NORMAL]
    pages: list[int] = []
    for _ in range(count):
        page = __rmqueue(zone, order, migratetype, flags, mode)
        if page is None:
            break
        pages.append(page)
    pages += [NULL] * (count - len(pages))
    scenario.slots += [(page, order) for page in pages]
    return pages if count > 1 else pages[0]


def op_rmqueue(scenario: Scenario, index: int, order: int, migratetype: int, flags: int) -> int:
    """Per-CPU lists, then the buddy lists."""
    return scenario.keep(rmqueue(scenario.zone(index), order, flags, migratetype), order)


def op_gpf(scenario: Scenario, gfp: int, order: int, flags: int) -> int:
    """One walk with these flags."""
    ac = prepare_alloc_pages(scenario.system, gfp, 0)
    return scenario.keep(get_page_from_freelist(gfp, order, flags, ac), order)


def op_alloc(scenario: Scenario, gfp: int, order: int) -> int:
    """The whole entry."""
    return scenario.keep(alloc_pages(scenario.system, gfp, order), order)


def op_bfree(scenario: Scenario, slot: int, offset: int, order: int, fpi: int) -> int:
    """Free to the buddy lists."""
    page = scenario.page(slot, offset)
    if page != NULL:
        __free_pages_ok(scenario.zone_of(page), page, order, fpi)
    return page


def op_pfree(scenario: Scenario, slot: int, offset: int, order: int, _fpi: int) -> int:
    """Free through the per-CPU lists."""
    page = scenario.page(slot, offset)
    if page != NULL:
        __free_frozen_pages(scenario.zone_of(page), page, order)
    return page


def op_lru(scenario: Scenario, slot: int, offset: int, count: int, on: int) -> int:
    """Pages in use join or leave an LRU list."""
    page = scenario.page(slot, offset)
    if page != NULL:
        mark_lru(scenario.zone_of(page), page, count, on)
    return page


def op_hares(scenario: Scenario, slot: int) -> int:
    """Reserve the block around an allocation."""
    page, order = scenario.slots[slot]
    if page != NULL:
        reserve_highatomic_pageblock(scenario.zone_of(page), page, order)
    return page


def op_haunres(scenario: Scenario, gfp: int, force: int) -> int:
    """Give a reserved block back."""
    ac = prepare_alloc_pages(scenario.system, gfp, 0)
    return int(unreserve_highatomic_pageblock(ac.zonelist, ac.migratetype, bool(force)))


def op_iso(scenario: Scenario, page: int, on: int) -> int:
    """Isolate a block, or give it back."""
    return int(set_pageblock_isolate(scenario.zone_of(page), page, bool(on)))


def op_drain(scenario: Scenario, index: int) -> None:
    """Empty the per-CPU set."""
    drain_pages_zone(scenario.zone(index), scenario.zone(index).pcps[0])


def op_decay(scenario: Scenario, index: int) -> int:
    """The upkeep of once a second."""
    return decay_pcp_high(scenario.zone(index), scenario.zone(index).pcps[0])


def op_wmok(scenario: Scenario, index: int, order: int, mark: int, highest: int, flags: int) -> int:
    """The watermark test."""
    return int(zone_watermark_ok(scenario.zone(index), order, mark, highest, flags))


def op_wmfast(scenario: Scenario, index: int, order: int, mark: int, highest: int, flags: int) -> int:
    """The watermark test of the walk."""
    return int(zone_watermark_fast(scenario.zone(index), order, mark, highest, flags))


def op_gfp(scenario: Scenario, gfp: int, order: int) -> Json:
    """What follows from the flags of a request; the preferred zone is Normal."""
    system = scenario.system
    normal = scenario.zone(system.zone_normal)
    return {
        "zone": gfp_zone(system, gfp),
        "mt": gfp_migratetype(system, gfp),
        "fast": first_pass_flags(normal, gfp, order),
        "slow": alloc_flags_slowpath(system, gfp, order),
        "nonblock": gfp_to_alloc_flags_nonblocking(gfp, order),
        "pf": __gfp_pfmemalloc_flags(system, gfp),
    }


def op_setup(_scenario: Scenario, *numbers: int) -> Json:
    """The arithmetic of a machine with four zones."""
    managed, (kbytes, scale), ratios = numbers[:4], numbers[4:6], (*numbers[6:9], 0)
    is_high = (False, False, False, True)
    lowmem = sum(managed[:3])
    kbytes = setup.calculate_min_free_kbytes(lowmem) if kbytes < 0 else kbytes
    marks_of = [
        setup.zone_marks(pages, lowmem, kbytes, scale, is_high=high)
        for pages, high in zip(managed, is_high, strict=True)
    ]
    reserves = setup.lowmem_reserve(managed, ratios)
    high_marks = [marks.high for marks in marks_of]
    zones = {}
    for index, (pages, marks) in enumerate(zip(managed, marks_of, strict=True)):
        sizes = setup.pcp_sizes(pages, marks.low, 1)
        zones[str(index)] = {
            "min": marks.min,
            "low": marks.low,
            "high": marks.high,
            "promo": marks.promo,
            "lowmem_reserve": reserves[index],
            "pcp_batch": sizes.batch,
            "pcp_high_min": sizes.high_min,
            "pcp_high_max": sizes.high_max,
        }
    total = setup.totalreserve_pages(managed, reserves, high_marks)
    return {"min_free_kbytes": kbytes, "totalreserve": total, "zones": zones}


OPS: Final[dict[str, Callable[..., Any]]] = {
    "zone": op_zone,
    "bootmt": op_bootmt,
    "boot": op_boot,
    "wm": op_wm,
    "lr": op_lr,
    "pcp": op_pcp,
    "tun": op_tun,
    "zflag": op_zflag,
    "rmq": op_rmq,
    "small": op_small,
    "claim": op_claim,
    "steal": op_steal,
    "bulk": op_bulk,
    "rmqueue": op_rmqueue,
    "gpf": op_gpf,
    "alloc": op_alloc,
    "bfree": op_bfree,
    "pfree": op_pfree,
    "lru": op_lru,
    "hares": op_hares,
    "haunres": op_haunres,
    "iso": op_iso,
    "drain": op_drain,
    "decay": op_decay,
    "wmok": op_wmok,
    "wmfast": op_wmfast,
    "gfp": op_gfp,
    "setup": op_setup,
}
KEYS: Final = frozenset(("s", "i", "op", "a", "res", "h", "hb", "st"))


# ------------------------------------------------------------------ the runner


def replay_lines(texts: Sequence[str], file: str, progress: Progress | None = None) -> Outcome:
    """Replay a whole file. Raises InputError for one that is broken."""
    return Replay(file).run(list(texts), progress)


@dataclass(slots=True)
class Replay:
    """The scenarios of one file, one after the other."""

    file: str
    outcome: Outcome = field(init=False)
    scenario: Scenario | None = None
    name: str = ""
    step: int = 0
    """the number that the next line of the scenario must have"""

    def __post_init__(self) -> None:
        self.outcome = Outcome(self.file)

    def run(self, texts: list[str], progress: Progress | None = None) -> Outcome:
        """Every line, in order."""
        for number, text in enumerate(texts, 1):
            if progress and number % 256 == 0:
                progress(number, len(texts))
            try:
                self._line(number, read_json(text))
            except InputError as error:
                raise error.at(self.file, number) from None
            except (*BROKEN, StopIteration) as error:
                raise InputError(f"cannot be replayed: {error!r}", self.file, number) from error
        return self.outcome

    def _line(self, number: int, data: Json) -> None:
        if not isinstance(data, dict) or not {"s", "i", "op", "a"} <= data.keys() <= KEYS:
            raise InputError("not a line of a recording of Linux 7.3", found=str(data)[:60], expected=str(sorted(KEYS)))
        if data["op"] == "reset":
            self.scenario, self.name, self.step = Scenario(), data["s"], 0
        if self.scenario is None or data["s"] != self.name or data["i"] != self.step:
            expected = f"step {self.step} of {self.name}" if self.scenario else "a line with op reset"
            raise InputError("a line is missing", found=f"step {data['i']} of {data['s']}", expected=expected)
        self.step += 1
        if data["op"] != "reset":
            self._op(number, data)

    def _op(self, number: int, data: Json) -> None:
        assert self.scenario is not None
        if data["op"] not in OPS:
            raise unknown_word("op", str(data["op"]), (*OPS, "reset"))
        self.outcome.ops += 1
        came: Json = {"res": OPS[data["op"]](self.scenario, *data["a"])}
        if {"h", "hb", "st"} & data.keys():
            state = system_state(self.scenario.system)
            came |= {"h": digest(state), "hb": buddy_digest(state), "st": state}
        request = f"{data['s']} step {data['i']}: {data['op']} {data['a']}"
        for key in KEYS & data.keys() & came.keys():
            self.outcome.compared += 1
            if data[key] != came[key]:
                path, expected, found = first_difference(key, data[key], came[key])
                self.outcome.note(Divergence(self.file, number, request, path, expected, found))


def first_difference(path: str, expected: object, came: object) -> tuple[str, object, object]:
    """Where two values differ first: the path of keys, and what stands there."""
    if isinstance(expected, dict) and isinstance(came, dict):
        for key in sorted(expected.keys() | came.keys(), key=str):
            if expected.get(key) != came.get(key):
                return first_difference(f"{path} {key}", expected.get(key), came.get(key))
    return path, expected, came
