"""What `buddyscope bench` measures of this kernel: its core, tracing, and scale."""

from .core import measure_core
from .scale import measure_scale
from .tracing import Session

__all__ = ["Session", "measure_core", "measure_scale"]
