"""The physical page allocator of Linux 2.4.22, one module per kernel source file.

Written from a specification in words and from recordings of the genuine allocator; an independent
implementation. Section numbers in docstrings ("spec 6.2") are those of
docs/spec/linux-2.4.22.md.
"""
