"""A machine from the text of /proc/zoneinfo, as plain data that custom_machine() reads.

Taken over: nodes, zones, what they span and manage, the marks without their boost, the number of CPUs. Not in the text,
and so assumed: that the pages which a zone spans and does not manage are its first ones, and that CPUs belong to the
nodes in turn. What is free when the text was printed is not taken over: the machine is as after boot.
"""

from typing import Any

from buddyscope.errors import InputError
from buddyscope.formats.zoneinfo import ZoneInfo, parse_zoneinfo
from buddyscope.kernels.linux_7_3.mmzone import WMARK_NAMES, ZONE_NAMES_32BIT, ZONE_NAMES_64BIT

type Json = dict[str, Any]

NOT_ALLOCATED_FROM = ("Device",)


def machine_from_zoneinfo(text: str, file: str = "") -> Json:
    """Plain data of the machine that printed this text. Raises InputError for a text that does not describe one."""
    printed = parse_zoneinfo(text, file)
    zones = [zone for zone in printed if zone.populated and zone.zone not in NOT_ALLOCATED_FROM]
    if not zones:
        raise InputError("no zone with pages", file, expected="the text of /proc/zoneinfo")
    bits = 32 if any(zone.zone == "HighMem" for zone in printed) else 64
    unknown = {zone.zone for zone in zones} - set(ZONE_NAMES_32BIT if bits == 32 else ZONE_NAMES_64BIT)
    if unknown:
        raise InputError("zones that Linux 7.3 does not have", file, found=", ".join(sorted(unknown)))
    nodes = sorted({zone.node for zone in zones})
    return {
        "title": "Machine from /proc/zoneinfo",
        "bits": bits,
        "nodes": [{"zones": [zone_data(zone) for zone in zones if zone.node == node]} for node in nodes],
        "cpus": cpu_nodes(zones, len(nodes)),
        "reserved": [reserved for zone in zones if (reserved := reserved_pages(zone))[1]],
        "marks": [{"node": nodes.index(zone.node), **marks_of(zone)} for zone in zones],
    }


def number(zone: ZoneInfo, name: str) -> int:
    """One of the numbers that must be there."""
    found = zone.pages.get(name, zone.rest.get(name))
    if found is None:
        raise InputError(f"zone {zone.zone} of node {zone.node} has no {name}", expected="the whole of /proc/zoneinfo")
    return found


def zone_data(zone: ZoneInfo) -> Json:
    """Where the zone lies."""
    return {"zone": zone.zone, "start_pfn": number(zone, "start_pfn"), "pages": number(zone, "spanned")}


def reserved_pages(zone: ZoneInfo) -> list[int]:
    """[first page, count] of what boot does not hand over."""
    managed = zone.pages.get("managed", number(zone, "present"))
    return [number(zone, "start_pfn"), number(zone, "spanned") - managed]


def marks_of(zone: ZoneInfo) -> Json:
    """The marks without the boost, which the printed ones contain; promo is not printed by kernels before 5.18."""
    boost = zone.pages.get("boost", 0)
    marks = {name: number(zone, name) - boost for name in WMARK_NAMES[:3]}
    promo = zone.pages.get("promo", marks["high"] + marks["high"] - marks["low"] + boost) - boost
    return {"zone": zone.zone, **marks, "promo": promo}


def cpu_nodes(zones: list[ZoneInfo], nodes: int) -> list[int]:
    """The node of each CPU."""
    cpus = max((len(zone.pagesets) for zone in zones), default=1) or 1
    return [cpu * nodes // cpus for cpu in range(cpus)]
