"""A figure with its range: {value, unit, workload, goal, ok}, the form that every benchmark keeps."""

from collections.abc import Sequence
from statistics import median
from typing import Any

type Json = dict[str, Any]


def figure(
    values: Sequence[float],
    unit: str,
    workload: str,
    *,
    at_least: float | None = None,
    at_most: float | None = None,
    digits: int = 2,
) -> Json:
    """The median of some values with their range, beside a goal if there is one."""
    value = median(values)
    goal = (
        None
        if at_least is None and at_most is None
        else f">= {at_least:g}"
        if at_least is not None
        else f"<= {at_most:g}"
    )
    ok = value >= at_least if at_least is not None else value <= at_most if at_most is not None else None
    return {
        "value": round(value, digits or None),
        "unit": unit,
        "workload": workload,
        "goal": goal,
        "ok": ok,
        "range": [round(min(values), digits or None), round(max(values), digits or None)],
    }


def ratios(above: Sequence[float], below: Sequence[float]) -> list[float]:
    """Pair by pair, so that a machine that changes its pace changes both."""
    return [one / other for one, other in zip(above, below, strict=True)]


def figure_line(name: str, found: Json) -> str:
    """One figure for people."""
    low, high = found["range"]
    goal = f"  goal {found['goal']}{'' if found['ok'] else ': missed'}" if found["goal"] else ""
    return f"{name:<28} {found['value']:>12,} {found['unit']:<9} ({low:,} … {high:,}){goal}\n    {found['workload']}"
