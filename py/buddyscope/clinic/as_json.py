"""What `buddyscope explain --json` prints for a report or a state file."""

from typing import Any

from .examine import Case
from .proc_files import ProcFile, ProcZone
from .remedies import Remedy, remedies
from .verdicts import Tested
from .words import TITLES, remedy_text, sentence, unknowns
from .zones import ClinicZone

FIELDS = ("free", "usable", "mark", "reserve", "need", "mark_ok", "block_ok", "largest_allowed_order")


def case_to_json(case: Case | ProcFile) -> dict[str, Any]:
    """One object, as the documentation of the command describes it. Numbers of zones are pages."""
    return _file(case) if isinstance(case, ProcFile) else _report(case)


def case_to_page(case: Case | ProcFile) -> dict[str, Any]:
    """The same with what the page shows besides: where it was read, what is not known, what would have helped."""
    found = case_to_json(case)
    found["spans"] = [list(span) for span in case.spans]
    if isinstance(case, ProcFile):
        return found
    works, useless = remedies(case)
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
