"""Spoiled reports: no crash, no endless run, no wrong verdict of high confidence. `make fuzz` tries 100,000."""

from random import Random

from buddyscope.clinic import examine
from buddyscope.clinic.as_json import case_to_json, case_to_page
from buddyscope.clinic.explain import explain_text
from clinic.spoiled import CANNOT_TELL, samples, spoil
from hostile.mutations import broken_text, holds

SAMPLES = samples()


def test_a_spoiled_report_never_gets_a_wrong_verdict_of_high_confidence() -> None:
    def make(chance: Random) -> tuple[str, str, bool]:
        sample = chance.choice(SAMPLES)
        text, honest = spoil(chance, sample.text, chance.choice(SAMPLES).text)
        return sample.name, text, honest

    accepted = {sample.name: sample.accepted for sample in SAMPLES}

    def check(value: tuple[str, str, bool]) -> None:
        name, text, honest = value
        for case in examine(text).cases:
            found = case_to_json(case)
            sure = found["confidence"] == "high" and found["verdict"] != CANNOT_TELL
            assert not (sure and honest) or found["verdict"] in accepted[name], found

    holds(make, check)


def test_whatever_is_pasted_is_explained_or_left_alone() -> None:
    def check(text: str) -> None:
        found = examine(text)
        assert explain_text(found)
        for case in found.cases:
            page = case_to_page(case)
            assert 1 <= page["lines"][0] <= page["lines"][1] <= found.lines

    holds(broken_text([sample.text for sample in SAMPLES]), check)
