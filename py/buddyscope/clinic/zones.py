"""The zones of a report in pages, which of them the request may use, and what is missing from the print.

A reserve row tells more than its numbers: where it grows, the next higher zone has pages, so that a zone whose line is
missing shows itself. The index into the row is the place of the request's class in the kernel's own list of zones,
empty ones included.
"""

from dataclasses import dataclass

from .era import Era
from .gfp import Mask
from .reports import Report, Runs, Zone
from .watermark import Stock

NAMES = ("DMA", "DMA32", "Normal", "HighMem", "Movable", "Device")
PAGE_SIZES = (4, 8, 16, 32, 64, 256)
"""kB of a page, on some architecture"""
LOSS = 0.10
"""part of the free pages that the zone lines may lack before a zone counts as missing"""


@dataclass(slots=True)
class ClinicZone:
    """One zone as the test needs it."""

    node: int | None
    name: str
    printed: Zone
    eligible: bool
    stock: Stock | None
    """None where a number that the test needs is missing"""
    runs: Runs | None
    managed: int = 0
    file: int = 0
    """pages of files, in this zone, that reclaim could take"""
    pcp: int = 0
    page_kb: int = 4
    line: int = 0
    """of the text; 0 where it is not known"""
    runs_line: int = 0

    @property
    def title(self) -> str:
        """Node 0 Normal, or Normal where no node is printed."""
        return self.name if self.node is None else f"Node {self.node} {self.name}"


def page_size(report: Report) -> int:
    """Size of a page in kB: by the node lines, else the smallest block in the lists, else 4."""
    if measured := _measured_page(report):
        return measured
    sizes = [runs.sizes[0] for runs in report.runs if runs.sizes and runs.sizes[0] in PAGE_SIZES]
    return max(set(sizes), key=sizes.count) if sizes else 4


def _measured_page(report: Report) -> int:
    """Size of a page in kB, from totals in pages and node lines in kB; 0 where they do not tell."""
    key = max(report.node_kb, key=lambda key: report.totals.get(key, 0), default="")
    count = report.totals.get(key, 0)
    if count < 64 or any(zone.node not in report.nodes for zone in report.zones if zone.node is not None):
        return 0
    ratio = report.node_kb[key] / count
    return next((size for size in (4, 8, 16, 64) if 0.98 * size <= ratio <= 1.02 * size), 0)


def class_name(mask: Mask | None, era: Era) -> str:
    """The highest zone that the mask allows."""
    if mask is None:
        return "Normal"
    if mask.has("DMA"):
        return "DMA"
    if mask.has("DMA32"):
        return "DMA32"
    if mask.has("HIGHMEM"):
        return "Movable" if mask.movable and era.version >= (2, 6, 23) else "HighMem"
    return "Normal"


def zone_order(report: Report, era: Era) -> list[str]:
    """The kernel's zones from the lowest, empty ones included, as far as the length of the rows tells."""
    printed = {zone.name for zone in report.zones} | {runs.name for runs in report.runs if runs.name}
    rows = [zone.row for zone in report.zones if zone.row and not zone.row_damaged] or report.loose_rows
    length = max((len(row) for row in rows), default=0)
    chosen = printed & set(NAMES) | {"Normal"}
    if era.version >= (2, 6, 23):
        chosen.add("Movable")
    for name in _likely(printed, era):
        if len(chosen) >= (length or 3):
            break
        chosen.add(name)
    return [name for name in NAMES if name in chosen]


def _likely(printed: set[str], era: Era) -> list[str]:
    """Zones that a build has beside the printed ones, the likeliest first."""
    if era.version < (2, 6, 11):
        return ["DMA", "HighMem"]
    if "HighMem" in printed:
        return ["DMA", "DMA32", "Device"]
    if "DMA32" in printed:
        return ["DMA", "HighMem", "Device"] if era.version < (2, 6, 19) else ["DMA", "Device", "HighMem"]
    if printed <= {"DMA", "Normal"} and printed and "Normal" in printed and "DMA" in printed:
        return ["HighMem", "DMA32", "Device"]
    if printed == {"DMA"}:
        return ["HighMem", "DMA32", "Device"]
    return ["DMA", "DMA32", "Device"] if era.version >= (2, 6, 24) else ["DMA", "HighMem", "DMA32"]


def class_index(order: list[str], name: str) -> int:
    """The column of a class: its own zone, or the highest one below it that the build has."""
    at = NAMES.index(name)
    return max((index for index, one in enumerate(order) if NAMES.index(one) <= at), default=0)


def node_set(text: str) -> set[int] | None:
    """The nodes of a list such as 0-1,3; None for (null) or nothing."""
    nodes: set[int] = set()
    for part in text.strip(",-").split(","):
        ends = [int(word) for word in part.split("-")[:2] if word.isdigit() and len(word) < 6]
        if not ends or len(ends) != len(part.split("-")[:2]):
            return None
        nodes.update(range(ends[0], min(ends[-1], ends[0] + 4096) + 1))
    return nodes or None


