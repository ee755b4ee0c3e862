"""`buddyscope exercises check FOLDER`."""

import argparse
from pathlib import Path
from typing import Any


def add_exercises(commands: Any) -> None:
    """Add the command to the parsers of `buddyscope`."""
    sub = commands.add_parser("exercises", help="check published exercises: their states, their answers")
    actions = sub.add_subparsers(required=True, metavar="ACTION")
    check = actions.add_parser("check", help="run every exercise and compare; exit status 1 on any difference")
    check.add_argument("paths", nargs="+", type=Path, metavar="FOLDER", help="a folder of TOML files, or such files")
    check.add_argument("-q", "--quiet", action="store_true", help="print what differs, and the totals")
    check.set_defaults(handler=run_check)


def run_check(options: argparse.Namespace) -> int:
    """Print states and answers against the expected."""
    from .check import check_paths

    return check_paths(options.paths, quiet=options.quiet)
