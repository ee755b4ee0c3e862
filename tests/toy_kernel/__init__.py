"""A kernel for tests: single pages on one list, taken from its head, given back at its tail, down to one watermark."""
