"""The call graphs of today's allocator, call_graph.json: the page draws them as an indented list.

alloc: alloc_pages() down to the buddy lists, and the slow path. free: __free_pages() down to __free_one_page().
"""

from buddyscope.kernels.api.call_graph import read_call_graphs

GRAPHS = read_call_graphs(__package__)
