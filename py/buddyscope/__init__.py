"""Buddyscope: a faithful model of the Linux page allocator that you can see work."""

__version__ = "0.1.0"
