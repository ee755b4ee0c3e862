"""Compile lessons to JSON with their recorded frames (Lesson of protocol.d.ts). Nothing is written unless all hold."""

import json
from pathlib import Path
from typing import Any

from buddyscope.errors import InputError

from .check import check_lesson
from .course import read_order
from .goals import Goal
from .markdown import to_html, to_inline_html
from .model import Challenge, Question, Step
from .play import Performance, Played

type Json = dict[str, Any]

VERSION = 1


def build_folder(folder: Path, output: Path) -> int:
    """Write `index.json` and `<id>.<lang>.json` for every lesson of `order.toml`."""
    order = read_order(folder / "order.toml")
    files: dict[str, Json] = {}
    index = []
    for part, number, count, name in order:
        languages = sorted(path.stem for path in (folder / name).glob("*.md"))
        if not languages:
            raise InputError(f"lesson {name!r} has no text", str(folder / "order.toml"), expected=f"{name}/en.md")
        for language in languages:
            performance = check_lesson(folder / name / f"{language}.md")
            files[f"{name}.{language}.json"] = compile_lesson(performance, part, number, count)
        title = files[f"{name}.{'en' if 'en' in languages else languages[0]}.json"]["title"]
        index.append({"id": name, "title": title, "part": part, "number": number, "count": count, "langs": languages})
    files["index.json"] = {"v": VERSION, "lessons": index}
    output.mkdir(parents=True, exist_ok=True)
    for name, value in files.items():
        (output / name).write_text(
            json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
        )
    print(f"{len(files) - 1} lessons compiled")
    return 0


def compile_lesson(performance: Performance, part: str, number: int, count: int) -> Json:
    """The Lesson of protocol.d.ts."""
    lesson = performance.lesson
    return {
        "v": VERSION,
        "id": lesson.id,
        "lang": lesson.lang,
        "title": lesson.title,
        "part": part,
        "number": number,
        "count": count,
        "source": lesson.source,
        "steps": [compile_step(played) for played in performance.steps],
        "histories": performance.histories,
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
        "hints": [to_html(hint.markdown) for hint in step.hints],
        "show": list(step.show),
        "offers": list(step.offers),
    }


def _predict(played: Played) -> Json | None:
    predict = played.step.predict
    if not predict:
        return None
    return {
        "kind": predict.kind,
        "prompt": to_html(predict.prompt.markdown),
        "options": list(played.options),
        "answer": played.answer,
        "right": to_html(predict.right.markdown),
        "wrong": to_html(predict.wrong.markdown),
        "unsure": to_html((predict.unsure or predict.wrong).markdown),
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