def allowed_nodes(report: Report) -> set[int] | None:
    """The nodes that nodemask and cpuset leave; None where nothing is restricted as far as printed."""
    mask, mems = node_set(report.nodemask), node_set(report.mems)
    if mask is not None and mems is not None:
        return mask & mems or mask
    return mask if mask is not None else mems


def build_zones(report: Report, era: Era, mask: Mask | None) -> list[ClinicZone]:
    """Every zone line of a report. Adds what is missing to the report's problems."""
    order = zone_order(report, era)
    size = page_size(report)
    column = class_index(order, class_name(mask, era))
    nodes = allowed_nodes(report)
    _spread_loose_rows(report, order, era)
    found = []
    for zone in report.zones:
        index = order.index(zone.name) if zone.name in order else len(order)
        eligible = index <= column and (nodes is None or zone.node is None or zone.node in nodes)
        runs = _runs_of(report, zone)
        stock = _stock(report, era, zone, runs, size, index, column, len(order))
        found.append(_clinic_zone(zone, eligible, stock, runs, size))
    return found


def _clinic_zone(zone: Zone, eligible: bool, stock: Stock | None, runs: Runs | None, size: int) -> ClinicZone:
    unit = size if zone.units else 1
    values = zone.values
    managed = values.get("managed", values.get("present", 0)) // unit
    if "active_file" in values or "inactive_file" in values:
        file = values.get("active_file", 0) + values.get("inactive_file", 0)
    else:
        file = values.get("inactive", 0)
    dirty = values.get("writepending", values.get("dirty", 0) + values.get("writeback", 0))
    pcp = values.get("free_pcp", 0) // unit
    return ClinicZone(
        zone.node, zone.name, zone, eligible, stock, runs, managed, max(0, file - dirty) // unit, pcp, size
    )


def _runs_of(report: Report, zone: Zone) -> Runs | None:
    named = [runs for runs in report.runs if runs.name == zone.name and runs.node == zone.node]
    if named:
        return named[0]
    unnamed = [runs for runs in report.runs if not runs.name]
    if unnamed and not any(runs.name for runs in report.runs) and len(unnamed) == len(report.zones):
        return unnamed[report.zones.index(zone)]
    return None


