"""Recordings of the genuine allocator of Linux 7.3, and their replay."""
