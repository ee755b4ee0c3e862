"""Run a program for a build phase: quiet when it works, everything it said when it does not."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def run(command: list[str], root: Path, **environment: str) -> str:
    """Standard output of the command; RuntimeError with all that it printed when it fails."""
    result = subprocess.run(
        command, cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    if result.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{result.stdout}{result.stderr}")
    return result.stdout
