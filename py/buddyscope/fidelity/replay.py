"""Replay a recording on the model of the kernel that it is of: which one that is, is seen by its first line."""

from collections.abc import Sequence
from pathlib import Path

from buddyscope.kernels.registry import DEFAULT, KERNELS, has_part, kernel_part

from .outcome import Outcome, Progress
from .recording_files import read_lines


def kernel_of_recording(texts: Sequence[str]) -> str:
    """Name of the kernel that a recording is of. Whatever is no recording at all is left to the default kernel."""
    first = texts[0] if texts else ""
    for name in KERNELS:
        if has_part(name, "fidelity"):
            recognises = getattr(kernel_part(name, "fidelity"), "recognises", None)
            if recognises and recognises(first):
                return name
    return DEFAULT


def replay_lines(texts: Sequence[str], file: str, progress: Progress | None = None) -> Outcome:
    """Replay the lines of one recording. Raises InputError for one that is broken."""
    name = kernel_of_recording(texts)
    outcome: Outcome = kernel_part(name, "fidelity.replay").replay_lines(texts, file, progress)
    outcome.kernel = name
    return outcome


def replay_file(path: Path, progress: Progress | None = None) -> Outcome:
    """Replay one file. Raises InputError for one that is broken; nothing is reported for it then."""
    return replay_lines(read_lines(path), str(path), progress)
