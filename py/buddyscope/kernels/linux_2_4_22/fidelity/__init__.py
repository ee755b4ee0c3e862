"""Recordings of the genuine allocator, replayed and compared."""
