"""The book's two call graphs, call_graph.json: the page draws them, lessons are counted against them.

alloc: alloc_pages() of figure 6.3, with what is in the code and not in the figure: kswapd's wake-up, yield(), and
alloc_pages_pgdat(), which a machine with several nodes goes through. free: __free_pages() of figure 6.4.

Left out: what the pool of reclaim calls under try_to_free_pages_zone(), and the wrappers around alloc_pages().
"""

from buddyscope.kernels.api.call_graph import Edge, read_call_graphs
from buddyscope.kernels.linux_2_4_22.mmzone import System

GRAPHS = read_call_graphs(__package__)
DIRECT: Edge = ("_alloc_pages", "__alloc_pages")
BY_NODE = "alloc_pages_pgdat"


def edges_here(graph: str, system: System) -> list[Edge]:
    """The edges that a machine can take: with several nodes _alloc_pages() goes round by alloc_pages_pgdat()."""
    edges = GRAPHS[graph].calls()
    absent = {DIRECT} if len(system.nodes) > 1 else {edge for edge in edges if BY_NODE in edge}
    return [edge for edge in edges if edge not in absent]
