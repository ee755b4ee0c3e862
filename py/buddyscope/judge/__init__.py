"""Judge an allocator by what it did: its log against invariants, and against a reference under a policy.

The formats and the kinds of fault are described in docs/own-allocator.md.
"""
