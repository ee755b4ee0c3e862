"""The plain tables that come with the recordings: watermarks, zonelists, flag values."""

from collections.abc import Iterator, Sequence
from typing import Any

from buddyscope.formats.json_text import read_json
from buddyscope.kernels.linux_2_4_22 import gfp, mmzone
from buddyscope.kernels.linux_2_4_22.init import (
    ZONE_BALANCE_MAX,
    ZONE_BALANCE_MIN,
    ZONE_BALANCE_RATIO,
    Layout,
    NodeLayout,
    free_area_init_core,
    wait_table_size,
    watermarks,
)
from buddyscope.kernels.linux_2_4_22.vmscan import SWAP_CLUSTER_MAX

Row = tuple[int, str, object, object]
"""line, what was asked, what is expected, what came"""

ZONES = ("DMA", "NORMAL", "HIGHMEM")
CONSTANTS = {
    **gfp.GFP_FLAGS,
    **gfp.PROCESS_FLAGS,
    "GFP_ZONEMASK": gfp.GFP_ZONEMASK,
    "MAX_ORDER": mmzone.MAX_ORDER,
    "MAX_NR_ZONES": mmzone.MAX_NR_ZONES,
    "PAGE_SHIFT": mmzone.PAGE_SHIFT,
    "SWAP_CLUSTER_MAX": SWAP_CLUSTER_MAX,
    "zone_balance_ratio": ZONE_BALANCE_RATIO[0],
    "zone_balance_min": ZONE_BALANCE_MIN,
    "zone_balance_max": ZONE_BALANCE_MAX,
}
PAGE_FLAGS = {
    name: bit.bit_length() - 1 for name, bit in vars(mmzone).items() if name.startswith("PG_") and isinstance(bit, int)
}


def replay_table(texts: Sequence[str], file: str) -> Iterator[Row] | None:
    """The comparisons of a table, or None when the text is not a table."""
    head = next((text for text in texts if text.strip()), "")
    if head.strip() == "[" or head.startswith("[{"):
        return flag_rows("\n".join(texts), file)
    if '"ratio"' in head and '"hole"' in head:
        return watermark_rows(_objects(texts, file))
    if '"zones_present"' in head:
        return zonelist_rows(_objects(texts, file))
    return None


def _objects(texts: Sequence[str], file: str) -> list[tuple[int, dict[str, Any]]]:
    rows = []
    for number, text in enumerate(texts, 1):
        if text.strip():
            rows.append((number, read_json(text, file, number)))
    return rows


def watermark_rows(rows: Sequence[tuple[int, dict[str, Any]]]) -> Iterator[Row]:
    """pages_min, pages_low, pages_high and the wait table's size of one zone a row."""
    for line, row in rows:
        came = (*watermarks(row["size"] - row["hole"], row["ratio"]), wait_table_size(row["size"]))
        expected = (row["pages_min"], row["pages_low"], row["pages_high"], row["wait_table_size"])
        yield (
            line,
            f"zone of {row['size']} pages, {row['hole']} of them holes, ratio {row['ratio']}",
            expected,
            came,
        )


def zonelist_rows(rows: Sequence[tuple[int, dict[str, Any]]]) -> Iterator[Row]:
    """All sixteen zonelists for one set of non-empty zones a row."""
    for line, row in rows:
        sizes = tuple(512 if name in row["zones_present"] else 0 for name in ZONES)
        dma, normal, highmem = sizes
        node = free_area_init_core(Layout((NodeLayout(0, (dma, normal, highmem)),)), 0, 0, [])
        for index, expected in row["zonelists"].items():
            came = [ZONES[zone.index] for zone in node.node_zonelists[int(index)]]
            yield line, f"zones {row['zones_present']}, gfp & 0x0f = {index}", expected, came


def flag_rows(text: str, file: str) -> Iterator[Row]:
    """Values of flags and constants."""
    entries = read_json(text, file)
    known = {**CONSTANTS, **PAGE_FLAGS}
    for number, entry in enumerate(entries, 1):
        yield (
            number,
            f"entry {number}: {entry['name']}",
            entry["value"],
            known.get(entry["name"], "not in the model"),
        )
