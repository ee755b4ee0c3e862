"""What `buddyscope bench` measures of this kernel: always beside the 2.4.22 model, in the same run and in turns."""

from .compare import measure_against_default

__all__ = ["measure_against_default"]
