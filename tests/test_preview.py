"""The preview compiles what changes, keeps what it had, and says what is wrong with file and line."""

import json
import os
import shutil
import threading
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from buddyscope.cli.preview import Workshop, make_preview
from buddyscope.errors import InputError
from buddyscope.lessons.source.scaffold import write_new


@pytest.fixture
def folder(tmp_path):
    lessons = tmp_path / "lessons"
    for name in ("one", "two"):
        write_new(lessons, name)
    order = "".join(f'[[part.lesson]]\nid="{name}"\nnumber={number}\n' for number, name in enumerate(("one", "two"), 1))
    (lessons / "order.toml").write_text(f'[[part]]\ntitle="P"\nplanned=2\n{order}')
    return lessons


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    later = path.stat().st_mtime_ns + 1_000_000
    os.utime(path, ns=(later, later))


def test_only_the_lesson_that_changed_is_compiled_again(folder):
    workshop = Workshop(folder)
    assert workshop.refresh()
    assert workshop.version == 1
    assert not workshop.refresh()
    other = workshop.files["two.en.json"]
    change(folder / "one/en.md", "A question that somebody really asked.", "A better question.")
    assert workshop.refresh()
    assert workshop.version == 2
    assert "A better question." in workshop.files["one.en.json"]["steps"][0]["html"]
    assert workshop.files["two.en.json"] is other
    assert workshop.report() == {"version": 2, "compiled": 3, "wrong": []}


def test_a_lesson_that_cannot_be_read_keeps_its_last_version(folder):
    workshop = Workshop(folder)
    workshop.refresh()
    before = workshop.files["one.en.json"]
    change(folder / "one/en.md", "```run", "```rnu")
    workshop.refresh()
    assert workshop.files["one.en.json"] is before
    [wrong] = workshop.report()["wrong"]
    assert wrong["message"] == "unknown directive 'rnu'"
    assert wrong["nearest"] == "run"
    assert (folder / "one/en.md").read_text().splitlines()[wrong["line"] - 1] == "```rnu"
    change(folder / "one/en.md", "```rnu", "```run")
    workshop.refresh()
    assert workshop.report()["wrong"] == []


def test_what_does_not_hold_is_told_and_shown_all_the_same(folder):
    workshop = Workshop(folder)
    change(folder / "one/en.md", "A question that", "All 99 questions that")
    workshop.refresh()
    assert [wrong["message"] for wrong in workshop.report()["wrong"]] == ["the number 99 is not backed"]
    assert "All 99 questions" in workshop.files["one.en.json"]["steps"][0]["html"]


def test_an_order_that_cannot_be_read_is_told(folder):
    workshop = Workshop(folder)
    workshop.refresh()
    change(folder / "order.toml", "[[part]]", "[[part]")
    workshop.refresh()
    assert workshop.report()["wrong"][0]["file"].endswith("order.toml")
    assert len(workshop.files["index.json"]["lessons"]) == 2


def test_the_server_has_the_site_and_the_workshops_lessons(folder, tmp_path):
    site = tmp_path / "site"
    (site / "lessons").mkdir(parents=True)
    (site / "index.html").write_text("the page")
    (site / "lessons/one.en.json").write_text("an old one")
    server, _ = make_preview(folder, site, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}/"
    try:
        assert urlopen(address).read() == b"the page"
        assert json.load(urlopen(f"{address}lessons/index.json"))["preview"] is True
        assert json.load(urlopen(f"{address}lessons/one.en.json"))["id"] == "one"
        assert json.load(urlopen(f"{address}lessons/preview.json")) == {"version": 1, "compiled": 2, "wrong": []}
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{address}lessons/three.en.json")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_folder_without_lessons_or_site_is_told(folder, tmp_path):
    with pytest.raises(InputError, match="There is no site"):
        make_preview(folder, tmp_path / "nowhere", 0)
    (tmp_path / "index.html").write_text("")
    shutil.rmtree(folder)
    with pytest.raises(InputError, match="no lessons here"):
        make_preview(folder, tmp_path, 0)
