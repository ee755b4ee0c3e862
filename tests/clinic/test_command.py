"""buddyscope explain: files in, sentences or JSON out, and the exit status."""

import bz2
import gzip
import io
import json
import lzma
import sys
from pathlib import Path

import pytest

from buddyscope.cli import main
from clinic.spoiled import REPORTS

FIELDS = ["kind", "kernel", "era", "order", "gfp", "gfp_raw", "verdict", "confidence", "reason", "lines", "zones"]
ZONE = [
    "node",
    "zone",
    "eligible",
    "free",
    "usable",
    "mark",
    "reserve",
    "need",
    "mark_ok",
    "block_ok",
    "largest_allowed_order",
]


def run(capsys, *words: str) -> tuple[int, str, str]:
    status = main(["explain", *words])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_json_has_one_object_for_each_report(capsys):
    status, out, _ = run(capsys, "--json", str(REPORTS / "73-fail-then-oom.txt"))
    found = json.loads(out)
    assert status == 0
    assert [list(one) for one in found] == [FIELDS, FIELDS]
    assert list(found[0]["zones"][0]) == ZONE
    assert [(one["kind"], one["verdict"], one["lines"]) for one in found] == [
        ("failure", "below-watermark", [1, 62]),
        ("oom", "oom-real", [63, 118]),
    ]
    assert found[0]["gfp"] == ["__GFP_HIGH", "__GFP_KSWAPD_RECLAIM"]
    assert found[0]["zones"][0] == {
        "node": None,
        "zone": "Normal",
        "eligible": True,
        "free": 70,
        "usable": 70,
        "mark": 84,
        "reserve": 0,
        "need": 84,
        "mark_ok": False,
        "block_ok": True,
        "largest_allowed_order": 6,
    }


def test_the_text_says_the_sentence_the_sums_and_what_would_have_helped(capsys):
    status, out, _ = run(capsys, str(REPORTS / "59-fail-parisc-order5-frag.txt"))
    words = " ".join(out.split())
    assert status == 0
    assert "Free, but in pieces [fragmentation, confidence high]" in words
    assert (
        "Normal has 213,487 pages (833.9 MiB) free, enough for the mark, but the request needs an order-5 block"
        in words
    )
    assert "Ask for order 4 (64 KiB) instead" in words
    assert "Rests on lines 1" in words


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress])
def test_compressed_files_are_read(capsys, tmp_path: Path, pack):
    packed = tmp_path / "log"
    packed.write_bytes(pack((REPORTS / "73-fail-equal-to-min.txt").read_bytes()))
    status, out, _ = run(capsys, "--json", str(packed))
    assert (status, json.loads(out)[0]["verdict"]) == (0, "below-watermark")


def test_a_log_that_was_packed_in_two_parts_is_read_to_its_end(capsys, tmp_path: Path):
    first, second = (REPORTS / f"{name}.txt" for name in ("73-fail-equal-to-min", "73-fail-frag3-atomic"))
    (tmp_path / "log.gz").write_bytes(gzip.compress(first.read_bytes()) + gzip.compress(second.read_bytes()))
    _, out, _ = run(capsys, "--json", str(tmp_path / "log.gz"))
    assert [one["verdict"] for one in json.loads(out)] == ["below-watermark", "fragmentation"]


def test_standard_input_is_a_dash(capsys, monkeypatch):
    data = (REPORTS / "proc-buddyinfo-insights-2node.txt").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    status, out, _ = run(capsys, "--json", "-")
    assert status == 0
    assert [zone["free"] for zone in json.loads(out)[0]["zones"]] == [2816, 594180, 6855034, 7772627]


def test_a_text_about_something_else_is_an_error(capsys, tmp_path: Path):
    (tmp_path / "letter").write_text("Dear all,\nthe meeting is at ten.\n")
    status, out, err = run(capsys, str(tmp_path / "letter"))
    assert (status, out) == (2, "")
    assert "nothing about memory was understood" in err


def test_a_missing_file_a_damaged_archive_and_no_file_are_errors(capsys, tmp_path: Path):
    (tmp_path / "log.gz").write_bytes(b"\x1f\x8b\xff\xffbroken")
    assert run(capsys, str(tmp_path / "none"))[0] == 2
    assert "damaged gzip file" in run(capsys, str(tmp_path / "log.gz"))[2]
    assert "no file" in run(capsys)[2]
    assert run(capsys, "--gallery", str(tmp_path))[0] == 2


def test_the_gallery_prints_agreement_by_field(capsys):
    status, out, _ = run(capsys, "--gallery", str(REPORTS))
    assert status == 0
    assert "65 texts; every verdict accepted in 65; wrong verdicts of high confidence: 0." in out


def test_two_buddyinfo_texts_are_compared(capsys, tmp_path: Path):
    line = "Node 0, zone   Normal     {}      4      0      1\n"
    (tmp_path / "two").write_text(line.format(10) + "\nlater\n\n" + line.format(7))
    _, out, _ = run(capsys, str(tmp_path / "two"))
    assert "proc-buddyinfo of line 1 against line 5: node 0 Normal: -3 pages (blocks: order 0 -3)." in out


def test_two_vmstat_texts_are_compared(capsys, tmp_path: Path):
    text = "nr_free_pages {}\nallocstall_normal {}\nnuma_hit {}\n"
    (tmp_path / "two").write_text(text.format(10, 0, 5) + text.format(7, 2, 9))
    _, out, _ = run(capsys, str(tmp_path / "two"))
    assert "against line 4: nr_free_pages -3, allocstall_normal +2; 1 others moved." in out


def test_a_dump_of_2_4_says_what_a_page_would_meet(capsys):
    _, out, _ = run(capsys, str(REPORTS / "24-sysrqm-2422pre5-highmem-wrapped.txt"))
    assert "from HighMem, low: HighMem 511 <= 511; Normal 123,058 > 1,021; DMA 3,400 > 1,085" in out


def test_two_reports_are_compared_and_a_boost_is_noticed(capsys):
    _, out, _ = run(capsys, str(REPORTS / "519-fail-order4-boost-two.txt"))
    assert "Node 0 Normal: free 31,718 to 53,940 pages (+22,222), min 15,990 to 48,246" in " ".join(out.split())


def test_no_name_of_a_host_or_a_task_is_in_the_json(capsys):
    _, out, _ = run(capsys, "--json", str(REPORTS / "26-fail-2624-order10-block-exists.txt"))
    assert "host" not in out
    assert "pm-suspend" not in out
