"""The directive in a document, built by Sphinx itself."""

from pathlib import Path

import pytest
from sphinx.cmd.build import build_main

PAGE = """
Splitting
=========

.. buddyscope:: split
   :step: ask
   :title: A block is halved
   :theme: dark
   :height: 500
"""


def build(folder: Path, conf: str, page: str, builder: str) -> int:
    (folder / "conf.py").write_text(f"extensions = ['buddyscope.sphinx']\n{conf}")
    (folder / "index.rst").write_text(page)
    return build_main(["-q", "-b", builder, "-d", str(folder / "doctrees"), str(folder), str(folder / "out")])


SITE = "buddyscope_site = 'https://example.org/os/'\n"


def test_html_gets_a_frame_and_a_link(tmp_path: Path) -> None:
    assert build(tmp_path, SITE, PAGE, "html") == 0
    html = (tmp_path / "out/index.html").read_text()
    assert 'src="https://example.org/os/embed/?lesson=split&amp;step=ask&amp;theme=dark"' in html
    assert 'title="A block is halved"' in html
    assert "height:500px" in html
    assert 'href="https://example.org/os/#/lesson/split/ask"' in html
    # "Open in Buddyscope" opens a new tab, which a sandbox must allow
    assert "allow-popups allow-popups-to-escape-sandbox allow-same-origin" in html


def test_other_formats_get_the_link(tmp_path: Path) -> None:
    assert build(tmp_path, SITE, PAGE, "text") == 0
    text = (tmp_path / "out/index.txt").read_text()
    assert "A block is halved" in text
    assert "iframe" not in text


def test_a_missing_address_and_a_wrong_theme_are_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert build(tmp_path, "", PAGE, "html") != 0
    assert "buddyscope_site is not set in conf.py" in capfd.readouterr().err
    wrong = PAGE.replace("dark", "purple")
    build(tmp_path, SITE, wrong, "html")
    assert "purple" in capfd.readouterr().err
