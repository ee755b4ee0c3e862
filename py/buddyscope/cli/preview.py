"""`buddyscope lessons preview`: the built site with the lessons as they are being written.

A thread looks at the files' times of change and compiles the one lesson that changed. The page asks for
`lessons/preview.json`, from here only, and loads itself anew when a version has come; what is wrong is shown in it
with file and line. A lesson that cannot be read keeps its last version that could.
"""

from __future__ import annotations

import io
import json
import signal
import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from buddyscope.errors import InputError
from buddyscope.lessons.build import Json, compile_folder, index_of
from buddyscope.lessons.course import Place, read_order, read_routes
from buddyscope.lessons.indexes import build_indexes

from .serve import SiteHandler, SiteServer

LOOK = 0.3
"""Seconds between two looks at the files."""


@dataclass(slots=True)
class Workshop:
    """The lessons of a folder, compiled as they change."""

    folder: Path
    files: dict[str, Json] = field(default_factory=dict)
    """by name, as the page asks for them"""
    version: int = 0
    """looks that found a change"""
    compiled: int = 0
    """lessons compiled so far: the page loads itself anew when this changes"""
    wrong: dict[str, list[InputError]] = field(default_factory=dict)
    """by lesson; "" is the order of lessons"""
    times: dict[Path, int] = field(default_factory=dict)

    def refresh(self) -> bool:
        """Compile what has changed since the last look; whether there was anything."""
        times = {path: path.stat().st_mtime_ns for path in self._sources()}
        changed = {path for path in times.keys() | self.times.keys() if times.get(path) != self.times.get(path)}
        if not changed and self.version:
            return False
        self.times = times
        self._compile({path.parent.name for path in changed if path.suffix == ".md"})
        self.version += 1
        return True

    def _sources(self) -> Iterable[Path]:
        return [path for path in [self.folder / "order.toml", *self.folder.glob("*/*.md")] if path.is_file()]

    def _compile(self, names: Iterable[str]) -> None:
        try:
            order = read_order(self.folder / "order.toml")
            routes = read_routes(self.folder / "order.toml")
            self.wrong.pop("", None)
        except InputError as error:
            self.wrong[""] = [error]
            return
        for place in order:
            if place.id in names or f"{place.id}.records.json" not in self.files:
                self._compile_one(place)
        there = [place for place in order if f"{place.id}.records.json" in self.files]
        self.files |= build_indexes(self.files, there)
        self.files["index.json"] = {**index_of(self.files, there, routes), "preview": True}

    def _compile_one(self, place: Place) -> None:
        found: list[InputError] = []
        try:
            compiled = compile_folder(self.folder, place, found.append)
        except InputError as error:
            self.wrong[place.id] = [error]
            return
        for name in [name for name in self.files if name.startswith(f"{place.id}.")]:
            del self.files[name]
        self.files |= compiled
        self.compiled += 1
        self.wrong[place.id] = found

    def report(self) -> Json:
        """What the page asks for again and again."""
        return {
            "version": self.version,
            "compiled": self.compiled,
            "wrong": [
                {
                    "file": error.file,
                    "line": error.line,
                    "message": error.message,
                    "found": error.found,
                    "expected": error.expected,
                    "nearest": error.nearest,
                }
                for errors in self.wrong.values()
                for error in errors
            ],
        }


class PreviewHandler(SiteHandler):
    """The site, but its lessons are those of the workshop."""

    def __init__(self, *args: Any, workshop: Workshop, **options: Any) -> None:
        self.workshop = workshop
        super().__init__(*args, **options)

    def send_head(self) -> Any:
        path = urlsplit(self.path).path
        if not path.startswith("/lessons/"):
            return super().send_head()
        name = path.removeprefix("/lessons/")
        value = self.workshop.report() if name == "preview.json" else self.workshop.files.get(name)
        if value is None:
            return self.send_error(HTTPStatus.NOT_FOUND, "No such lesson")
        body = json.dumps(value, ensure_ascii=False).encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


def make_preview(folder: Path, site: Path, port: int) -> tuple[SiteServer, Workshop]:
    """A server for this machine only, and its workshop with all lessons compiled."""
    if not (site / "index.html").is_file():
        raise InputError(f"There is no site in {site}", expected="a built site: run `make build` in a checkout")
    if not (folder / "order.toml").is_file():
        raise InputError("no lessons here", str(folder), expected="a folder with an order.toml")
    workshop = Workshop(folder)
    workshop.refresh()
    handler = partial(PreviewHandler, directory=str(site), workshop=workshop)
    try:
        return SiteServer(("127.0.0.1", port), handler), workshop
    except OSError:
        return SiteServer(("127.0.0.1", 0), handler), workshop


def watch(workshop: Workshop, ended: threading.Event) -> None:
    """Look at the files until `ended`; say on the terminal what is wrong."""
    while not ended.wait(LOOK):
        if workshop.refresh():
            tell(workshop)


def tell(workshop: Workshop) -> None:
    """What is wrong, a line each."""
    wrong = [error for errors in workshop.wrong.values() for error in errors]
    print("\n".join(f"FAIL {error}" for error in wrong) or "ok   all lessons hold", flush=True)


def preview(folder: Path, site: Path, port: int) -> int:
    """Serve until Ctrl-C or SIGTERM."""
    server, workshop = make_preview(folder, site, port)
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with server:
        print(f"http://127.0.0.1:{server.server_port}/", flush=True)
        tell(workshop)
        threading.Thread(target=watch, args=(workshop, ended), daemon=True).start()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("Stopped.", flush=True)
        finally:
            ended.set()
    return 0
