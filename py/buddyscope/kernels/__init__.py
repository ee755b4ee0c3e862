"""The models. They import nothing but themselves and buddyscope.tracing; no I/O, no clock, no chance."""
