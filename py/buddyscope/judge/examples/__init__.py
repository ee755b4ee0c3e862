"""Allocators in Python: a skeleton to fill in, one that is right, and three that are broken, to learn from."""
