"""What `buddyscope bench` measures of this kernel: always beside the 2.4.22 model, in the same run and in turns."""

from .beside import measure_beside

__all__ = ["measure_beside"]
