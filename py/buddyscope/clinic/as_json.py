"""What `buddyscope explain --json` prints for a report or a state file, and what the page shows of a text."""

from typing import Any

from .compare import comparisons
from .examine import Case, examine
from .proc_files import ProcFile, ProcZone
from .remedies import Remedy, remedies
from .verdicts import Tested
from .watermark import OWN_TYPES, allowed_types
from .words import TITLES, remedy_text, sentence, unknowns
from .zones import NAMES, ClinicZone

RESTS_ON = ("head", "zone", "row", "runs")
"""roles of the places that decide; what else was read is context"""
FIELDS = ("free", "usable", "mark", "reserve", "need", "mark_ok", "block_ok", "largest_allowed_order")


def case_to_json(case: Case | ProcFile) -> dict[str, Any]:
    """One object, as the documentation of the command describes it. Numbers of zones are pages."""
    return _file(case) if isinstance(case, ProcFile) else _report(case)


def text_to_page(text: str) -> dict[str, Any]:
    """Everything that the page shows of a text.

    `reports` as case_to_page() gives them, `lines` of the text, `skipped` ranges of lines (first, last) that were not
    looked at, `capped` ("lines", "reports" or ""), and `compared`: a sentence for each pair of neighbours.
    """
    findings = examine(text)
    return {
        "reports": [case_to_page(case) for case in findings.cases],
        "lines": findings.lines,
        "skipped": [list(lines) for lines in findings.skipped],
        "capped": findings.capped,
        "compared": comparisons(findings),
    }


def case_to_page(case: Case | ProcFile) -> dict[str, Any]:
    """The object of --json with what the page shows besides.

    `spans` (line, first column, last column + 1, role), `rests_on` (lines), and of a report: `request` in the words of
    the kernel, `time` in seconds, `unknown`, and the remedies that work and that do not. Zones stand in the order in
    which the kernel tries them, and have what the sums are made of.
    """
    found = case_to_json(case)
    found["spans"] = [list(span) for span in case.spans]
    found["rests_on"] = sorted({span[0] for span in case.spans if span[3] in RESTS_ON})
    if isinstance(case, ProcFile):
        found["zones"] = [zone | _file_details(one) for zone, one in zip(found["zones"], case.zones, strict=True)]
        return found
    works, useless = remedies(case)
    walk = sorted(case.zones, key=_walk_place)
    found["zones"] = [_zone(zone, case) | _details(zone, case) for zone in walk]
    found["decided_in"] = case.verdict.zone.zone.title if case.verdict.zone else ""
    found["time"] = case.report.head.time if case.report.head else None
    found["request"] = ("|".join(case.mask.printed) or "|".join(case.mask.names) or case.mask.raw) if case.mask else ""
    found["key"] = case.verdict.key
    found["title"] = TITLES[case.verdict.name]
    found["unknown"] = unknowns(case)
    found["works"] = [_remedy(case, one) for one in works]
    found["useless"] = [_remedy(case, one) for one in useless]
    return found


def _remedy(case: Case, remedy: Remedy) -> dict[str, Any]:
    return {
        "key": remedy.key,
        "zone": remedy.zone,
        "amount": remedy.amount,
        "usable": remedy.usable,
        "need": remedy.need,
        "text": remedy_text(case, remedy),
    }


def _report(case: Case) -> dict[str, Any]:
    raw: Any = case.mask.raw if case.mask else None
    names: Any = list(case.mask.names) if case.mask else None
    if case.masks:
        raw, names = [mask.raw for mask in case.masks], [list(mask.names) for mask in case.masks]
    return {
        "kind": case.kind,
        "kernel": case.era.kernel,
        "era": case.era.name,
        "order": case.order,
        "gfp": names,
        "gfp_raw": raw,
        "verdict": case.verdict.name,
        "confidence": case.verdict.confidence,
        "reason": sentence(case),
        "lines": list(case.lines),
        "zones": [_zone(zone, case) for zone in case.zones],
    }


