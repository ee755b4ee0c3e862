"""What one must know for a question, as text: the free lists of a small zone, or the zones with their marks."""

from buddyscope.kernels.linux_2_4_22.mmzone import Zone, free_list

from .situation import Situation
from .texts import Words


def describe_situation(scene: Situation, words: Words) -> str:
    """Lists of a zone that stands alone; else a line a zone, and who may be woken or reclaimed."""
    zones = scene.machine.system.zones
    if len(zones) == 1:
        return _lists(zones[0], words) + _held(scene, words)
    numbered = len(scene.machine.system.nodes) > 1
    return "".join(_line(zone, words, numbered=numbered) for zone in zones) + _pool(scene, words)


def _lists(zone: Zone, words: Words) -> str:
    lines = [words("given.zone", {"size": zone.size, "last": zone.size - 1, "free": zone.free_pages})]
    for order in range(len(zone.free_area)):
        pages = " ".join(map(str, free_list(zone, order))) or words("given.empty")
        lines.append(words("given.list", {"order": order, "pages": pages}))
    for order, area in enumerate(zone.free_area[:-1]):
        lines.append(words("given.bits", {"order": order, "bits": "".join(map(str, area.map))}))
    return "".join(f"{line}\n" for line in lines)


def _held(scene: Situation, words: Words) -> str:
    lines = []
    for name in scene.machine.held_names():
        page, order = scene.machine.block(name) or (0, 0)
        lines.append(words("given.held", {"name": name, "page": page, "order": order}))
    return "".join(f"{line}\n" for line in lines)


def _line(zone: Zone, words: Words, *, numbered: bool) -> str:
    values: dict[str, object] = {
        "node": zone.node,
        "zone": zone.name,
        "free": zone.free_pages,
        "min": zone.pages_min,
        "low": zone.pages_low,
        "high": zone.pages_high,
        "counts": " ".join(str(len(area.free_list)) for area in zone.free_area),
    }
    return words("given.node" if numbered else "given.marks", values) + "\n"


def _pool(scene: Situation, words: Words) -> str:
    pool = sum(1 << order for order, _ in scene.machine.system.pool.values())
    return words("given.pool", {"pages": pool}) + "\n"
