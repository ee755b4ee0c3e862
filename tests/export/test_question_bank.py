"""Question banks: what is written reads back as what was asked, in both formats."""

import re
from xml.etree import ElementTree as ET

import pytest

from buddyscope.cli.parser import main
from buddyscope.export.bank import Answer, Item, make_bank
from buddyscope.export.gift import escaped, gift
from buddyscope.export.moodle import moodle_xml
from buddyscope.kernels.linux_2_4_22.practice.questions import TOPICS, make_question

ODD = Item(
    "Which page? (a, seed 1)",
    "Buddyscope/Which page?",
    "multichoice",
    "<p><code>a = rmqueue order=0</code> {~} C:\\temp # &amp;</p><pre>one\ntwo</pre>",
    (Answer("1 = one", True, "Right."), Answer("~2:", False, "Not so.")),
    "<p>because {x} ]]&gt;</p>",
)


def test_moodle_xml_of_one_question_literally():
    item = Item("n", "c", "numerical", "<p>a &lt; b</p>", (Answer("15", True, "Right."),), "<p>so</p>")
    assert (
        moodle_xml([item])
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category">
    <category>
      <text>$course$/top/c</text>
    </category>
  </question>
  <question type="numerical">
    <name>
      <text>n</text>
    </name>
    <questiontext format="html">
      <text>&lt;p&gt;a &amp;lt; b&lt;/p&gt;</text>
    </questiontext>
    <generalfeedback format="html">
      <text>&lt;p&gt;so&lt;/p&gt;</text>
    </generalfeedback>
    <defaultgrade>1</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <answer fraction="100" format="plain_text">
      <text>15</text>
      <feedback format="html">
        <text>Right.</text>
      </feedback>
      <tolerance>0</tolerance>
    </answer>
  </question>
</quiz>
"""
    )


def test_gift_of_odd_characters_literally():
    assert gift([ODD]) == (
        "$CATEGORY: $course$/top/Buddyscope/Which page?\n"
        "\n"
        "::Which page? (a, seed 1)::[html]<p><code>a \\= rmqueue order\\=0</code> \\{\\~\\} C\\:\\\\temp \\# &amp;</p>"
        "<pre>one\\ntwo</pre>{\n"
        "\t=1 \\= one#Right.\n"
        "\t~\\~2\\:#Not so.\n"
        "\t####<p>because \\{x\\} ]]&gt;</p>\n"
        "}\n"
    )


def test_moodle_xml_reads_back():
    items = make_bank(list(TOPICS), 3, 1, 1, "en")
    root = ET.fromstring(moodle_xml([*items, ODD]).encode())
    questions = [one for one in root if one.get("type") != "category"]
    assert len(questions) == 3 * len(TOPICS) + 1
    for item, element in zip([*items, ODD], questions, strict=True):
        assert element.get("type") == item.type
        assert element.findtext("name/text") == item.name
        assert element.findtext("questiontext/text") == item.text
        assert element.findtext("generalfeedback/text") == item.because
        found = [(one.findtext("text"), one.get("fraction")) for one in element.iter("answer")]
        assert found == [(answer.text, "100" if answer.right else "0") for answer in item.answers]
        assert any(fraction == "100" for _, fraction in found)


def test_each_question_is_under_its_category():
    root = ET.fromstring(moodle_xml(make_bank(["page", "bit"], 2, 1, 1, "es")).encode())
    assert [one.get("type") for one in root] == [
        "category", "numerical", "numerical", "category", "multichoice", "multichoice",
    ]  # fmt: skip
    assert root[0].findtext("category/text") == "$course$/top/Buddyscope/¿Qué página?"


# ---------------------------------------------------------------------- GIFT, read by a reader of our own


def read_gift(text):
    """(name, text, [(sign, answer, feedback)], because) of every question: a reader that knows only the format."""
    found = []
    for part in text.split("\n\n"):
        if part.startswith("$CATEGORY"):
            continue
        assert "\n\n" not in part
        _, name, rest = re.split(r"(?<!\\)::", part.strip(), maxsplit=2)
        head, body = re.split(r"(?<!\\)\{", rest, maxsplit=1)
        body, because = re.split(r"(?<!\\)####", re.split(r"(?<!\\)\}", body)[0])
        answers = re.findall(r"\t([=~])((?:\\.|[^\\#])*)#((?:\\.|[^\\])*?)(?=\n)", body)
        found.append((plain(name), plain(head.removeprefix("[html]")),
                      [(sign, plain(answer), plain(said)) for sign, answer, said in answers],
                      plain(because.strip())))  # fmt: skip
    return found


def plain(text):
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], text)


def test_gift_reads_back():
    items = [*make_bank(list(TOPICS), 3, 1, 2, "en"), ODD]
    read = read_gift(gift(items))
    assert len(read) == len(items)
    for item, (name, text, answers, because) in zip(items, read, strict=True):
        exact = ":0" if item.type == "numerical" else ""
        assert (name, text, because) == (item.name, item.text, item.because)
        assert answers == [
            ("=" if answer.right else "~", answer.text + exact, answer.feedback) for answer in item.answers
        ]


def test_escaping_touches_exactly_seven_characters_and_line_breaks():
    assert escaped("a~b=c#d{e}f:g\\h\ni") == "a\\~b\\=c\\#d\\{e\\}f\\:g\\\\h\\ni"
    assert escaped("100 % $x & <b> “z”") == "100 % $x & <b> “z”"


# ---------------------------------------------------------------------- what is in a bank


def test_the_right_answer_of_an_item_is_the_engine_s():
    for topic in TOPICS:
        for item, seed in zip(make_bank([topic], 5, 20, 1, "en"), range(20, 25), strict=False):
            question = make_question(topic, seed)
            right = [answer.text for answer in item.answers if answer.right]
            if item.type == "numerical":
                assert right == [str(question.answer)]
            elif item.type == "multichoice":
                assert right == [question.options[question.answer]]
                assert len(item.answers) == len(question.options)


def test_zones_are_typed():
    items = make_bank(["zone"], 12, 1, 1, "en")
    assert {item.type for item in items} == {"shortanswer"}
    right = {item.answers[0].text for item in items}
    assert right <= {"DMA", "Normal", "HighMem", "nobody"}
    assert len(right) > 2


def test_a_bank_asks_nothing_twice_and_is_the_same_for_the_same_seed():
    items = make_bank(["mixed"], 60, 7, 1, "en")
    assert len({item.text for item in items}) == 60
    assert items == make_bank(["mixed"], 60, 7, 1, "en")
    assert items != make_bank(["mixed"], 60, 8, 1, "en")


def test_the_command_writes_both_formats(tmp_path, capsys):
    for format_, sign in (("moodle-xml", "<quiz>"), ("gift", "$CATEGORY")):
        file = tmp_path / format_
        arguments = ["--format", format_, "--topic", "merges", "--count", "4", "--seed", "9", "-o", str(file)]
        assert main(["export", "questions", *arguments]) == 0
        assert sign in file.read_text(encoding="utf-8")
    assert "4 questions in" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--topic", "merge"], "unknown topic 'merge'"),
        (["--count", "0"], "--count cannot be 0"),
        (["--level", "3"], "--level cannot be 3"),
        (["--lang", "fr"], "unknown language 'fr'"),
    ],
)
def test_what_cannot_be_made_is_told(arguments, said, tmp_path, capsys):
    assert main(["export", "questions", *arguments, "-o", str(tmp_path / "x")]) == 2
    assert said in capsys.readouterr().err
