"""A bank as Moodle XML: <quiz> with a dummy question for each category. Written by ElementTree, so it is well formed.

Numbers have a tolerance of 0; the fraction of a right answer is 100, of a wrong one 0; choices are single.
"""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from .bank import Answer, Item

HTML = "html"
PLAIN = "plain_text"


def moodle_xml(items: Sequence[Item]) -> str:
    """The file, which must begin with its XML declaration."""
    quiz = ET.Element("quiz")
    category = ""
    for item in items:
        if item.category != category:
            category = item.category
            quiz.append(_category(category))
        quiz.append(_question(item))
    ET.indent(quiz)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(quiz, encoding="unicode") + "\n"


def _category(name: str) -> ET.Element:
    question = ET.Element("question", type="category")
    _text(question, "category", f"$course$/top/{name}")
    return question


def _question(item: Item) -> ET.Element:
    question = ET.Element("question", type=item.type)
    _text(question, "name", item.name)
    _text(question, "questiontext", item.text, HTML)
    _text(question, "generalfeedback", item.because, HTML)
    _values(question, {"defaultgrade": "1", "penalty": "0.3333333", "hidden": "0"})
    if item.type == "multichoice":
        _values(question, {"single": "true", "shuffleanswers": "false", "answernumbering": "none"})
        for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
            _text(question, name, "", HTML)
    elif item.type == "shortanswer":
        _values(question, {"usecase": "0"})
    for answer in item.answers:
        question.append(_answer(answer, item.type))
    return question


def _answer(answer: Answer, kind: str) -> ET.Element:
    element = ET.Element("answer", fraction="100" if answer.right else "0", format=PLAIN)
    ET.SubElement(element, "text").text = answer.text
    _text(element, "feedback", answer.feedback, HTML)
    if kind == "numerical":
        _values(element, {"tolerance": "0"})
    return element


def _text(parent: ET.Element, name: str, text: str, format_: str = "") -> None:
    """<name format="…"><text>…</text></name>: how Moodle wraps every text."""
    element = ET.SubElement(parent, name, {"format": format_} if format_ else {})
    ET.SubElement(element, "text").text = text


def _values(parent: ET.Element, values: dict[str, str]) -> None:
    for name, value in values.items():
        ET.SubElement(parent, name).text = value
