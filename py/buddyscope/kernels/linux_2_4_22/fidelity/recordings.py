"""Recordings of the genuine allocator: JSON lines, one machine and one run a file.

A recording is a machine line, a state line, then op lines mixed with state, hash and note lines, and an end line.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from buddyscope.errors import InputError, unknown_word
from buddyscope.fidelity.outcome import BROKEN, Json
from buddyscope.formats.json_text import read_json
from buddyscope.kernels.linux_2_4_22.bootmem import Run
from buddyscope.kernels.linux_2_4_22.init import ZONE_BALANCE_RATIO, Layout, NodeLayout, check_layout
from buddyscope.kernels.linux_2_4_22.mmzone import System, Zone, free_list
from buddyscope.kernels.linux_2_4_22.service.limits import limited
from buddyscope.kernels.linux_2_4_22.service.presets import LinuxMachine

ZONES = ("DMA", "NORMAL", "HIGHMEM")
LINE_TYPES = ("machine", "state", "hash", "note", "end")
OPS = ("alloc", "rmqueue", "free", "task", "cpu", "interrupt", "kswapd", "page", "nr_free")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a recording, with its number for messages."""

    number: int
    data: Json

    @property
    def kind(self) -> str:
        """`op` or one of LINE_TYPES."""
        return "op" if "op" in self.data else str(self.data.get("type"))


@dataclass(frozen=True, slots=True)
class Recording:
    """A machine line, read, and all lines after it."""

    file: str
    spec: LinuxMachine
    machine: Json
    lines: Sequence[Line]


def parse_recording(texts: Sequence[str], file: str) -> Recording:
    """Check a whole file, by its lines, before anything is run."""
    lines = [_line(text, number, file) for number, text in enumerate(texts, 1) if text.strip()]
    if not lines or lines[0].kind != "machine":
        found = lines[0].kind if lines else "nothing"
        raise InputError("not a recording", file, 1, found=found, expected="a line with type machine")
    if lines[-1].kind != "end":
        raise InputError(
            "the recording breaks off",
            file,
            lines[-1].number,
            found=lines[-1].kind,
            expected="a line with type end",
        )
    try:
        spec = machine_spec(lines[0].data)
        check_layout(spec.layout)
        limited("the size", sum(sum(node.sizes) for node in spec.layout.nodes), "pages")
    except InputError as error:
        raise error.at(file, 1) from None
    except BROKEN as error:
        reason = f"no key {error}" if isinstance(error, KeyError) else str(error)
        raise InputError(f"the machine cannot be built: {reason}", file, 1) from None
    return Recording(file, spec, lines[0].data, lines[1:])


def _line(text: str, number: int, file: str) -> Line:
    data = read_json(text, file, number)
    if not isinstance(data, dict):
        raise InputError("not a line of a recording", file, number, found=repr(text[:60]), expected="an object")
    if "op" in data:
        if data["op"] not in OPS:
            raise unknown_word("op", str(data["op"]), OPS).at(file, number)
    elif data.get("type") not in LINE_TYPES:
        raise unknown_word("line type", str(data.get("type")), LINE_TYPES).at(file, number)
    return Line(number, data)


def machine_spec(line: Json) -> LinuxMachine:
    """The machine of a machine line."""
    machine = line["machine"]
    nodes = tuple(
        NodeLayout(node["start_pfn"], _by_zone(node, 0), _by_zone(node.get("holes", {}), 0))
        for node in machine["nodes"]
    )
    layout = Layout(
        nodes,
        build=line["build"],
        memfrac=tuple(machine.get("memfrac", ZONE_BALANCE_RATIO)),
        init_order=tuple(machine.get("init_order", ())),
    )
    runs: list[Run] = [(first, count, step) for first, count, step in line["boot_sequence"]]
    return LinuxMachine(
        str(line.get("name", "recording")), str(line.get("desc", "")), layout, runs, cpus=tuple(range(len(nodes)))
    )


def _by_zone(sizes: Json, default: int) -> tuple[int, int, int]:
    dma, normal, highmem = (int(sizes.get(name, default)) for name in ZONES)
    return dma, normal, highmem


def zone_label(zone: Zone) -> str:
    """The zone's name as recordings write it."""
    return ZONES[zone.index]


def zone_state(zone: Zone) -> Json:
    """A zone as an element of a state line."""
    return {
        "node": zone.node,
        "zone": zone_label(zone),
        "free_pages": zone.free_pages,
        "need_balance": zone.need_balance,
        "lists": [free_list(zone, order) for order in range(len(zone.free_area))],
        "maps": [[bit for bit, value in enumerate(area.map) if value] for area in zone.free_area[:-1]],
    }


def state_hash(system: System) -> str:
    """First 16 hex digits of the SHA-256 of the state's canonical text."""
    return hashlib.sha256("".join(_hash_lines(system)).encode()).hexdigest()[:16]


def _hash_lines(system: System) -> Iterator[str]:
    for zone in system.zones:
        state = zone_state(zone)
        yield f"N{zone.node} {zone_label(zone)} {zone.free_pages} {zone.need_balance}\n"
        for letter, rows in (("F", state["lists"]), ("M", state["maps"])):
            for order, row in enumerate(rows):
                yield f"{letter}{order}:{','.join(map(str, row))}\n"
