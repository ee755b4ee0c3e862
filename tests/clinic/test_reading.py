"""What mail programs, loggers, terminals and web pages do to a report does not change what is read in it."""

import html
import re
import textwrap
from collections.abc import Callable

import pytest

from buddyscope.clinic import examine
from buddyscope.clinic.as_json import case_to_json
from buddyscope.clinic.joining import join
from buddyscope.clinic.lines import read_lines, strip_prefix
from clinic.spoiled import samples

NAMES = (
    "313-fail-java-order4 30-oom-i386-reserve28pages 47-oom-order2-fork-highatomic-left 519-fail-order4-boost-two "
    "66-oom-i386-T-prefix 73-fail-cma-kernel0 73-fail-hatomic-nowait4 26-oom-2612-forum"
)
TEXTS = {sample.name: sample.text for sample in samples() if sample.name in NAMES.split()}


def prefixed(prefix: str) -> Callable[[str], str]:
    return lambda text: "\n".join(prefix + line for line in text.split("\n"))


def soft_wrapped(width: int) -> Callable[[str], str]:
    def change(text: str) -> str:
        wrapped = (
            textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
        )
        return "\n".join("\n".join(lines) for lines in wrapped)

    return change


def hard_wrapped(width: int) -> Callable[[str], str]:
    return lambda text: "\n".join(
        "\n".join(line[at : at + width] for at in range(0, max(1, len(line)), width)) for line in text.split("\n")
    )


def quoted_printable(text: str) -> str:
    lines = []
    for line in text.replace("=", "=3D").split("\n"):
        while len(line) > 75:
            cut = 75 if "=" not in line[73:75] else 72
            lines.append(line[:cut] + "=")
            line = line[cut:]
        lines.append(line)
    return "\n".join(lines)


CHANGES: dict[str, Callable[[str], str]] = {
    "quoted": prefixed("> "),
    "quoted twice": prefixed("> > "),
    "indented": prefixed("    "),
    "syslog": prefixed("Nov 30 12:00:00 myhost kernel: "),
    "syslog without the word kernel": prefixed("Nov 30 12:00:00 myhost "),
    "journal in ISO times": prefixed("2026-11-30T12:00:00.123456+01:00 my-host.example kernel: "),
    "log levels": prefixed("<4>"),
    "RFC 5424": prefixed("<4>1 2026-11-30T12:00:00.000Z host kernel - - - "),
    "a container's JSON": lambda text: "\n".join(
        '{"log":"' + line + '\\n","stream":"stdout"}' for line in text.split("\n")
    ),
    "tabs": lambda text: text.replace("  ", "\t"),
    "a caller and a level": prefixed("<4>[ 6207.637280]  [3:  Binder:9343_3:22875] "),
    "numbered": lambda text: "\n".join(f"{number:5} {line}" for number, line in enumerate(text.split("\n"), 1)),
    "wrapped at 72": soft_wrapped(72),
    "wrapped at 100": soft_wrapped(100),
    "wrapped and quoted": lambda text: prefixed("> ")(soft_wrapped(72)(text)),
    "cut at 80 columns": hard_wrapped(80),
    "cut and quoted": lambda text: prefixed(">> ")(hard_wrapped(76)(text)),
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "HTML": lambda text: f"<pre>\n{html.escape(text)}\n</pre>",
    "quoted-printable": quoted_printable,
    "no-break spaces": lambda text: text.replace("  ", " \xa0"),
    "colours": lambda text: re.sub(r"(?m)^(\[ *\d+\.\d+\]) ", "\x1b[32m\\1 \x1b[0m\x1b[33m", text).replace(
        "\n", "\x1b[0m\n"
    ),
    "stars that became underscores": lambda text: text.replace("*", "_"),
}


def numbers(text: str) -> list[object]:
    found = [case_to_json(case) for case in examine(text).cases]
    return [
        (one["kind"], one["order"], one["gfp_raw"], one["verdict"], one["confidence"], one["zones"]) for one in found
    ]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("name", TEXTS)
def test_the_same_is_read_in_a_changed_text(name: str, change: Callable[[str], str]):
    text = re.sub(r"(?m)^    (?=\S)", "", TEXTS[name])
    assert numbers(change(text)) == numbers(text)


