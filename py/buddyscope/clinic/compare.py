"""Two reports, or two states, in one text: what changed from one to the next."""

from itertools import pairwise

from .examine import Case, Findings
from .proc_files import ProcFile, ProcZone

MAX_PAIRS = 20
ABOUT = (
    "nr_free",
    "allocstall",
    "compact_",
    "pgsteal_direct",
    "pgsteal_kswapd",
    "oom_kill",
    "kswapd_",
    "pgalloc",
    "thp_fault",
)


def comparisons(findings: Findings) -> list[str]:
    """A sentence or two for each pair of neighbours that can be compared."""
    found: list[str] = []
    reports = [case for case in findings.cases if isinstance(case, Case) and case.tested]
    for before, after in pairwise(reports):
        found.append(_reports(before, after))
    for kind in ("proc-buddyinfo", "proc-pagetypeinfo", "proc-zoneinfo"):
        files = [case for case in findings.cases if isinstance(case, ProcFile) and case.kind == kind]
        for first, second in pairwise(files):
            found.append(_files(first, second))
    counters = [case for case in findings.cases if isinstance(case, ProcFile) and case.kind == "proc-vmstat"]
    for first, second in pairwise(counters):
        found.append(_counters(first, second))
    return [one for one in found if one][:MAX_PAIRS]


def _reports(before: Case, after: Case) -> str:
    marks = {one.zone.title: one for one in before.tested}
    changes = []
    for one in after.tested:
        old = marks.get(one.zone.title)
        if old and old.zone.stock and one.zone.stock:
            change = one.zone.stock.free - old.zone.stock.free
            moved = f"{one.zone.title}: free {old.zone.stock.free:,} to {one.zone.stock.free:,} pages ({change:+,})"
            if one.zone.stock.min != old.zone.stock.min:
                moved += f", min {old.zone.stock.min:,} to {one.zone.stock.min:,}, which hints at a boost"
            changes.append(moved)
    if not changes:
        return ""
    return f"From lines {before.lines[0]} to lines {after.lines[0]}: " + "; ".join(changes) + "."


def _files(first: ProcFile, second: ProcFile) -> str:
    old = {(zone.node, zone.name): zone for zone in first.zones}
    changes = [_zones(old[zone.node, zone.name], zone) for zone in second.zones if (zone.node, zone.name) in old]
    changes = [one for one in changes if one]
    head = f"{first.kind} of line {first.lines[0]} against line {second.lines[0]}: "
    return head + ("; ".join(changes) if changes else "nothing changed") + "."


def _counters(first: ProcFile, second: ProcFile) -> str:
    """The counters about allocation that moved; all others are counted."""
    moved = {name: value - first.values[name] for name, value in second.values.items() if name in first.values}
    moved = {name: change for name, change in moved.items() if change}
    told = [f"{name} {change:+,}" for name, change in moved.items() if name.startswith(ABOUT)][:12]
    rest = len(moved) - len(told)
    words = ", ".join(told) or "nothing about allocation moved"
    tail = f"; {rest} others moved" if rest else ""
    return f"{first.kind} of line {first.lines[0]} against line {second.lines[0]}: {words}{tail}."


def _zones(before: ProcZone, after: ProcZone) -> str:
    if before.free is None or after.free is None or (before.free, before.counts) == (after.free, after.counts):
        return ""
    width = max(len(before.counts), len(after.counts))
    orders = []
    for order in range(width):
        old = before.counts[order] if order < len(before.counts) else 0
        new = after.counts[order] if order < len(after.counts) else 0
        if old != new:
            orders.append(f"order {order} {new - old:+,}")
    blocks = f" (blocks: {', '.join(orders)})" if orders else ""
    return f"node {after.node} {after.name}: {after.free - before.free:+,} pages{blocks}"
