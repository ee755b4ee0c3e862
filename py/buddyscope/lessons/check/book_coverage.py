"""`buddyscope lessons coverage`: which step teaches which point of the book's chapter, and lights which edge.

The points stand in book-chapter-6.toml beside the lessons; a step says in a ```teaches block which of them it
teaches. Edges are those of call_graph.json; whether a step lights one is found by running it. A point that no step
teaches must say why, in its `left_out`.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from buddyscope.errors import InputError, unknown_word
from buddyscope.kernels.api.call_graph import Edge, edges_taken
from buddyscope.kernels.registry import kernel_named
from buddyscope.lessons.course import read_order
from buddyscope.lessons.model import Lesson
from buddyscope.lessons.run.play import Performance, Played, perform
from buddyscope.lessons.source.parse import read_lesson
from buddyscope.lessons.source.toml_text import read_toml_file

FILE = "book-chapter-6.toml"
KINDS = ("concept", "figure", "table", "edge")
KEYS = ("id", "kind", "about", "left_out")
MOST_STEPS = 3
"""steps that are printed for one point"""


@dataclass(slots=True)
class Point:
    """Something that is to be taught, and the steps that do it, each as lesson/step."""

    id: str
    kind: str
    about: str
    left_out: str = ""
    """why no step teaches it"""
    steps: list[str] = field(default_factory=list)

    @property
    def bare(self) -> bool:
        """Nobody teaches it, and nobody says why."""
        return not self.steps and not self.left_out


def read_points(path: Path) -> list[Point]:
    """The points of the chapter, in its order. Raises InputError."""
    tables = read_toml_file(path).get("point")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise InputError("not a list of points", str(path), expected="[[point]] id, kind, about")
    points = [_point(table, str(path)) for table in tables]
    for point in points:
        if sum(other.id == point.id for other in points) > 1:
            raise InputError(f"two points are called {point.id!r}", str(path))
    return points


def _point(table: dict[str, Any], file: str) -> Point:
    for key, value in table.items():
        if key not in KEYS:
            raise unknown_word("key of a point", key, KEYS).at(file)
        if not isinstance(value, str):
            raise InputError(f"{key} of a point is no text", file, found=repr(value))
    if missing := [key for key in KEYS[:3] if not table.get(key)]:
        raise InputError(f"a point has no {missing[0]}", file, found=str(table), expected="id, kind, about")
    if table["kind"] not in KINDS[:3]:
        raise unknown_word("kind of point", table["kind"], KINDS[:3]).at(file)
    return Point(table["id"], table["kind"], table["about"], table.get("left_out", ""))


def edge_points() -> list[Point]:
    """The edges of both call graphs."""
    return [
        Point(f"{caller} -> {called}", "edge", f"figure {'6.3' if graph == 'alloc' else '6.4'}")
        for graph, table in kernel_named().call_graphs.items()
        for caller, called in table.calls()
    ]


def survey(folder: Path) -> tuple[list[Point], list[str]]:
    """Every point and edge with its steps, and the lessons that light all of alloc_pages() by themselves."""
    points, edges = read_points(folder / FILE), edge_points()
    alone = []
    for name in [place.id for place in read_order(folder / "order.toml")]:
        performance = perform(read_lesson(folder / name / "en.md"))
        _note_points(performance.lesson, points)
        lit = _note_edges(performance, edges)
        if lit >= set(kernel_named().call_graphs["alloc"].calls()):
            alone.append(name)
    return points + edges, alone


def unknown_points(lesson: Lesson) -> Iterator[InputError]:
    """What a lesson says that it teaches, and the chapter does not tell. A text in memory has no chapter beside it."""
    path = Path(lesson.file).parent.parent / FILE
    known = [point.id for point in read_points(path)] if path.is_file() else []
    for step in lesson.steps:
        for line, word in step.teaches:
            if known and word not in known:
                yield unknown_word("point of the chapter", word, known).at(lesson.file, line)


def _note_points(lesson: Lesson, points: Sequence[Point]) -> None:
    for finding in unknown_points(lesson):
        raise finding
    by_id = {point.id: point for point in points}
    for step in lesson.steps:
        for _, word in step.teaches:
            by_id[word].steps.append(f"{lesson.id}/{step.id}")


def _note_edges(performance: Performance, edges: Sequence[Point]) -> set[Edge]:
    lit: set[Edge] = set()
    for played in performance.steps:
        taken = edges_of_step(performance, played)
        lit |= taken
        for point in edges:
            if tuple(point.id.split(" -> ")) in taken:
                point.steps.append(f"{performance.lesson.id}/{played.step.id}")
    return lit


def edges_of_step(performance: Performance, played: Played) -> set[Edge]:
    """The edges of both graphs that the step's own commands took."""
    history = performance.histories[played.history]
    spans = [(command["start"], command["end"]) for command in history["commands"][played.first : played.last]]
    kernel = kernel_named(performance.lesson.kernel)
    graphs = kernel.call_graphs.values()
    return {edge for graph in graphs for edge in edges_taken(graph, kernel.functions, history["records"], spans)}


# ---------------------------------------------------------------------- printing


def print_coverage(folder: Path, *, as_json: bool) -> int:
    """Print the table. Exit status 1 when a point is uncovered without a reason."""
    points, alone = survey(folder)
    bare = [point.id for point in points if point.bare]
    if as_json:
        rows = [asdict(point) for point in points]
        print(json.dumps({"points": rows, "whole_graph": alone, "uncovered": bare}, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(points, alone)))
    return 1 if bare else 0


def _lines(points: Sequence[Point], alone: Sequence[str]) -> Iterator[str]:
    width = max(len(point.id) for point in points)
    for kind in ("chapter", "edge"):
        yield "The book's chapter 6" if kind == "chapter" else "\nThe call graphs"
        for point in points:
            if (point.kind == "edge") == (kind == "edge"):
                yield f"  {point.id:{width}}  {_steps(point)}"
                if point.kind != "edge":
                    yield f"  {'':{width}}  {point.about}"
    covered, left = sum(bool(point.steps) for point in points), sum(bool(point.left_out) for point in points)
    bare = [point.id for point in points if point.bare]
    yield f"\nThe whole graph of {kernel_named().alloc_verb}() in one lesson: {', '.join(alone) or 'none'}"
    yield f"{len(points)} points: {covered} taught, {left} left out for a reason, {len(bare)} uncovered"
    if bare:
        yield f"uncovered: {', '.join(bare)}"


def _steps(point: Point) -> str:
    more = len(point.steps) - MOST_STEPS
    shown = ", ".join(point.steps[:MOST_STEPS]) + (f" and {more} more" if more > 0 else "")
    return shown or (f"(left out: {point.left_out})" if point.left_out else "UNCOVERED")
