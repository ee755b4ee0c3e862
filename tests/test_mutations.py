"""Deliberate errors in the model, one at a time: the recordings must catch each. A check of the check."""

import importlib
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import buddyscope
from buddyscope.fidelity.recording_files import read_lines

VECTORS = Path(__file__).parent / "vectors"
KERNEL = "kernels/linux_2_4_22"

# Small recordings first: most errors show at once.
RECORDINGS = [
    "book_split_2e4_for_2e2", "boot_simple_highmem", "boot_i386_64m", "reclaim_dma_normal", "reclaim_dma_normal_high",
    "misuse_uma", "api_uma_highmem", "numa3_script", "numa2_script", "buddy_tiny64_300", "odd_1_7_13_raw",
    "pressure_1024pages_200", "numa2_trace_200", "discontig2_trace_2000", "table_watermarks", "table_zonelists",
    "flags", "drain_kernel_then_atomic", "edges_dma_normal_high",
    "pressure_533pages_2000", "pressure_1024pages_2000", "pressure_1024pages_20000",
]  # fmt: skip

# (module, what stands there, the error, what it means)
MUTATIONS = [
    ("page_alloc", "high -= 1\n        add_to", "high -= 2\n        add_to", "expand() halves twice at a time"),
    ("page_alloc", "        index += 1 << high\n        page += 1 << high", "        pass", "the lower half is handed out"),
    ("page_alloc", "        MARK_USED(zone, index, high)\n", "", "expand() forgets the bit"),
    ("page_alloc", "        if current_order != max_order - 1:\n            MARK_USED(zone, index, current_order)\n", "",
     "rmqueue() forgets the bit"),
    ("page_alloc", "change_free_pages(zone, -(1 << order))", "change_free_pages(zone, -(1 << current_order))",
     "the whole block is counted as taken"),
    ("page_alloc", "for current_order in range(order, max_order)", "for current_order in range(order, max_order - 1)",
     "the last list is never looked at"),
    ("page_alloc", "        set_page_count(zone, page, 1)\n        return page\n    spin", "        return page\n    spin",
     "a new block has no reference"),
    ("page_alloc", "    if count == 0:\n", "    if count <= 0:\n", "a double free frees"),
    ("page_alloc", "& PG_reserved:\n        return\n", "& PG_reserved:\n        pass\n", "reserved pages can be freed"),
    ("page_alloc", "    while order != last_order:", "    while order != last_order - 1:", "merging stops one order early"),
    ("page_alloc", "            break  # the bit", "            pass  # the bit", "it merges whatever the bit says"),
    ("page_alloc", "        page_idx &= mask\n", "", "a merged block keeps the upper address"),
    ("page_alloc", "minimum += zone.pages_low  #", "minimum = (1 << order) + zone.pages_low  #", "thresholds do not add up"),
    ("mmzone", "return zone.free_pages > minimum", "return zone.free_pages >= minimum", "at the mark is enough"),
    ("page_alloc", "    minimum = 1 << order\n    for zone in zonelist:\n        minimum += zone.pages_low",
     "    minimum = 0\n    for zone in zonelist:\n        minimum += zone.pages_low", "the request itself is not counted"),
    ("page_alloc", "zone.pages_min >> 2", "zone.pages_min >> 1", "half instead of a quarter for atomic requests"),
    ("page_alloc", "    set_need_balance(classzone, 1)\n", "", "need_balance is never set"),
    ("page_alloc", "        wake_up_interruptible(system)\n", "        pass\n", "kswapd is never woken"),
    ("page_alloc", "(PF_MEMALLOC | PF_MEMDIE):", "PF_MEMALLOC:", "an OOM victim gets no reserve"),
    ("page_alloc", "order > 3:", "order > 4:", "order 4 is tried for ever"),
    ("page_alloc", "if freed else None", "if True else None", "the local page is kept though reclaim failed"),
    ("page_alloc", "[0] == order and memclass", "[0] >= order and memclass", "a larger local block will do"),
    ("page_alloc", "order and memclass(zone, classzone)", "order", "a local block of any zone will do"),
    ("page_alloc", " and not system.local_pages and", " and", "every freed block is kept locally"),
    ("page_alloc", "task_flags(system) & ~(PF_MEMALLOC | PF_FREE_PAGES)", "task_flags(system) & ~PF_FREE_PAGES",
     "PF_MEMALLOC survives reclaim"),
    ("page_alloc", "    if in_interrupt(system):\n        BUG(system, bug.WAITS_IN_INTERRUPT())\n", "",
     "an interrupt may wait"),
    ("page_alloc", "zone.index <= classzone.index", "zone.index < classzone.index", "the class leaves out its own zone"),
    ("mmzone", "page, stamp = zone.free_area[order].free_list.popitem()", "page = next(iter(zone.free_area[order].free_list)); stamp = zone.free_area[order].free_list.pop(page)",
     "lists are served from their tail"),
    ("mm", "    if order >= system.max_order:\n        return None\n", "", "an order beyond the last is not refused"),
    ("mm", "gfp_mask | GFP_DMA", "gfp_mask", "__get_dma_pages() asks for any zone"),
    ("mm", "    if page_zone(system, page).name == \"HighMem\":\n        return 0\n", "", "high memory has addresses"),
    ("numa", "(start + 1) % len(system.pgdat_list)", "start", "round robin stands still"),
    ("numa", "system.pgdat_list[start:] + system.pgdat_list[:start]", "system.pgdat_list[start:]", "the walk does not wrap"),
    ("init", "pgdat_list.insert(0, nodes[nid])", "pgdat_list.append(nodes[nid])", "nodes are appended"),
    ("init", "        if mask & 0x01:\n", "        if mask & 0x04:\n", "__GFP_DMA is ignored"),
    ("init", "return mask, 2 * mask, 3 * mask", "return mask, 2 * mask, 4 * mask", "pages_high is four times pages_min"),
    ("bootmem", "sorted(segments)", "sorted(segments, reverse=True)", "boot fills the lists the other way round"),
    ("gfp", '"GFP_NOFS": 0x0F0', '"GFP_NOFS": 0x1F0', "GFP_NOFS may use the filesystem"),
]  # fmt: skip