@pytest.mark.parametrize(
    ("line", "rest", "time"),
    [
        ("Sep  2 05:24:52 host kernel: Mem-info:", "Mem-info:", None),
        ("Jul 17 08:42:45 host kernel: [ 7698.590415] DMA free:1kB", "DMA free:1kB", 7698.590415),
        ("Jul 13 18:00:17 host [  176.381610] oom-killer: gfp_mask=0x2d1", "oom-killer: gfp_mask=0x2d1", 176.38161),
        ("[Di Apr 17 19:56:46 2026] Node 0 DMA: 1*4kB", "Node 0 DMA: 1*4kB", None),
        ("[  218.519632][ T7791] Mem-Info:", "Mem-Info:", 218.519632),
        ("1 Time(s): HighMem: empty", "HighMem: empty", None),
        ("00177 lowmem_reserve[]: 0 426", "lowmem_reserve[]: 0 426", None),
        ("927178 total pagecache pages", "927178 total pagecache pages", None),
        ("> > 0 0 1010 1010", "0 0 1010 1010", None),
    ],
)
def test_what_stands_before_the_kernels_words_is_taken_off(line: str, rest: str, time: float | None):
    start, _, seconds = strip_prefix(line)
    assert line[start:] == rest
    assert seconds == time


def test_every_letter_knows_its_place_in_the_pasted_text():
    text = "&gt; [ 1.5] Normal free:8kB min:4kB\n&gt; low:5kB"
    joined = join(read_lines(text).lines)
    at = joined.text.index("low:5kB")
    assert joined.text == "Normal free:8kB min:4kB low:5kB"
    assert joined.spans(at - 8, at + 7) == [(1, 28, 35), (2, 5, 12)]


def test_lines_that_were_read_are_told_from_those_that_were_not():
    text = "hello\n" + TEXTS["73-fail-cma-kernel0"]
    case = examine(text).cases[0]
    lines = text.split("\n")
    read = {lines[number - 1][first:last] for number, first, last, _ in case.spans}
    assert "free:33320kB" in read
    assert "page allocation failure: order:0, mode:0x10cc0(GFP_KERNEL|__GFP_NORETRY)" in read
    assert all(number > 1 for number, _, _, _ in case.spans)


def test_of_a_long_log_only_the_neighbourhood_of_a_report_is_read():
    noise = "Nov 30 12:00:00 host app[1]: nothing to see here, only words\n" * 40_000
    text = noise + TEXTS["73-fail-cma-kernel0"] + noise
    found = examine(text)
    assert len(found.cases) == 1
    assert found.lines == text.count("\n") + 1
    assert found.skipped[0][0] == 1
    assert sum(last - first + 1 for first, last in found.skipped) > 79_000
    assert case_to_json(found.cases[0])["verdict"] == "only-cma-or-highatomic-blocks"


def test_one_token_a_line_is_put_together_again():
    text = (
        "a: page allocation failure: order:1, mode:0x24000c0(GFP_KERNEL)\nCPU: 0 PID: 1 Comm: a Not tainted 4.9.1 #1\n"
        "Mem-Info:\nactive_anon:5 inactive_anon:7\n free:100 free_pcp:0\nNode 0 \n"
        "Normal free:400kB min:40kB low:50kB high:60kB present:8000kB managed:8000kB free_cma:0kB\n"
        "lowmem_reserve[]:\n 0\n 0\nNode 0 \nNormal: \n100*4kB \n(UM) \n0*8kB \n= 400kB\n"
    )
    stamped = "".join(f"Oct 12 10:00:00 host kernel: {line}\n" for line in text.split("\n"))
    found = case_to_json(examine(stamped).cases[0])
    assert found["verdict"] == "fragmentation"
    assert found["zones"][0]["node"] == 0
    assert found["zones"][0]["largest_allowed_order"] == 0


def test_two_heads_before_two_bodies_leave_open_which_is_whose():
    first, second = TEXTS["73-fail-cma-kernel0"], TEXTS["73-fail-hatomic-nowait4"]
    stamp = re.compile(r"(?m)^.*Mem-Info")
    at, other = (stamp.search(text).start() for text in (first, second))  # type: ignore[union-attr]
    mixed = first[:at] + second[:other] + first[at:] + "\n" + second[other:]
    assert {case_to_json(case)["verdict"] for case in examine(mixed).cases} == {"cannot-tell"}
