"""`buddyscope explain --gallery FOLDER`: compare with the answers that stand beside the texts.

Each NAME.txt has a NAME.json with what must come out; a text with several reports has a list of them. Compared report
by report: kind, order, mask, names, verdict, and the numbers of each zone.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from buddyscope.errors import InputError

from .as_json import case_to_json
from .examine import examine

ZONE_FIELDS = ("eligible", "free", "usable", "mark", "reserve", "need", "mark_ok", "block_ok", "largest_allowed_order")


@dataclass(slots=True)
class Agreement:
    """The counts of a comparison."""

    texts: int = 0
    right: dict[str, int] = field(default_factory=Counter)
    asked: dict[str, int] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)
    verdict_texts: int = 0
    """texts in which every verdict is one of those accepted"""
    wrong_high: int = 0
    """verdicts of high confidence that are not accepted"""
    high: int = 0
    """texts with high confidence throughout"""
    told: int = 0
    """texts whose verdict is not cannot-tell"""
    told_high: int = 0
    """of those, with high confidence and every need and usable exact"""

    def count(self, name: str, what: str, wanted: Any, found: Any, accepted: bool | None = None) -> bool:
        """Whether a field agrees; a difference is noted."""
        good = wanted == found if accepted is None else accepted
        self.asked[what] += 1
        self.right[what] += good
        if not good:
            self.differences.append(f"{name}: {what}: expected {_short(wanted)}, found {_short(found)}")
        return good


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value
    return text if len(text) <= 160 else f"{text[:157]}..."


def compare_folder(folder: Path) -> Agreement:
    """Every text of a folder that has its answer beside it. Raises InputError when there is none."""
    agreement = Agreement()
    for text in sorted(folder.glob("*.txt")):
        answer = text.with_suffix(".json")
        if answer.exists():
            agreement.texts += 1
            _compare_text(agreement, text, answer)
    if not agreement.texts:
        raise InputError("no text with its answer", str(folder), expected="NAME.txt and NAME.json side by side")
    return agreement


def _compare_text(agreement: Agreement, text: Path, answer: Path) -> None:
    try:
        wanted = json.loads(answer.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError("not JSON", str(answer), found=str(error)) from error
    found = [case_to_json(case) for case in examine(text.read_text(encoding="utf-8", errors="replace")).cases]
    reports = wanted.get("reports") or [wanted]
    name = text.stem
    agreement.count(name, "number of reports", len(reports), len(found), len(_pair(reports, found)) == len(reports))
    all_right, exact = True, True
    pairs = _pair(reports, found)
    for index, (report, case) in enumerate(pairs):
        label = name if len(reports) == 1 else f"{name} #{index + 1}"
        all_right &= _compare_report(agreement, label, report, case)
        exact &= _numbers_exact(report, case)
    all_right &= len(pairs) == len(reports)
    agreement.verdict_texts += all_right
    high = bool(pairs) and all(case["confidence"] == "high" for _, case in pairs)
    agreement.high += high
    if any(report.get("verdict_category") != "cannot-tell" for report in reports):
        agreement.told += 1
        agreement.told_high += high and exact and all_right


def _pair(reports: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Expected and found reports in their order; of surplus fragments those most like what is expected count."""
    if len(reports) >= len(found):
        return list(zip(reports, found, strict=False))
    pairs, start = [], 0
    for index, report in enumerate(reports):
        last = len(found) - (len(reports) - index - 1)
        best = max(range(start, last), key=lambda at: (_likeness(report, found[at]), -at))
        pairs.append((report, found[best]))
        start = best + 1
    return pairs


def _likeness(report: dict[str, Any], case: dict[str, Any]) -> int:
    zones = [zone for zone in report.get("zones") or [] if isinstance(zone, dict)]
    same = sum(_match(zone, case["zones"]) is not None for zone in zones)
    return same + int(report.get("gfp_raw") == case["gfp_raw"]) + int(report.get("kind") == case["kind"])


def _compare_report(agreement: Agreement, name: str, wanted: dict[str, Any], found: dict[str, Any]) -> bool:
    agreement.count(name, "kind", wanted.get("kind"), found["kind"])
    agreement.count(name, "order", wanted.get("order"), found["order"])
    agreement.count(name, "gfp_raw", wanted.get("gfp_raw"), found["gfp_raw"])
    agreement.count(name, "gfp", _names(wanted.get("gfp_decoded")), _sorted(found["gfp"]))
    accepted = [wanted.get("verdict_category"), *(wanted.get("accept_also") or [])]
    good = agreement.count(
        name, "verdict", wanted.get("verdict_category"), found["verdict"], found["verdict"] in accepted
    )
    if not good and found["confidence"] == "high":
        agreement.wrong_high += 1
    for zone in wanted.get("zones") or []:
        if isinstance(zone, dict):
            _compare_zone(agreement, name, zone, found["zones"])
    return good


def _names(decoded: Any) -> Any:
    if isinstance(decoded, list):
        return [sorted(one["names"]) for one in decoded]
    return sorted(decoded["names"]) if decoded else None


def _sorted(names: Any) -> Any:
    if names and isinstance(names[0], list):
        return [sorted(one) for one in names]
    return sorted(names) if names is not None else None


def _match(zone: dict[str, Any], zones: list[dict[str, Any]]) -> dict[str, Any] | None:
    node = zone.get("node")
    number = int(node) if node is not None and str(node).isdigit() else None
    return next((one for one in zones if one["zone"] == zone["zone"] and one["node"] == number), None)


def _compare_zone(agreement: Agreement, name: str, wanted: dict[str, Any], zones: list[dict[str, Any]]) -> None:
    label = f"{name} {wanted.get('node', '')} {wanted['zone']}"
    found = _match(wanted, zones)
    if agreement.count(label, "zone found", True, found is not None) and found:
        for key in ZONE_FIELDS:
            if key in wanted:
                agreement.count(label, f"zone {key}", wanted[key], found[key])


def _numbers_exact(wanted: dict[str, Any], found: dict[str, Any]) -> bool:
    for zone in wanted.get("zones") or []:
        if isinstance(zone, dict) and zone.get("eligible"):
            one = _match(zone, found["zones"])
            if one is None or (one["need"], one["usable"]) != (zone.get("need"), zone.get("usable")):
                return False
    return True


def agreement_text(agreement: Agreement) -> str:
    """For people: what differs, then the agreement by field."""
    lines = list(agreement.differences)
    if lines:
        lines.append("")
    for what, asked in agreement.asked.items():
        lines.append(f"{what:<28} {agreement.right[what]:>5,} of {asked:,}")
    lines += [
        "",
        f"{agreement.texts} texts; every verdict accepted in {agreement.verdict_texts}; "
        f"wrong verdicts of high confidence: {agreement.wrong_high}.",
        f"{agreement.told} texts have a verdict other than cannot-tell; in {agreement.told_high} of them it is right, "
        "of high confidence, and usable and need are exact in every zone.",
    ]
    return "\n".join(lines) + "\n"


def agreement_json(agreement: Agreement) -> dict[str, Any]:
    """The same for programs."""
    return {
        "texts": agreement.texts,
        "verdict_texts": agreement.verdict_texts,
        "wrong_high": agreement.wrong_high,
        "told": agreement.told,
        "told_high": agreement.told_high,
        "fields": {what: [agreement.right[what], asked] for what, asked in agreement.asked.items()},
        "differences": agreement.differences,
    }
