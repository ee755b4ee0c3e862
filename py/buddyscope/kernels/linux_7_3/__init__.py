"""The physical page allocator of Linux 7.3, one module per subject of mm/page_alloc.c and its neighbours.

Written from a specification in words and from recordings of the genuine allocator; an independent implementation.
Section numbers in docstrings ("spec 1.8") are those of that specification. Recorded: the buddy lists, claiming and
stealing, per-CPU lists, the watermark tests, the walk over one node's zonelist, high-atomic reserves, boosts,
isolation, and all arithmetic at boot. From the specification alone: several nodes, reclaim, compaction, OOM.
"""
