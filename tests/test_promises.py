"""What README, CONTRIBUTING, SECURITY and docs name is there: targets, commands, options, files, functions."""

import argparse
import re
from pathlib import Path

import pytest

from buddyscope.cli.parser import parser

ROOT = Path(__file__).parent.parent
SPECIFICATION = ROOT / "docs/spec/linux-2.4.22.md"
"""names the kernel's functions, which test_specification.py looks at"""
PAGES = [
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "tests/vectors/README.md")
    if path != SPECIFICATION
]
WRITTEN = ("docs", "lessons", "py", "scripts", "tests", "web")
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
# up to what is the shell's; `from buddyscope import …` is Python
COMMAND = re.compile(r"(?<!from )(?:\.venv/bin/)?\bbuddyscope ((?:[a-z-]+|-\w\b)(?: (?![>|])[^\s`]+)*)")
# what the build or the set-up makes, and what stands in examples
MADE = ("web/dist", "web/public", ".venv/", "dist/", "fidelity/", "THIRD_PARTY_NOTICES.txt", "conf.py")
MEDIA_TYPE = re.compile(r"(text|application|image|font)/[\w.+-]+$")
# names of other people's programs and of the browser, not of ours
FOREIGN = {"makeMemorySnapshot", "postMessage"}


def in_backticks() -> list[tuple[Path, str]]:
    return [(page, found) for page in PAGES for found in CODE.findall(page.read_text(encoding="utf-8"))]


def code_lines() -> list[str]:
    """What stands in backticks, and the lines of indented blocks without what is explained beside them."""
    indented = [
        re.split(r"\s{2,}", line.strip())[0]
        for page in PAGES
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith("    ")
    ]
    return [*(text for _, text in in_backticks()), *indented]


def written() -> set[str]:
    """Every file and folder that somebody wrote, from the root on."""
    folders = [path for name in WRITTEN for path in (ROOT / name).rglob("*") if "__pycache__" not in path.parts]
    workflows = (ROOT / ".github").rglob("*.yml")
    names = {path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.*"), *folders, *workflows]}
    return {name for name in {*names, *WRITTEN} if not name.startswith(MADE)}


def unknown_to_the_command_line(words: str) -> str:
    """What argparse says against a call; an argument that the text leaves out is no fault."""
    known = parser()
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(argparse.ArgumentParser, "error", _raise)
            known.parse_args(words.split())
    except argparse.ArgumentTypeError as error:
        left_out = "are required" in str(error) and " -" not in words
        return "" if left_out else f"buddyscope {words}: {error}"
    return ""


def _raise(_: argparse.ArgumentParser, message: str) -> None:
    raise argparse.ArgumentTypeError(message)


def test_every_make_target_that_is_named_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = {word for line in code_lines() for word in re.findall(r"\bmake ([a-z-]+)", line)}
    assert {"serve", "test", "fuzz"} <= named
    assert named - targets == set()
    assert set(re.findall(r"echo 'make ([a-z-]+)", makefile)) | {"help", "setup-python", "setup-node"} <= targets


def test_every_command_that_is_named_can_be_called():
    calls = {found for line in code_lines() for found in COMMAND.findall(line)}
    assert "bench --web" in calls
    assert [said for call in sorted(calls) if (said := unknown_to_the_command_line(call))] == []
    assert unknown_to_the_command_line("bench --wind") == "buddyscope bench --wind: unrecognized arguments: --wind"


def test_every_file_that_is_named_is_there():
    files = written()
    named = {
        text for _, text in in_backticks() if re.fullmatch(r"[\w.-]+(/[\w.-]+)+/?|[\w-]+\.(py|js|md|toml|json)", text)
    }
    # NAME stands for the folder of any kernel
    named = {text.replace("NAME", "linux_2_4_22" if "/web/" not in f"/{text}" else "linux-2.4.22") for text in named}
    ends = {text for text in named if not text.startswith(MADE) and not MEDIA_TYPE.match(text)}
    assert "docs/model.md" in ends
    missing = {text for text in ends if not any(f"/{name}".endswith(f"/{text.rstrip('/')}") for name in files)}
    assert missing == set()


def test_every_function_that_is_named_is_written_somewhere():
    files = [name for name in written() if re.match(r"(py|web|scripts)/.*\.(py|js|mjs|ts|json)$", name)]
    source = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in files)
    named = {name for _, text in in_backticks() for name in re.findall(r"\b(\w+)\(\)", text)}
    assert "has_more_than" in named
    assert {name for name in named - FOREIGN if not re.search(rf"\b{name}\b", source)} == set()