@pytest.fixture(scope="session")
def recordings() -> list[tuple[str, list[str]]]:
    """(name, lines) of every recording, unpacked once."""
    files = [next(VECTORS.glob(f"{name}.json*")) for name in RECORDINGS]
    return [(file.name, read_lines(file)) for file in files]


class Mutation(MetaPathFinder):
    """Finds one module in a file of its own; leaves all others to the finders that there are."""

    def __init__(self, module: str, file: Path) -> None:
        self.module = module
        self.file = file

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        return spec_from_file_location(fullname, self.file) if fullname == self.module else None


def monitoring_tools() -> set[int]:
    """Which of the interpreter's few places for tools are taken: the model's recorder takes one."""
    return {tool for tool in range(6) if sys.monitoring.get_tool(tool) is not None}


@contextmanager
def package_imported_anew(*finders: MetaPathFinder) -> Iterator[ModuleType]:
    """The replay module of a `buddyscope` that nobody else has: the one that was there comes back afterwards."""
    ours = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "buddyscope"}
    for name in ours:
        del sys.modules[name]
    tools = monitoring_tools()
    sys.meta_path[:0] = finders
    try:
        yield importlib.import_module("buddyscope.kernels.linux_2_4_22.fidelity.replay")
    finally:
        for tool in monitoring_tools() - tools:
            sys.monitoring.set_events(tool, 0)
            sys.monitoring.free_tool_id(tool)
        for finder in finders:
            sys.meta_path.remove(finder)
        for name in [name for name in sys.modules if name.partition(".")[0] == "buddyscope"]:
            del sys.modules[name]
        sys.modules.update(ours)


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """An error may make the model run for ever."""

    def end(*_: object) -> None:
        raise TimeoutError(f"still running after {seconds} s")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def first_that_notices(replay: ModuleType, recordings: list[tuple[str, list[str]]]) -> str:
    """The recording that diverges, or breaks off; "" when none does."""
    for name, lines in recordings:
        try:
            with at_most(120):
                if replay.replay_lines(lines, name).divergences:
                    return name
        except (TimeoutError, RuntimeError):
            raise  # nothing that a recording could notice
        except Exception:
            return name
    return ""


@pytest.mark.parametrize(("module", "old", "new", "why"), MUTATIONS, ids=[row[3] for row in MUTATIONS])
def test_the_recordings_catch(module, old, new, why, recordings, tmp_path):
    source = Path(buddyscope.__file__).parent / KERNEL / f"{module}.py"
    text = source.read_text(encoding="utf-8")
    assert text.count(old) == 1, "the mutation must apply at exactly one place"
    mutated = tmp_path / f"{module}.py"
    mutated.write_text(text.replace(old, new), encoding="utf-8")
    compile(mutated.read_text(encoding="utf-8"), str(mutated), "exec")
    with package_imported_anew(Mutation(f"buddyscope.{KERNEL.replace('/', '.')}.{module}", mutated)) as replay:
        assert first_that_notices(replay, recordings), f"no recording noticed: {why}"


def test_without_an_error_all_is_well(recordings):
    with package_imported_anew() as replay:
        assert first_that_notices(replay, recordings) == ""
