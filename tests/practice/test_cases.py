"""Failed requests: the text says enough, and one change alone repairs."""

from collections import Counter

from buddyscope.kernels.linux_2_4_22.practice.failure_cases import CAUSES, make_case
from buddyscope.kernels.linux_2_4_22.practice.situation import spec_of
from buddyscope.kernels.linux_2_4_22.service.failure_report import parse_failed, parse_free_areas
from buddyscope.machine.machine import Machine


def served(case):
    machine = Machine(spec_of(case["machine"]))
    for text in case["setup"]:
        machine.run(text)
    return machine.run(case["command"]).page is not None


def test_the_request_fails_and_exactly_one_of_six_changes_repairs_it():
    for seed in range(40):
        case = make_case(seed)
        assert not served(case)
        assert [repair["works"] for repair in case["repairs"]].count(True) == 1
        assert len(case["repairs"]) == 6
        for repair in case["repairs"]:
            assert served(repair) == repair["works"], (seed, repair["text"])


def test_every_cause_comes_about_as_often():
    causes = Counter(make_case(seed)["cause"] for seed in range(200))
    assert set(causes) == set(range(len(CAUSES)))
    assert max(causes.values()) <= 0.4 * 200


def test_the_repair_does_not_always_stand_in_one_place():
    places = Counter([repair["works"] for repair in make_case(seed)["repairs"]].index(True) for seed in range(60))
    assert len(places) == 6


def test_no_two_changes_read_the_same():
    for seed in range(60):
        texts = [repair["text"] for repair in make_case(seed)["repairs"]]
        assert len(set(texts)) == 6


def in_class(name, gfp):
    """Whether a request with these flags may look in a zone: DMA alone, or from HighMem or Normal downwards."""
    if gfp & 1:
        return name == "DMA"
    return name != "HighMem" or bool(gfp & 2)


def test_the_cause_can_be_read_off_the_text():
    for seed in range(120):
        case = make_case(seed)
        line, _, rest = case["text"].partition("\n")
        failed, areas = parse_failed(line), parse_free_areas(rest)
        asked = [zone for zone in areas.zones if in_class(zone.name, failed.gfp)]
        others = [zone for zone in areas.zones if zone not in asked]
        has = {zone.name: any(zone.counts[failed.order :]) for zone in areas.zones}
        cause = CAUSES[case["cause"]]
        if cause == "watermark":
            assert any(has[zone.name] for zone in asked)
        if cause in ("no_block", "wrong_zone"):
            assert areas.inactive < 32
        if cause == "wrong_zone":
            assert any(has[zone.name] for zone in others)
        if cause == "no_wait":
            assert areas.inactive >= 32


def test_the_same_case_in_spanish_has_the_same_cause():
    for seed in range(20):
        assert make_case(seed)["cause"] == make_case(seed, "es")["cause"]
        assert make_case(seed)["text"] == make_case(seed, "es")["text"]
