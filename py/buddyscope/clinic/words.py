"""What the clinic says: verdicts, sums, problems and remedies in sentences. One place, so that the page says the same.

Numbers of pages come with their size, because nobody thinks in pages.
"""

from collections.abc import Callable

from .examine import Case
from .proc_files import ProcFile
from .remedies import Remedy
from .verdicts import (
    BELOW,
    BOOSTED,
    CANNOT_TELL,
    FRAGMENTATION,
    LOWMEM,
    NO_WAIT,
    NUMA,
    ONLY_RESERVED,
    OOM_REAL,
    PASSES_NOW,
    RESERVE,
    Tested,
    reclaimable,
)

TITLES = {
    CANNOT_TELL: "Cannot tell from this text",
    NUMA: "Restricted to nodes that have nothing to give",
    ONLY_RESERVED: "The free memory is reserved for others",
    FRAGMENTATION: "Free, but in pieces",
    BOOSTED: "The watermark was raised for a while",
    LOWMEM: "Low memory is used up",
    RESERVE: "The zone is kept for other requests",
    NO_WAIT: "Nobody was allowed to wait",
    OOM_REAL: "Really out of memory",
    PASSES_NOW: "The same request would pass now",
    BELOW: "Below the watermark",
}
PROBLEMS = {
    "interleaved": "Two reports were printed into each other; which lines belong to which cannot be seen.",
    "heads-close": "Another request failed within two seconds before, and its memory lines are missing; these may be its own.",
    "head-doubled": "The first line stands there twice; it was counted once.",
    "runs-doubled": "A list of free blocks stands there twice; it was counted once.",
    "memory-lines-of-another-event": "The memory lines were printed long after the request; they belong to another event.",
    "head-of-another-event": "The line that names the request was printed long before; it belongs to another event.",
    "head-is-of-the-next": "The first line after these memory lines belongs to the next report.",
    "sorted": "A log summary has sorted the lines; reserve rows were matched to zones by their zeros.",
    "zone-line-missing": "A zone that the request may use has no line here, although other lines show that it exists.",
    "zone-line-cut": "A zone's line is cut off or lacks numbers.",
    "zone-line-damaged": "A number in a zone's line lost its unit.",
    "zone-line-doubled": "A zone's line has two values for the same number.",
    "totals-doubled": "The totals have two values for the same number.",
    "totals-missing": "The totals are missing, so the zones cannot be checked against them.",
    "totals-contradict": "The zones' free pages add up to more than the printed total.",
    "free-pages-unaccounted": "The printed zones hold far fewer free pages than the total says; a zone may be missing.",
    "numbers-contradict": "Numbers of a zone contradict each other (min above low, or more free than managed).",
    "boost-missing": "This kernel prints a boost for every zone; here it is missing.",
    "row-missing": "A zone's lowmem_reserve row is missing.",
    "row-damaged": "A zone's lowmem_reserve row is damaged.",
    "row-apart": "Other lines stand between a zone and its lowmem_reserve row.",
    "row-of-another-zone": "A lowmem_reserve row cannot be that of the zone above it.",
    "row-without-zone": "A lowmem_reserve row has no zone line in front of it.",
    "runs-missing": "A zone's list of free blocks is missing.",
    "runs-damaged": "A list of free blocks is cut off, or its sum is not the printed one.",
    "node-missing": "A node that the request may use has no zones here.",
}


_LOG = "journalctl -k, or dmesg, prints the whole report."
_APART = "both reports with their time stamps and, where the kernel prints it, the task in front of each line."
SETTLES = {
    "no-request": f'the line with "page allocation failure" or "invoked oom-killer" above these. {_LOG}',
    "no-zones": f"the lines with each zone's free, min, low and high below the first line. {_LOG}",
    "mixed": f"{_APART} {_LOG}",
    "two-heads": f"{_APART} {_LOG}",
    "old-line": "echo m > /proc/sysrq-trigger at the moment of the failure; it prints the zones and their marks.",
    "zone-line-missing": f"the missing zone's line. {_LOG}",
    "zone-line-cut": f"the whole line of the zone. {_LOG}",
    "free-pages-unaccounted": f"the lines of all zones. {_LOG}",
    "node-missing": f"the lines of the other nodes' zones. {_LOG}",
    "row-missing": f"the lowmem_reserve[] line below the zone. {_LOG}",
    "row-damaged": f"the whole lowmem_reserve[] line. {_LOG}",
    "row-of-another-zone": f"the lines in their original order. {_LOG}",
    "runs-missing": f"the zone's list of free blocks (1*4kB 2*8kB ...). {_LOG}",
    "runs-damaged": f"the whole list of free blocks. {_LOG}",
}


