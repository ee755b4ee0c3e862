"""`buddyscope export single-file | static | scorm`: what to write, and from which site."""

import argparse
from pathlib import Path
from typing import Any

from .scorm import write_scorm
from .single_file import write_single_file
from .site import site_folder, write_static


def add_site_exports(kinds: Any) -> None:
    """Add the commands to the parsers of `buddyscope export`."""
    one = kinds.add_parser("single-file", help="one HTML file with everything, for a stick or a mail")
    one.set_defaults(handler=single_file)
    static = kinds.add_parser("static", help="the site as a folder, for any host and any path")
    static.set_defaults(handler=static_folder)
    scorm = kinds.add_parser("scorm", help="a SCORM 1.2 package that reports progress and score")
    what = scorm.add_mutually_exclusive_group()
    what.add_argument("--lesson", metavar="ID", help="one lesson")
    what.add_argument("--route", metavar="NAME", help="the lessons of a route through the course; default: all")
    scorm.set_defaults(handler=scorm_package)
    for kind, output in ((one, "FILE"), (static, "FOLDER"), (scorm, "FILE")):
        kind.add_argument("-o", "--output", type=Path, required=True, metavar=output)
        kind.add_argument("--site", type=Path, metavar="FOLDER", help="a built site (default: the one that came along)")


def single_file(options: argparse.Namespace) -> int:
    """`buddyscope export single-file`."""
    size = write_single_file(options.site or site_folder(), options.output)
    print(f"{options.output}: {size / 1e6:.1f} MB")
    return 0


def static_folder(options: argparse.Namespace) -> int:
    """`buddyscope export static`."""
    print(f"{options.output}: {write_static(options.site or site_folder(), options.output)} files")
    return 0


def scorm_package(options: argparse.Namespace) -> int:
    """`buddyscope export scorm`."""
    lessons = write_scorm(options.site or site_folder(), options.output, options.lesson, options.route)
    print(f"{options.output}: {', '.join(lessons)}")
    return 0
