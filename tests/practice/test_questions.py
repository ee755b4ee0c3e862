"""Endless practice: each question has one right answer, the model's, and no topic is won by guessing."""

from collections import Counter
from functools import cache

import pytest

from buddyscope.errors import InputError
from buddyscope.kernels.linux_2_4_22.kinds import ADD_TO_FREE_LIST, DEL_FROM_FREE_LIST
from buddyscope.kernels.linux_2_4_22.practice.questions import TOPICS, mixed
from buddyscope.kernels.linux_2_4_22.practice.questions import make_question as make_question_anew
from buddyscope.kernels.linux_2_4_22.practice.situation import spec_of
from buddyscope.kernels.linux_2_4_22.practice.texts import HOLE, TEXTS
from buddyscope.machine.machine import Machine
from buddyscope.tracing.journal import records

make_question = cache(make_question_anew)
"""the same seed is the same question: several tests look at it"""

MOST = {"bit": 0.6, "kswapd": 0.6, "splits": 0.5, "merges": 0.5, "zone": 0.5, "node": 0.5}
"""the share of the most frequent answer; 0.4 for the others"""

SAMPLES = [("bit", 200)]
"""topic, number of questions. A bit has two values: of fewer questions the share would be a matter of chance"""
for _topic in [topic for topic in TOPICS if topic != "bit"]:
    SAMPLES += [(_topic, 60), pytest.param(_topic, 200, marks=pytest.mark.heavy)]


def played(question):
    """The machine after the question's command, and the records that it left."""
    machine = Machine(spec_of(question.machine))
    for text in question.setup:
        machine.run(text)
    before = machine.timeline.length
    result = machine.run(question.command)
    return machine, result, list(records(machine.system.log, before))


@pytest.mark.parametrize(("topic", "seeds"), SAMPLES)
def test_no_answer_is_right_most_of_the_time(topic, seeds):
    for level in range(3):
        answers = Counter(make_question(topic, seed, level).answer for seed in range(seeds))
        (_, most) = answers.most_common(1)[0]
        assert most / seeds <= MOST.get(topic, 0.4), (topic, level, answers)
        assert len(answers) >= 2


@pytest.mark.parametrize("topic", TOPICS)
def test_options_differ_and_have_the_answer_among_them(topic):
    for seed in range(30):
        question = make_question(topic, seed, seed % 3)
        if question.options:
            assert len(set(question.options)) == len(question.options)
            assert 0 <= question.answer < len(question.options)
        else:
            assert question.kind in ("page", "count")
        assert "{" not in question.prompt + question.because + question.given


def test_the_answer_is_what_the_model_does_when_it_is_run_again():
    for seed in range(40):
        question = make_question("page", seed, seed % 3)
        assert played(question)[1].page == question.answer
        question = make_question("merges", seed, seed % 3)
        assert sum(kind == DEL_FROM_FREE_LIST for kind, *_ in played(question)[2]) == question.answer
        question = make_question("splits", seed, seed % 3)
        assert sum(kind == ADD_TO_FREE_LIST for kind, *_ in played(question)[2]) == question.answer


def test_kswapd_is_asked_about_while_it_sleeps():
    for seed in range(30):
        question = make_question("kswapd", seed)
        machine, _, _ = played(question)
        woken = machine.system.values[3] == 0  # SystemField.KSWAPD_WAITING
        assert woken == (question.options[question.answer] == "yes")


def test_the_zone_that_serves_is_the_page_s():
    for seed in range(40):
        question = make_question("zone", seed, seed % 3)
        machine, result, _ = played(question)
        zones = machine.system.zones
        if result.page is None:
            assert question.answer == len(zones)
        else:
            zone = zones[question.answer]
            assert zone.start_pfn <= result.page < zone.start_pfn + zone.size


@pytest.mark.parametrize("seeds", [20, pytest.param(60, marks=pytest.mark.heavy)])
def test_nobody_is_asked_what_no_one_can_know(seeds):
    #  the text alone must do: two situations that read the same have the same answer
    known = {}
    for topic in TOPICS:
        for seed in range(seeds):
            question = make_question(topic, seed)
            key = question.given, question.prompt
            assert known.setdefault(key, question.answer) == question.answer


def test_the_same_seed_asks_the_same_in_spanish():
    for topic in TOPICS:
        english, spanish = make_question(topic, 5), make_question(topic, 5, 1, "es")
        assert (english.setup, english.command, english.answer) == (spanish.setup, spanish.command, spanish.answer)
        assert english.prompt != spanish.prompt


def test_both_languages_have_the_same_texts_with_the_same_holes():
    assert list(TEXTS["en"]) == list(TEXTS["es"])
    for key, text in TEXTS["en"].items():
        assert sorted(HOLE.findall(text)) == sorted(HOLE.findall(TEXTS["es"][key])), key


def test_mixed_practice_has_every_topic():
    assert {mixed(seed) for seed in range(200)} == set(TOPICS)


def test_unknown_words_are_told_with_the_nearest():
    with pytest.raises(InputError) as told:
        make_question("merge", 1)
    assert told.value.nearest == "merges"
    with pytest.raises(InputError) as told:
        make_question("merges", 1, 1, "ess")
    assert told.value.nearest == "es"