def pages(count: int, kb: int = 4) -> str:
    """1,234 pages (4.8 MiB)."""
    return f"{count:,} page{'' if abs(count) == 1 else 's'} ({size(count * kb)})"


def size(kb: int) -> str:
    """A size in kB as KiB, MiB or GiB."""
    if abs(kb) < 1024:
        return f"{kb} KiB"
    return f"{kb / 1024:.1f} MiB" if abs(kb) < 1 << 20 else f"{kb / (1 << 20):.1f} GiB"


def _kb(case: Case) -> int:
    return case.zones[0].page_kb if case.zones else 4


def request_words(case: Case) -> str:
    """An order-4 request (64 KiB in one piece, GFP_KERNEL|__GFP_COMP)."""
    order = max(0, case.order or 0)
    what = "a single page" if order == 0 else f"an order-{order} block ({size(_kb(case) << order)} in one piece)"
    mask = case.mask
    if mask is None:
        return what
    names = "|".join(mask.printed) or "|".join(mask.names) or mask.raw
    return f"{what} with {names}" if len(names) <= 120 else f"{what} with mask {mask.raw}"


def sentence(case: Case | ProcFile) -> str:
    """The one sentence that a tired engineer understands."""
    if isinstance(case, ProcFile):
        return _file_sentence(case)
    return _SENTENCES[case.verdict.name](case)


def _file_sentence(one: ProcFile) -> str:
    if one.kind == "proc-vmstat":
        return (
            "Counters of the whole machine since it started; no request is described, so nothing can have failed here."
        )
    best = max(
        (zone for zone in one.zones if zone.largest is not None), key=lambda zone: zone.largest or 0, default=None
    )
    tail = f" The largest free block is of order {best.largest}, in node {best.node} {best.name}." if best else ""
    return (
        f"The state of {len(one.zones)} zone{'s' * (len(one.zones) != 1)} at one moment; no request is described.{tail}"
    )


def _zone(case: Case) -> Tested:
    assert case.verdict.zone is not None
    return case.verdict.zone


def _cannot_tell(case: Case) -> str:
    key = case.verdict.key
    if key == "no-request" and case.kind in ("sysrq-m", "meminfo-only", "warning+meminfo"):
        return "This is a dump of memory and not a failure: no request is described, so there is none to explain."
    fixed = {
        "no-request": "The line that says what was asked for is missing, so it cannot be said why it failed.",
        "two-heads": "Two reports were printed into each other, and the memory lines could belong to either.",
        "mixed": "The line that names the request and the memory lines come from different events.",
        "old-line": "Linux 2.4 prints one line for a failed request and nothing about memory, so the reason is not in it.",
        "no-zones": "The request is known, but the lines about the zones it may use are missing.",
        "forced": "Somebody asked for this kill by hand (SysRq-f); no request had failed.",
    }
    if key in fixed:
        return fixed[key]
    return "The request is known, but a line on which the answer rests is missing or damaged. " + PROBLEMS.get(key, "")


def _numa(case: Case) -> str:
    if case.verdict.key == "no-zone-left":
        return (
            f"The request for {request_words(case)} was confined to nodes that have no zone it may use; "
            "free memory elsewhere did not count."
        )
    return (
        "The memory policy or cpuset confined the request to nodes that are short of memory, while other nodes have "
        "plenty."
    )


def _only_reserved(case: Case) -> str:
    one, kb = _zone(case), _kb(case)
    what = {"cma-pages": "CMA", "cma-blocks": "CMA"}.get(case.verdict.key, "high-atomic")
    result = one.last_try or one.result
    stock = one.zone.stock
    assert stock
    if case.verdict.key.endswith("pages"):
        lost = result.minus_cma if what == "CMA" else result.minus_highatomic
        return (
            f"{one.zone.title} has {pages(stock.free, kb)} free, but {pages(lost, kb)} of them are in the {what} reserve, "
            f"which a request for {request_words(case)} may not use; without them it misses its mark."
        )
    return (
        f"{one.zone.title} has enough free memory, but every block large enough for {request_words(case)} is in the "
        f"{what} reserve, which this request may not use."
    )


