"""`buddyscope explain`: the answer as text for a terminal."""

from collections.abc import Iterator
from textwrap import wrap

from .compare import comparisons
from .examine import Case, Findings
from .proc_files import ProcFile
from .remedies import remedies
from .verdicts import Tested
from .watermark import cumulative_gates
from .words import TITLES, remedy_text, sentence, size, unknowns

WIDTH = 100
SHOWN = 6
"""changes of each kind that are told"""


def explain_text(findings: Findings, name: str = "") -> str:
    """All reports of a text, one after the other."""
    lines: list[str] = []
    for number, case in enumerate(findings.cases, 1):
        if len(findings.cases) > 1:
            lines.append(f"== {number} of {len(findings.cases)} ==")
        lines += _file(case) if isinstance(case, ProcFile) else _report(case)
        lines.append("")
    for comparison in comparisons(findings):
        lines += [*_wrapped(comparison), ""]
    lines += _coverage(findings)
    return "\n".join(lines).rstrip() + "\n"


def _report(case: Case) -> list[str]:
    verdict = case.verdict
    first, last = case.lines
    lines = [f"{TITLES[verdict.name]}  [{verdict.name}, confidence {verdict.confidence}]"]
    lines += _wrapped(sentence(case))
    lines += ["", f"  {_what(case)}"]
    if case.tested and case.era.version >= (2, 5):
        lines += ["", *_table(case)]
        if case.report.head is None:
            lines.append("  (worked out for a single page with GFP_KERNEL, as no request is known)")
    elif case.tested and case.era.version >= (2, 4, 10):
        lines += ["", *_gates(case)]
    works, useless = remedies(case)
    if works:
        lines += ["", "Would have made it succeed, the smallest first:"]
        lines += [line for one in works[:SHOWN] for line in _item(remedy_text(case, one))]
    if useless:
        lines += ["", "Often tried, but not enough here:"]
        lines += [line for one in useless[:SHOWN] for line in _item(remedy_text(case, one))]
    known = unknowns(case)
    if known:
        lines += ["", "Not known:"]
        lines += [line for one in known for line in _item(one)]
    lines += ["", f"Rests on lines {_ranges(case)} (found in lines {first} to {last})."]
    return lines


def _what(case: Case) -> str:
    parts = [case.kind, f"kernel {case.era.kernel}"]
    if case.order is not None:
        parts.append(f"order {case.order}")
    for mask in case.masks or ([case.mask] if case.mask else []):
        names = "|".join(mask.names) or "no bits"
        parts.append(f"mask {mask.raw} = {names}")
    if case.report.head and case.report.head.memalloc:
        parts.append("from a task with PF_MEMALLOC")
    if len(case.report.heads) > 1 or case.report.repeats:
        parts.append(f"{len(case.report.heads) + case.report.repeats:,} times")
    return " · ".join(parts)


def _table(case: Case) -> Iterator[str]:
    """A row a zone: usable, mark, reserve, need, the largest block that the request may use, in pages."""
    width = max(len(one.zone.title) for one in case.tested)
    yield f"  {'zone':<{width}} {'free':>10} {'usable':>10} {'mark':>9} {'reserve':>9} {'need':>10}  largest block"
    for one in case.tested:
        result, stock = one.result, one.zone.stock
        assert stock
        numbers = f"{stock.free:>10,} {result.usable:>10,} {result.mark:>9,} {result.reserve:>9,} {result.need:>10,}"
        yield f"  {one.zone.title:<{width}} {numbers}  {_block(one)}  {_outcome(one)}"


def _gates(case: Case) -> Iterator[str]:
    """2.4: what a single page from each zonelist would meet; the marks add up along the list."""
    zones = [one for name in ("HighMem", "Normal", "DMA") for one in case.tested if one.zone.name == name]
    yield "  What a single page would meet (free pages must be more; the marks add up along the zonelist):"
    for start in range(len(zones)):
        stocks = [one.zone.stock for one in zones[start:] if one.zone.stock]
        rows = [
            ("low", [stock.low for stock in stocks]),
            ("min", [stock.min for stock in stocks]),
            ("min/4, may not wait", [stock.min >> 2 for stock in stocks]),
        ]
        for name, marks in rows:
            gates = cumulative_gates(marks, 0)
            parts = [
                f"{one.zone.name} {stock.free:,} {'>' if stock.free > gate else '<='} {gate:,}"
                for one, stock, gate in zip(zones[start:], stocks, gates, strict=True)
            ]
            yield f"  from {zones[start].zone.name}, {name}: {'; '.join(parts)}"


def _block(one: Tested) -> str:
    result = one.result
    if result.block_ok is None and result.largest is None:
        return "not known"
    if result.largest is None:
        return "none"
    return f"order {result.largest} ({size(one.zone.page_kb << result.largest)})"


def _outcome(one: Tested) -> str:
    if not one.zone.eligible:
        return "not for this request"
    if one.passes:
        tail = "" if one.passes_finally else ", but not at the high mark"
        return f"passes{tail}"
    if not one.result.mark_ok:
        last = f", {one.last_try.missing:,} at the high mark" if one.last_try else ""
        return f"{one.result.missing:,} short{last}"
    return "no block for it" if one.result.failed_order is None else f"refused at order {one.result.failed_order}"


def _file(one: ProcFile) -> list[str]:
    lines = [f"{one.kind}, lines {one.lines[0]} to {one.lines[1]}", *_wrapped(sentence(one)), ""]
    for zone in one.zones:
        parts = [f"free {zone.free:,} pages" if zone.free is not None else "free pages not printed"]
        if zone.largest is not None:
            parts.append(f"largest block order {zone.largest}")
        for order in (3, 9):
            unusable = zone.unusable(order)
            if unusable is not None:
                parts.append(f"{100 * unusable:.0f} % too small for order {order}")
        if zone.info and zone.info.populated:
            marks = [f"{key} {zone.info.pages[key]:,}" for key in ("min", "low", "high") if key in zone.info.pages]
            parts += marks
        lines.append(f"  Node {zone.node} {zone.name}: {', '.join(parts)}")
    return lines


def _ranges(case: Case) -> str:
    """The lines that decided: 1, 40-43, 51."""
    numbers = sorted({span[0] for span in case.spans if span[3] in ("head", "zone", "row", "runs")})
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    words = [str(first) if first == last else f"{first}-{last}" for first, last in ranges]
    return ", ".join(words[:20]) + (" …" if len(words) > 20 else "") or "none"


def _coverage(findings: Findings) -> list[str]:
    """What was not read is said, and not dropped in silence."""
    read = {span[0] for case in findings.cases for span in case.spans}
    lines = [f"Read {len(read):,} of {findings.lines:,} lines; the others say nothing about these reports."]
    if findings.capped:
        lines.append(f"There is more than can be read at once: only the first {findings.capped} were looked at.")
    return lines


def _wrapped(text: str) -> list[str]:
    return wrap(text, WIDTH) or [""]


def _item(text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent="  * ", subsequent_indent="    ")
