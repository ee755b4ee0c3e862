"""Every kernel function that lessons, call graphs and words name is one that the specification knows."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from buddyscope.kernels.registry import kernel_named

ROOT = Path(__file__).parents[2]
KERNEL = kernel_named()
SPECIFICATION = (ROOT / "docs/spec/linux-2.4.22.md").read_text(encoding="utf-8")
STATIC = SPECIFICATION.split("### 9.1 ")[1].split("### 9.2 ")[0].partition("\n")[2]
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
CALL = re.compile(r"\b([A-Za-z_][A-Za-z0-9_]*)\(")
EMPTY_CALL = re.compile(r"\b([a-z_][a-z0-9_]*)\(\)")
FACT = re.compile(r"^(?:calls|answer: (?:first_call|last_call|after|caller|callers|called) \w+) (\w+)", re.MULTILINE)
TODAY = re.compile(r"^```today\n.*?^```$", re.MULTILINE | re.DOTALL)
"""later kernels have functions of their own"""
BESIDE_THE_ALLOCATOR = {"vmalloc", "BUG"}
"""of the book's section 6.5, and the kernel's way to stop"""
RECLAIM = {"kswapd", "kswapd_balance_pgdat", "check_classzone_need_balance"}
"""functions of the model that the specification describes in 7.1 and section 1.3 without naming each"""

TEXTS = [
    *ROOT.glob("lessons/*/*.md"),
    *ROOT.glob("web/src/i18n/*/*.js"),
    *ROOT.glob("py/buddyscope/kernels/linux_2_4_22/practice/texts_*.py"),
    ROOT / "py/buddyscope/kernels/linux_2_4_22/service/book_notes.py",
    ROOT / "docs/model.md",
]


def static_edges() -> set[tuple[str, str]]:
    """(caller, called) of each arrow of section 9.1; on one line there may be several chains, far apart."""
    found = set()
    for chain in re.split(r"\n|\s{4,}", re.sub(r"\([^)]*\)", "", STATIC)):
        sides = [[NAME.findall(name)[0] for name in side.split(",") if NAME.search(name)] for side in chain.split("->")]
        for callers, called in pairwise(sides):
            found |= {(one, other) for one in callers for other in called}
    return found


EDGES = static_edges()
IN_GRAPH = {name for edge in EDGES for name in edge}


def named_in(path: Path) -> set[str]:
    text = TODAY.sub("", path.read_text(encoding="utf-8"))
    spoken = set(CALL.findall(" ".join(re.findall(r"`([^`\n]+)`", text)))) | set(EMPTY_CALL.findall(text))
    return spoken | set(FACT.findall(text) if path.suffix == ".md" else [])


def test_the_specification_says_who_wakes_kswapd():
    assert ("__alloc_pages", "wake_up_interruptible") in EDGES
    assert ("balance_classzone", "__free_pages_ok") in EDGES
    assert "wakeup_kswapd" not in SPECIFICATION


@pytest.mark.parametrize("graph", ["alloc", "free"])
def test_every_edge_of_a_call_graph_is_one_of_the_specification(graph):
    calls = KERNEL.call_graphs[graph].calls()
    assert set(calls) - EDGES == set()
    assert len(calls) == len(set(calls))


def test_every_registered_kernel_function_is_one_of_the_specification():
    names = {entry.name for entry in KERNEL.functions if entry.file}
    assert len(KERNEL.source_modules) == 6
    assert len(names) >= 15
    assert names - IN_GRAPH - RECLAIM == set()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_function_that_a_text_names_is_one_of_the_specification(path):
    known = IN_GRAPH | set(NAME.findall(SPECIFICATION)) | BESIDE_THE_ALLOCATOR | RECLAIM
    # the second is of the interface for allocators of one's own
    ours = {"has_more_than", "free_lists"}
    assert named_in(path) - known - ours == set()


def test_words_for_calls_are_of_registered_functions():
    registered = {entry.name for entry in KERNEL.functions}
    for lang in ("en", "es"):
        files = sorted((ROOT / f"web/src/i18n/{lang}").glob("sentences*.js"))
        text = "\n".join(file.read_text(encoding="utf-8") for file in files)
        keys = set(re.findall(r'^  "call\.(\w+)"', text, re.MULTILINE)) - {"from", "top"}
        assert len(keys) >= 12
        assert keys - registered == set()
