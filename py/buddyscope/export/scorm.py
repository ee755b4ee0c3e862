"""A SCORM 1.2 package: the single file as the one activity of a course, for Moodle, Canvas and their like.

The page itself talks to the platform (web/src/lms/scorm-session.js); what it covers stands in its <meta>. It holds the
lessons of the package and no others, and nothing that is written for teachers: it is graded. File names have extensions
that every platform accepts: html and xml.
"""

import html
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from buddyscope.errors import unknown_word

from .single_file import Replace, single_file
from .site import check_site

PAGE = "index.html"
# a fixed date, so that the same site gives the same bytes
DATE = (1980, 1, 1, 0, 0, 0)

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="buddyscope-{key}" version="1.2"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
    http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="buddyscope">
    <organization identifier="buddyscope">
      <title>{title}</title>
      <item identifier="item" identifierref="sco">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="sco" type="webcontent" adlcp:scormtype="sco" href="{page}">
      <file href="{page}"/>
    </resource>
  </resources>
</manifest>
"""


def write_scorm(site: Path, out: Path, lesson: str | None, route: str | None, mastery: int = 60) -> list[str]:
    """Write the package and give the ids of its lessons. `mastery` is the score, of 100, that counts as passed."""
    index = json.loads((check_site(site) / "lessons/index.json").read_text(encoding="utf-8"))
    title, ids = covered(index, lesson, route)
    meta = {"buddyscope-lms": " ".join(ids), "buddyscope-mastery": str(mastery)}
    key = lesson or (route or "all").lower().replace(" ", "-")
    files = {
        "imsmanifest.xml": MANIFEST.format(key=key, title=html.escape(title), page=PAGE),
        PAGE: single_file(site, meta, only(ids)),
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, text in files.items():
            package.writestr(zipfile.ZipInfo(name, DATE), text.encode(), zipfile.ZIP_DEFLATED)
    return ids


def only(ids: Sequence[str]) -> Replace:
    """The part of a site that a package of these lessons holds."""

    def replace(path: str, data: bytes) -> bytes | None:
        folder, _, name = path.rpartition("/")
        if folder != "lessons":
            return data
        if name == "index.json":
            return written(index_of(json.loads(data), ids))
        if name.startswith("_"):
            return written(across(json.loads(data), ids))
        lesson, *_, kind, _ = name.split(".") if name.count(".") > 1 else (name, "", "")
        if lesson not in ids:
            return None
        return data if kind == "records" else written({**json.loads(data), "teacher": None})

    return replace


def index_of(index: dict[str, Any], ids: Sequence[str]) -> dict[str, Any]:
    """The list of lessons, and those routes that lead through some of them."""
    lessons = [one for one in index["lessons"] if one["id"] in ids]
    routes = [{**one, "lessons": [name for name in one["lessons"] if name in ids]} for one in index.get("routes", [])]
    return {**index, "lessons": lessons, "routes": [one for one in routes if one["lessons"]]}


def across(gathered: dict[str, Any], ids: Sequence[str]) -> dict[str, Any]:
    """What is gathered from all lessons, cards or words to search, of these alone."""
    return {key: [one for one in rows if one["lesson"] in ids] for key, rows in gathered.items()}


def written(content: dict[str, Any]) -> bytes:
    """As compact JSON."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def covered(index: dict[str, Any], lesson: str | None, route: str | None) -> tuple[str, list[str]]:
    """The title of the package, and the lessons that it is about."""
    lessons = index["lessons"]
    if lesson:
        found = next((one for one in lessons if one["id"] == lesson), None)
        if found is None:
            raise unknown_word("lesson", lesson, [one["id"] for one in lessons])
        return f"Buddyscope: {found['title']}", [lesson]
    if route:
        return on_route(index, route)
    return "Buddyscope: the page allocator of Linux 2.4", [one["id"] for one in lessons]


def on_route(index: dict[str, Any], route: str) -> tuple[str, list[str]]:
    """The lessons of a route through the course; a route without lessons has them all."""
    routes = {one["id"]: one for one in index.get("routes", [])}
    if route not in routes:
        raise unknown_word("route", route, routes)
    known = [one["id"] for one in index["lessons"]]
    wanted = routes[route]["lessons"] or known
    return f"Buddyscope: {routes[route]['titles']['en']}", [name for name in wanted if name in known]