def _fragmentation(case: Case) -> str:
    one, kb = _zone(case), _kb(case)
    stock = one.zone.stock
    assert stock
    free = f"{one.zone.title} has {pages(stock.free, kb)} free"
    if case.verdict.key == "marks" and one.result.failed_order is not None:
        return (
            f"{free} and passes the plain mark, but too much of it is in small pieces: without the blocks below order "
            f"{one.result.failed_order + 1} only {one.result.left:,} pages are left, and {one.result.left_needed:,} must stay."
        )
    largest = one.result.largest
    piece = (
        "no block that it may use"
        if largest is None
        else f"its largest usable block is of order {largest} ({size(kb << largest)})"
    )
    return (
        f"{free}, enough for the mark, but the request needs {request_words(case)}, and {piece}: free, but in pieces."
    )


def _boosted(case: Case) -> str:
    one, kb = _zone(case), _kb(case)
    stock = one.zone.stock
    assert stock
    result = one.last_try or one.result
    return (
        f"{one.zone.title} has {pages(result.usable, kb)} to give and needs more than {pages(result.need, kb)}; but "
        f"{pages(stock.boost, kb)} of its marks are a temporary boost against fragmentation. Without it the request passes."
    )


def _lowmem(case: Case) -> str:
    return (
        f"The request for {request_words(case)} may not use HighMem, where plenty is free; the low memory that it may use "
        "is used up."
    )


def _than(one: Tested) -> str:
    return "at least" if one.result.inclusive else "more than"


def _at_high(case: Case) -> str:
    return " of the high mark, which is tested before a kill" if case.kind == "oom" else ""


def _reserve(case: Case) -> str:
    one, kb = _zone(case), _kb(case)
    result = one.last_try or one.result
    return (
        f"{one.zone.title} is {pages(one.missing, kb)} short{_at_high(case)}, and not because of its mark of {result.mark:,}: "
        f"{pages(result.reserve, kb)} are kept from requests that could use a higher zone."
    )


def _no_wait(case: Case) -> str:
    one, kb = _zone(case), _kb(case)
    gain = reclaimable(case.report, [one for one in case.tested if one.zone.eligible])
    return (
        f"{one.zone.title} is {pages(one.missing, kb)} short, and {pages(gain, kb)} could have been reclaimed; but this "
        "caller may not wait for that."
    )


def _oom_real(case: Case) -> str:
    if case.verdict.key == "memcg":
        return (
            "A memory cgroup reached its limit and the kernel killed a task in it; the machine's own memory was not the "
            "problem, and the page allocator did not fail."
        )
    one, kb = _zone(case), _kb(case)
    return (
        f"Memory is used up: no zone that the request may use reaches its mark ({one.zone.title} is the nearest, "
        f"{pages(one.missing, kb)} short{_at_high(case)}), and hardly anything is left to reclaim or to swap out."
    )


def _passes_now(case: Case) -> str:
    if case.verdict.key == "forced":
        return "Nothing had failed: somebody asked for this kill by hand (SysRq-f), and memory is free."
    one, kb = _zone(case), _kb(case)
    tail = (
        "; it is below the high mark, though, which the kernel tests before it kills"
        if case.verdict.key == "below-high"
        else ""
    )
    return (
        f"When the report was printed, {one.zone.title} had {pages(one.result.usable, kb)} to give and needed {_than(one)} "
        f"{pages(one.result.need, kb)}: the request would have passed{tail}. What made it fail was over by then."
    )


def _below(case: Case) -> str:
    one, kb = _zone(case), _kb(case)
    result = one.last_try or one.result
    return (
        f"{one.zone.title} had {pages(result.usable, kb)} to give and must have {_than(one)} {pages(result.need, kb)}; it is "
        f"{pages(one.missing, kb)} short{_at_high(case)}, and no other zone that the request may use is nearer."
    )


_SENTENCES: dict[str, Callable[[Case], str]] = {
    CANNOT_TELL: _cannot_tell,
    NUMA: _numa,
    ONLY_RESERVED: _only_reserved,
    FRAGMENTATION: _fragmentation,
    BOOSTED: _boosted,
    LOWMEM: _lowmem,
    RESERVE: _reserve,
    NO_WAIT: _no_wait,
    OOM_REAL: _oom_real,
    PASSES_NOW: _passes_now,
    BELOW: _below,
}


