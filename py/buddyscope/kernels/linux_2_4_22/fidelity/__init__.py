"""Recordings of the genuine allocator, replayed and compared."""


def recognises(first: str) -> bool:
    """Whether a recording that begins with this line is one of this kernel: one that names a machine."""
    return '"type":"machine"' in first[:60]