def _stock(
    report: Report, era: Era, zone: Zone, runs: Runs | None, size: int, index: int, column: int, columns: int
) -> Stock | None:
    values, unit = zone.values, size if zone.units else 1
    if era.version < (2, 6) and "min" not in values:
        return None
    if not {"free", "min"} <= values.keys():
        report.problem("zone-line-cut")
        return None
    reserve = _reserve(report, era, zone, index, column, columns)
    counts, letters = _blocks(report, runs)
    pages = {key: value // unit for key, value in values.items()}
    return Stock(
        pages["free"],
        pages["min"],
        pages.get("low", pages["min"]),
        pages.get("high", pages["min"]),
        reserve,
        pages.get("boost", 0),
        pages.get("free_cma", 0),
        pages.get("reserved_highatomic"),
        pages.get("free_highatomic"),
        counts,
        letters,
    )


def _blocks(report: Report, runs: Runs | None) -> tuple[tuple[int, ...] | None, tuple[str, ...] | None]:
    if runs is None:
        return None, None
    if runs.empty and not runs.counts:
        return (0,), ("",)
    if not runs.counts:
        return None, None
    letters = tuple(runs.letters) if any(runs.letters) else None
    return tuple(runs.counts), letters


def _reserve(report: Report, era: Era, zone: Zone, index: int, column: int, columns: int) -> int:
    """The reserve of the request's class; what is wrong with the row becomes a problem of the report."""
    if era.version < (2, 6, 4) or (not zone.row and era.version < (2, 6, 9) and "protections" not in report.shape):
        return 0
    row = zone.row
    if not row:
        report.problem("row-missing")
        return 0
    if zone.row_damaged:
        report.problem("row-damaged")
    if not zone.row_adjacent:
        report.problem("row-apart")
    lengths = {len(one.row) for one in report.zones if one.row}
    if len(lengths) > 1 or column >= len(row):
        report.problem("row-damaged")
    if zone.row_name == "lowmem_reserve" and any(row[: index + 1]):
        report.problem("row-of-another-zone")
    return row[column] if column < len(row) else (row[-1] if row else 0)


def _spread_loose_rows(report: Report, order: list[str], era: Era) -> None:
    """A sorted log: the rows go to the zones by their leading zeros, if only one assignment is possible."""
    if not report.loose_rows:
        return
    rows = sorted(report.loose_rows, key=lambda row: next((at for at, one in enumerate(row) if one), len(row)))
    zones = sorted(report.zones, key=lambda zone: NAMES.index(zone.name))
    firsts = [next((at for at, one in enumerate(row) if one), len(row)) for row in rows]
    if len(rows) != len(zones) or len(set(firsts)) != len(rows):
        report.problem("row-missing")
        return
    for zone, row in zip(zones, rows, strict=True):
        zone.row, zone.row_name = row, "protections" if era.version < (2, 6, 11) else "lowmem_reserve"


def check_complete(report: Report, era: Era, mask: Mask | None, zones: list[ClinicZone]) -> None:
    """Note every sign that a line on which the decision rests is missing or damaged."""
    order = zone_order(report, era)
    column = class_index(order, class_name(mask, era))
    printed = {(zone.node, zone.name) for zone in report.zones}
    for runs in report.runs:
        if runs.name and (runs.node, runs.name) not in printed and order.index(runs.name) <= column:
            report.problem("zone-line-missing")
    for zone in zones:
        if zone.eligible:
            _check_zone(report, era, zone)
    _check_rows(report, order, column, printed)
    _check_totals(report, era, order, column, zones)
    _check_nodes(report, zones)


def _check_zone(report: Report, era: Era, zone: ClinicZone) -> None:
    if zone.runs is None:
        if zone.printed.values.get("present", 1) and zone.printed.values.get("free", 1):
            report.problem("runs-missing")
    elif not zone.runs.whole:
        report.problem("runs-damaged")
    stock = zone.stock
    if stock is None:
        return
    if not {"low", "high"} <= zone.printed.values.keys():
        report.problem("zone-line-cut")
    if not stock.min <= stock.low <= stock.high or (zone.managed and stock.free > zone.managed * 1.05 + 64):
        report.problem("numbers-contradict")
    if stock.boost > stock.min or stock.cma > stock.free + 64:
        report.problem("numbers-contradict")
    last = {"free_cma", "all_unreclaimable", "present", "local_pcp", "pages_scanned", "managed"}
    if era.version >= (2, 5) and not last & zone.printed.values.keys():
        report.problem("zone-line-cut")
    if era.version >= (5, 15) and era.printed and "boost" not in zone.printed.values and not era.vendor:
        report.problem("boost-missing")


def _check_rows(report: Report, order: list[str], column: int, printed: set[tuple[int | None, str]]) -> None:
    """Where a row grows up to the class's column, the zone of that column has pages and ought to be printed."""
    nodes = allowed_nodes(report)
    for zone in report.zones:
        if not zone.row or zone.name not in order or (nodes and zone.node is not None and zone.node not in nodes):
            continue
        start = order.index(zone.name)
        for at in range(start + 1, min(column + 1, len(zone.row))):
            grew = zone.row[at] > (zone.row[at - 1] if at - 1 > start else 0)
            if grew and at < len(order) and (zone.node, order[at]) not in printed and zone.row_name == "lowmem_reserve":
                report.problem("zone-line-missing")


def _check_totals(report: Report, era: Era, order: list[str], column: int, zones: list[ClinicZone]) -> None:
    free = report.totals.get("free")
    known = [zone.stock.free for zone in zones if zone.stock]
    if free is None:
        if report.zones and era.version >= (2, 5):
            report.problem("totals-missing")
        return
    if not known:
        return
    above = order[column + 1 :]
    hidden = any(name in above for name in ("HighMem", "Movable")) and not any(zone.name in above for zone in zones)
    total = sum(known)
    if total > free * (1 + LOSS) + 512:
        report.problem("totals-contradict")
    elif total < free * (1 - LOSS) - 512 and not _may_hide_elsewhere(report, hidden, order, column):
        report.problem("free-pages-unaccounted")


def _may_hide_elsewhere(report: Report, hidden: bool, order: list[str], column: int) -> bool:
    """Whether the rest of the free pages can be in zones above the class, or on nodes that are not printed."""
    confined = report.constraint in ("CPUSET", "MEMORY_POLICY") or node_set(report.nodemask) is not None
    return confined or (hidden and _may_hide(report, order, column))


def _may_hide(report: Report, order: list[str], column: int) -> bool:
    """Whether zones above the class, which newer kernels leave out, can hold the rest of the free pages."""
    if report.highmem_pages > 0:
        return True
    return any(zone.row and len(zone.row) > column + 1 and any(zone.row[column + 1 :]) for zone in report.zones)


def _check_nodes(report: Report, zones: list[ClinicZone]) -> None:
    nodes = allowed_nodes(report)
    named = {zone.node for zone in zones if zone.node is not None}
    if nodes and named and nodes - named and len(nodes) < 1024 and report.nodemask in ("", "(null)"):
        report.problem("node-missing")
    if report.nodes - named and named:
        report.problem("node-missing")