def unknowns(case: Case) -> list[str]:
    """What the report cannot show, and what is missing in this text."""
    found = [PROBLEMS[problem] for problem in case.report.problems if problem in PROBLEMS]
    dump = case.kind in ("sysrq-m", "meminfo-only", "warning+meminfo")
    if case.verdict.name == CANNOT_TELL and case.verdict.key in SETTLES and not dump:
        found.append(f"What would settle it: {SETTLES[case.verdict.key]}")
    if not case.era.printed:
        found.append(f"The kernel's version is not in the text; taken to be {case.era.kernel}.")
    if case.mask and case.mask.unknown:
        found.append(f"Bits {case.mask.unknown:#x} of the mask have no name in the table of {case.mask.table}.")
    if case.mask and not case.mask.agrees:
        found.append("The printed names and the number of the mask do not agree by any table.")
    if case.tested:
        found += _general_unknowns(case)
    return found


def _general_unknowns(case: Case) -> list[str]:
    found = []
    if case.report.heads:
        found.append("The numbers were printed after the request had failed; other tasks went on meanwhile.")
    version = case.era.version
    if (4, 4) <= version < (5, 5) and any(
        "H" in "".join(one.zone.stock.letters or ()) for one in case.tested if one.zone.stock
    ):
        found.append("This kernel does not print its high-atomic reserve, so usable is the most it can have been.")
    if (5, 0) <= version < (5, 15):
        found.append("This kernel adds a boost to min without printing it.")
    if case.order and not any(one.zone.stock and one.zone.stock.letters for one in case.tested):
        found.append("No types are printed, so any block was taken for usable.")
    return found


def remedy_text(case: Case, remedy: Remedy) -> str:
    """One change in words, with what it would cost."""
    kb = _kb(case)
    text = _REMEDIES[remedy.key](remedy, kb)
    if remedy.works and remedy.need and remedy.key not in ("order",):
        sign = ">=" if case.tested and case.tested[0].result.inclusive else ">"
        return f"{text} Then {remedy.zone}: {remedy.usable:,} {sign} {remedy.need:,}."
    return text


def _r(text: str) -> Callable[[Remedy, int], str]:
    return lambda remedy, kb: text


_REMEDIES: dict[str, Callable[[Remedy, int], str]] = {
    "no-boost": _r(
        "Wait until kswapd has worked off the boost, or set watermark_boost_factor to 0 (costs more mixing of types)."
    ),
    "trays": lambda one, kb: f"Give back the pages on the CPUs' own lists, up to {pages(one.amount, kb)} in a zone.",
    "free-pages": lambda one, kb: (
        f"Free {pages(one.amount, kb)} in {one.zone}." if one.amount else "Free more single pages."
    ),
    "order": lambda one, kb: (
        f"Ask for order {one.amount} ({size(kb << one.amount)}) instead; the caller must live with smaller pieces."
    ),
    "compact": _r(
        "Compact the zone (echo 1 > /proc/sys/vm/compact_memory), if its used pages can be moved; costs time."
    ),
    "wait": lambda one, kb: (
        f"Let the caller wait: up to {pages(one.amount, kb)} could be reclaimed for it. Only where it may sleep."
    ),
    "high": _r("Ask with __GFP_HIGH (GFP_ATOMIC), which may dig deeper; costs the reserve of those who cannot wait."),
    "movable": _r("Ask for movable pages (__GFP_MOVABLE), which may come from CMA; only for pages that can be moved."),
    "other-zone": lambda one, kb: f"Let the request use {one.zone} too, where the caller can address it.",
    "min-free": lambda one, kb: (
        f"Lower vm.min_free_kbytes to {one.amount} % of what it is; costs the reserve for atomic requests."
    ),
    "min-free-more": _r(
        "Raise vm.min_free_kbytes. It raises the mark as well; it only helps by waking kswapd earlier next time."
    ),
    "reserve-ratio": lambda one, kb: (
        f"Multiply lowmem_reserve_ratio by {one.amount}; costs protection of the low zones."
    ),
    "drop-caches": lambda one, kb: f"Drop clean caches: {pages(one.amount, kb)} at most.",
    "scale-factor": _r("Raise watermark_scale_factor. It moves low and high, and the request was refused at min."),
    "reserved-blocks": _r("Release the high-atomic reserve or make the CMA area smaller."),
}