def _zone(zone: ClinicZone, case: Case) -> dict[str, Any]:
    tested = next((one for one in case.tested if one.zone is zone), None)
    numbers: dict[str, Any] = dict.fromkeys(FIELDS)
    if tested and case.era.version >= (2, 5):
        numbers = _numbers(tested)
    elif zone.stock:
        numbers["free"] = zone.stock.free
    elif "free" in zone.printed.values:
        numbers["free"] = zone.printed.values["free"] // (zone.page_kb if zone.printed.units else 1)
    return {"node": zone.node, "zone": zone.name, "eligible": zone.eligible, **numbers}


def _numbers(tested: Tested) -> dict[str, Any]:
    result, stock = tested.result, tested.zone.stock
    assert stock
    return {
        "free": stock.free,
        "usable": result.usable,
        "mark": result.mark,
        "reserve": result.reserve,
        "need": result.need,
        "mark_ok": result.mark_ok,
        "block_ok": result.block_ok,
        "largest_allowed_order": result.largest,
    }


def _walk_place(zone: ClinicZone) -> tuple[bool, int]:
    """Zones that the request may use come first, the highest of them before the others."""
    return not zone.eligible, -NAMES.index(zone.name) if zone.name in NAMES else 1


def _details(zone: ClinicZone, case: Case) -> dict[str, Any]:
    """What the page draws: the sums of the test that decided (`final`), and the lists of free blocks by order."""
    tested = next((one for one in case.tested if one.zone is zone), None)
    stock = zone.stock
    details: dict[str, Any] = {"title": zone.title, "managed": zone.managed, "page_kb": zone.page_kb, "final": None}
    details |= {"line": zone.line, "runs_line": zone.runs_line}
    details["blocks"] = _blocks(zone, case) if stock and stock.counts else []
    if tested is None or case.era.version < (2, 5):
        return details
    result = tested.last_try or tested.result
    details["final"] = {
        "usable": result.usable,
        "mark": result.mark,
        "mark_name": "high" if tested.last_try else "min",
        "reserve": result.reserve,
        "need": result.need,
        "mark_ok": result.mark_ok,
        "block_ok": result.block_ok,
        "inclusive": result.inclusive,
        "missing": result.missing,
        "minus_cma": result.minus_cma,
        "minus_highatomic": result.minus_highatomic,
        "boost": stock.boost if stock else 0,
        "failed_order": result.failed_order,
        "left": result.left,
        "left_needed": result.left_needed,
    }
    return details


def _blocks(zone: ClinicZone, case: Case) -> list[list[Any]]:
    """[free blocks, letters of their types or "", whether the request may use one] for each order."""
    stock = zone.stock
    assert stock and stock.counts is not None
    letters = stock.letters or ("",) * len(stock.counts)
    allowed = allowed_types(case.request, case.era.version) if case.mask else OWN_TYPES
    rows = zip(stock.counts, letters, strict=True)
    return [[count, types, bool(count) and (not types or bool(set(types) & allowed))] for count, types in rows]


def _file_details(zone: ProcZone) -> dict[str, Any]:
    blocks = [[count, "", bool(count)] for count in zone.counts]
    title = f"Node {zone.node} {zone.name}"
    return {"title": title, "managed": 0, "page_kb": 4, "final": None, "blocks": blocks, "line": 0, "runs_line": 0}


def _file(one: ProcFile) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "kernel": None,
        "era": "proc",
        "order": None,
        "gfp": None,
        "gfp_raw": None,
        "verdict": "cannot-tell",
        "confidence": "high",
        "reason": sentence(one),
        "lines": list(one.lines),
        "zones": [_proc_zone(zone) for zone in one.zones],
    }


def _proc_zone(zone: ProcZone) -> dict[str, Any]:
    numbers: dict[str, Any] = dict.fromkeys(FIELDS)
    return {"node": zone.node, "zone": zone.name, "eligible": None, **numbers, "free": zone.free}
