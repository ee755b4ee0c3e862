"""The numbers of this kernel's functions. Links and kept histories hold them: the list only grows at its end."""

from buddyscope.tracing.function_graph import FunctionTable

FUNCTIONS = FunctionTable("alloc", "expand", "free", "merge", "merge_all")
registered = FUNCTIONS.register
