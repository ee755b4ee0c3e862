"""The answers that stand beside the reports. What a text says counts: where an answer asks for more, it is named."""

import json
from pathlib import Path

import pytest

from buddyscope.clinic import examine
from buddyscope.clinic.as_json import case_to_json
from buddyscope.clinic.gallery import compare_folder
from clinic.spoiled import REPORTS, Sample, accepted, samples

SAMPLES = samples()
ANSWERS = {sample.name: json.loads((REPORTS / f"{sample.name}.json").read_text(encoding="utf-8")) for sample in SAMPLES}
# order=0 is not printed by these kernels; the answers assume it
NOT_PRINTED = {"26-oom-268rc4-protections: order", "26-oom-logwatch-sorted: order"}


@pytest.fixture(scope="module")
def agreement():
    return compare_folder(REPORTS)


def test_every_verdict_is_one_that_is_accepted(agreement):
    assert agreement.texts == 65
    assert agreement.verdict_texts == 65
    assert agreement.wrong_high == 0


def test_nothing_differs_but_what_the_text_does_not_say(agreement):
    differences = [line for line in agreement.differences if ": verdict: " not in line]
    assert {line.split(": expected")[0] for line in differences} == NOT_PRINTED


def test_numbers_of_every_zone_are_exact(agreement):
    for field in ("free", "usable", "mark", "reserve", "need", "mark_ok", "block_ok", "largest_allowed_order"):
        assert agreement.right[f"zone {field}"] == agreement.asked[f"zone {field}"] > 70


@pytest.mark.parametrize("sample", [one for one in SAMPLES if one.name.startswith("73-")], ids=lambda one: one.name)
def test_what_7_3_printed_is_decided_with_high_confidence(sample: Sample):
    found = [case_to_json(case) for case in examine(sample.text).cases]
    assert found
    for case in found:
        assert case["confidence"] == "high"
        assert case["verdict"] in sample.accepted


def test_the_verdict_that_comes_first_in_the_answers_is_found_in_nearly_all():
    first = 0
    for sample in SAMPLES:
        wanted = [one["verdict_category"] for one in ANSWERS[sample.name].get("reports") or [ANSWERS[sample.name]]]
        first += set(wanted) <= {case_to_json(case)["verdict"] for case in examine(sample.text).cases}
    assert first >= 58


def test_a_text_with_a_wrong_answer_is_counted_and_told(tmp_path: Path):
    name = "73-fail-equal-to-min"
    (tmp_path / "one.txt").write_text((REPORTS / f"{name}.txt").read_text(encoding="utf-8"), encoding="utf-8")
    answer = json.loads((REPORTS / f"{name}.json").read_text(encoding="utf-8"))
    answer["verdict_category"], answer["accept_also"] = "fragmentation", []
    answer["zones"][0]["need"] += 1
    (tmp_path / "one.json").write_text(json.dumps(answer), encoding="utf-8")
    found = compare_folder(tmp_path)
    assert (found.texts, found.verdict_texts, found.wrong_high) == (1, 0, 1)
    assert "one  Normal: zone need: expected 225, found 224" in found.differences
    assert accepted(answer) == {"fragmentation"}
