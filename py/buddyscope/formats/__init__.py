"""Kernel text and recordings <-> small records, parse and format in pairs."""
