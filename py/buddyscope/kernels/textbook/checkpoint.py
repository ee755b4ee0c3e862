"""The whole state of a region as bytes, and back."""

import pickle
import zlib

from .region import Region


def dump_state(region: Region) -> bytes:
    """Everything that any record can change."""
    state = (region.free_lists, region.used, region.cuts, region.moves, region.names_by_page, region.page_by_name)
    return zlib.compress(pickle.dumps(state, pickle.HIGHEST_PROTOCOL), 1)


def load_state(region: Region, data: bytes) -> None:
    """Make the region what it was when it was dumped."""
    lists, used, cuts, moves, names_by_page, page_by_name = pickle.loads(zlib.decompress(data))
    region.free_lists[:], region.moves[:] = lists, moves
    region.used, region.cuts = used, cuts
    region.names_by_page, region.page_by_name = names_by_page, page_by_name
