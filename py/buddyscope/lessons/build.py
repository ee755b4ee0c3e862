"""Compile lessons to JSON with their recorded frames (Lesson of protocol.d.ts). Nothing is written unless all hold."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from buddyscope.errors import InputError
from buddyscope.lessons.check.check import findings_of
from buddyscope.lessons.run.misconceptions import diagnoses
from buddyscope.lessons.run.play import Performance, Played, perform
from buddyscope.lessons.source.markdown import to_html, to_inline_html
from buddyscope.lessons.source.parse import read_lesson

from .course import Place, read_order, read_routes
from .indexes import build_indexes
from .model import Challenge, Exam, Goal, Hint, Lesson, Question, Step, Teacher

type Json = dict[str, Any]

VERSION = 2


def build_folder(folder: Path, output: Path) -> int:
    """Write `index.json`, and for every lesson of `order.toml` its records and a text for each language."""
    order = read_order(folder / "order.toml")
    files: dict[str, Json] = {}
    for place in order:
        files |= compile_folder(folder, place)
    index = index_of(files, order, read_routes(folder / "order.toml"))
    write_all({**files, **build_indexes(files, order), "index.json": index}, output)
    print(f"{sum(len(entry['langs']) for entry in index['lessons'])} lessons compiled")
    return 0


def index_of(files: Mapping[str, Json], order: Iterable[Place], routes: list[Json]) -> Json:
    """Which lessons there are, in which languages, and the ways through them."""
    return {"v": VERSION, "lessons": [_entry(files, place) for place in order], "routes": routes}


def _entry(files: Mapping[str, Json], place: Place) -> Json:
    texts = [value for name, value in files.items() if re.fullmatch(rf"{place.id}\.(?!records)[\w-]+\.json", name)]
    titles = {text["lang"]: text["title"] for text in texts}
    return {
        "id": place.id,
        "title": titles.get("en", next(iter(titles.values()))),
        "titles": titles,
        "part": place.part,
        "parts": place.parts,
        "number": place.number,
        "count": place.planned,
        "langs": list(titles),
        "minutes": texts[0]["teacher"]["minutes"] if texts[0]["teacher"] else 0,
        "asks": sum(bool(step[kind]) for step in texts[0]["steps"] for kind in ("predict", "question", "challenge")),
    }


def languages_of(folder: Path, name: str) -> list[str]:
    """English first, for which the others stand in."""
    found = sorted(path.stem for path in (folder / name).glob("*.md"))
    if not found:
        raise InputError(f"lesson {name!r} has no text", str(folder / "order.toml"), expected=f"{name}/en.md")
    return sorted(found, key=lambda lang: (lang != "en", lang))


def refuse(finding: InputError) -> None:
    """What is wrong with a lesson stops the build."""
    raise finding


def compile_folder(folder: Path, place: Place, tell: Callable[[InputError], None] = refuse) -> dict[str, Json]:
    """One lesson: its text in each language, and its records once for all of them. `tell` hears what is wrong."""
    files: dict[str, Json] = {}
    for lang in languages_of(folder, place.id):
        lesson = read_lesson(folder / place.id / f"{lang}.md")
        performance = perform(lesson)
        for finding in findings_of(lesson):
            tell(finding)
        files[f"{place.id}.{lang}.json"] = compile_lesson(performance, place)
        records = {"v": VERSION, "id": place.id, "histories": performance.histories}
        if files.setdefault(f"{place.id}.records.json", records) != records:
            tell(InputError("plays otherwise than in English", lesson.file, 1))
    return files


def write_all(files: dict[str, Json], output: Path) -> None:
    """Write them, compactly."""
    output.mkdir(parents=True, exist_ok=True)
    for name, value in files.items():
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
        (output / name).write_text(text, encoding="utf-8")


def compile_lesson(performance: Performance, place: Place) -> Json:
    """The Lesson of protocol.d.ts, but for its histories: those are in `<id>.records.json`."""
    lesson = performance.lesson
    return {
        "v": VERSION,
        "id": lesson.id,
        "lang": lesson.lang,
        "title": lesson.title,
        "part": place.parts.get(lesson.lang, place.part),
        "number": place.number,
        "count": place.planned,
        "source": lesson.source,
        "teacher": _teacher(lesson.teacher) if lesson.teacher else None,
        "steps": [{**compile_step(played), **_stage(lesson, played.step)} for played in performance.steps],
    }


def _stage(lesson: Lesson, step: Step) -> Json:
    if not lesson.stage:
        return {}
    ids = [each.id for each in lesson.steps]
    return {"parts": lesson.stage.parts(ids, step.id), "arriving": lesson.stage.arriving(step.id)}


def _teacher(teacher: Teacher) -> Json:
    return {
        "objective": to_inline_html(teacher.objective.markdown),
        "minutes": teacher.minutes,
        "misconceptions": [to_inline_html(text.markdown) for text in teacher.misconceptions],
        "discussion": [
            {"question": to_inline_html(question.markdown), "answer": to_html(answer.markdown)}
            for question, answer in teacher.discussion
        ],
    }


def compile_step(played: Played) -> Json:
    """The LessonStep of protocol.d.ts."""
    step = played.step
    return {
        "id": step.id,
        "title": step.title,
        "html": to_html(step.prose.markdown),
        "history": played.history,
        "first": played.first,
        "last": played.last,
        "predict": _predict(played),
        "question": _question(step.question) if step.question else None,
        "challenge": _challenge(step, step.challenge) if step.challenge else None,
        "hints": [_hint(hint) for hint in step.hints],
        "show": list(step.show),
        "cards": [{"front": to_html(card.front.markdown), "back": to_html(card.back.markdown)} for card in step.cards],
        "asides": [
            {"kind": aside.kind, **{name: to_html(text.markdown) for name, text in aside.fields.items()}}
            for aside in step.asides
        ],
        "offers": list(step.offers),
        "practice": _exam(step.exam) if step.exam else None,
    }


def _hint(hint: Hint) -> Json:
    return {"html": to_html(hint.text.markdown), "why": to_html(hint.why.markdown) if hint.why else ""}


def _exam(exam: Exam) -> Json:
    kind = "cases" if exam.kind == "cases" else "allocator"
    return {"kind": kind, "count": exam.count, "pass": exam.needed}


def _predict(played: Played) -> Json | None:
    predict, resolved = played.step.predict, played.resolved
    if not predict or not resolved:
        return None
    return {
        "kind": predict.kind,
        "prompt": to_html(predict.prompt.markdown),
        "options": list(resolved.options),
        "answer": resolved.answer,
        "about": resolved.about(),
        "right": to_html(predict.right.markdown),
        "wrong": to_html(predict.wrong.markdown),
        "unsure": to_html((predict.unsure or predict.wrong).markdown),
        "pages": resolved.pages,
        "diagnoses": [
            {"answer": answer, "html": to_html(misconception.text.markdown)}
            for answer, misconception in diagnoses(predict, resolved)
        ],
    }


def _question(question: Question) -> Json:
    choices = [
        {
            "html": to_inline_html(choice.text.markdown),
            "correct": choice.correct,
            "because": to_inline_html(choice.because.markdown),
        }
        for choice in question.choices
    ]
    return {"prompt": to_html(question.prompt.markdown), "choices": choices, "gate": question.gate}


def goal_fact(goal: Goal) -> Json:
    """The GoalFact of protocol.d.ts."""
    found = {"kind": goal.kind, "op": goal.op, "order": goal.order, "values": list(goal.values)}
    return {**found, "of": goal.of} if goal.of else found


def _challenge(step: Step, challenge: Challenge) -> Json:
    rows = step.goal[1] if step.goal else []
    return {
        "prompt": to_html(challenge.prompt.markdown),
        "goal": [{"node": row.node, "zone": row.zone, "counts": list(row.counts)} for row in rows],
        "facts": [goal_fact(goal) for goal in step.facts],
        "offers": list(challenge.offers),
        "par": challenge.par,
        "forbid": {"order": list(challenge.forbidden_orders)} if challenge.forbidden_orders else {},
        "rules": to_inline_html(challenge.rules.markdown),
        "done": to_html(challenge.done.markdown),
        "solution": [run.text for run in step.solution],
    }
