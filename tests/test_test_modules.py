"""How the tests are built: what several of them need has a module of its own, and none waits by the clock."""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
MODULES = sorted(TESTS.rglob("*.py"))
# it looks again and again until a value is there; nothing is proved by the time that passes
POLLS = {"waiting.py", "visitor.py"}


def imported(module: Path) -> set[str]:
    """The last part of every module that is imported, and of every name from one."""
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {node.module or "", *(alias.name for alias in node.names)}
    return {name.rpartition(".")[2] for name in names}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(TESTS)))
def test_no_test_module_is_imported(module):
    tests = {path.stem for path in MODULES if path.stem.startswith("test_")}
    assert imported(module) & tests == set()


def waits(module: Path) -> list[str]:
    """Calls that let time pass."""
    calls = [
        node.func for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    return [
        call.attr for call in calls if isinstance(call, ast.Attribute) and call.attr in ("wait_for_timeout", "sleep")
    ]


def test_no_test_proves_anything_by_waiting():
    assert {path.name for path in MODULES if waits(path)} == POLLS


def test_axe_is_called_from_one_table_alone():
    callers = {path.name for path in MODULES if "violations" in imported(path)}
    assert callers == {"test_every_page.py"}
