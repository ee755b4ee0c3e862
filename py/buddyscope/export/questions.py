"""`buddyscope export questions`."""

from collections.abc import Sequence
from pathlib import Path

from buddyscope.errors import InputError, unknown_word

from .bank import known_topics, make_bank
from .gift import gift
from .moodle import moodle_xml

FORMATS = {"moodle-xml": moodle_xml, "gift": gift}
MOST = 1000


def export_questions(
    format_: str, topics: Sequence[str], count: int, seed: int, level: int, lang: str, output: Path
) -> int:
    """Write a bank; "all" stands for one of each topic. Raises InputError."""
    if not 1 <= count <= MOST:
        raise InputError(f"--count cannot be {count}", found=str(count), expected=f"1 to {MOST} questions a topic")
    if level not in range(3):
        raise InputError(f"--level cannot be {level}", found=str(level), expected="0 easy, 1 usual or 2 hard")
    wanted = known_topics()[1:] if "all" in topics else list(dict.fromkeys(topics))
    for topic in wanted:
        if topic not in known_topics():
            raise unknown_word("topic", topic, ["all", *known_topics()])
    items = make_bank(wanted, count, seed, level, lang)
    try:
        output.write_text(FORMATS[format_](items), encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", str(output)) from None
    print(f"{len(items)} questions in {output}")
    return 0
