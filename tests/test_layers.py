"""What import-linter (pyproject.toml) cannot say: what models may import and write, and where a kernel may be named."""

import ast
import re
from pathlib import Path

import pytest

import buddyscope
from buddyscope.kernels.registry import KERNELS, kernel_named

ROOT = Path(buddyscope.__file__).parent
SHARED = ("api", "registry")
BANNED_IN_MODELS = {"random", "time", "datetime", "os", "pathlib", "io", "secrets", "subprocess"}
ABOUT = {"textbook": ("exercises", "judge"), "2.4.22": ("clinic", "judge"), "7.3": ("clinic",)}
"""rooms that may know a kernel: about the textbook; of logs, whose lines name functions of every kernel"""
WRITERS = ("mmzone.py", "undo.py", "init.py", "bootmem.py", "checkpoint.py")


def imports(path: Path) -> set[str]:
    """The absolute names that a file imports."""
    found = set()
    package = ["buddyscope", *path.relative_to(ROOT).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            found |= {f"{name}.{alias.name}" for alias in node.names}
    return found


def kernel_folders() -> list[Path]:
    """The folder of each kernel that came along."""
    names = [package.rpartition(".")[2] for package in KERNELS.values() if package.startswith("buddyscope.")]
    return [ROOT / "kernels" / name for name in names]


def models() -> list[Path]:
    """The files of the models themselves, and what they stand on."""
    return [path for folder in (ROOT / "tracing", *kernel_folders()) for path in folder.glob("*.py")]


def outside_kernels() -> list[Path]:
    """Every file that must not know which kernels there are."""
    registry = ROOT / "kernels/registry.py"
    inside = kernel_folders()
    return [path for path in ROOT.rglob("*.py") if path != registry and not any(map(path.is_relative_to, inside))]


def test_models_import_only_themselves_and_tracing():
    wrong = []
    for folder in kernel_folders():
        for path in folder.glob("*.py"):
            allowed = ("buddyscope.tracing", f"buddyscope.kernels.{folder.name}")
            names = [name for name in imports(path) if name.startswith("buddyscope")]
            wrong += [f"{path.name} imports {name}" for name in names if not name.startswith(allowed)]
            wrong += [f"{path.name} imports {name}" for name in names if ".service" in name]
    assert not wrong, f"a model knows nobody: {wrong}"


def test_models_ask_nothing_of_the_world():
    wrong = [
        f"{path.name} imports {name}"
        for path in models()
        for name in imports(path)
        if name.split(".")[0] in BANNED_IN_MODELS
    ]
    assert not wrong, f"pass in what the model needs: {wrong}"


def test_nothing_but_the_worker_knows_the_browser():
    wrong = [
        str(path) for path in ROOT.rglob("*.py") for name in imports(path) if name.split(".")[0] in ("js", "pyodide")
    ]
    assert not wrong


def test_only_the_writers_write_zone_state():
    fields = {"free_pages", "need_balance", "free_list", "map", "count", "flags"}
    wrong = []
    for path in (ROOT / "kernels/linux_2_4_22").glob("*.py"):
        if path.name in WRITERS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            for target in targets:
                inner = target.value if isinstance(target, ast.Subscript) else target
                if isinstance(inner, ast.Attribute) and inner.attr in fields:
                    wrong.append(f"{path.name}:{target.lineno} writes {inner.attr}")
    assert not wrong, f"use the primitives of mmzone.py: {wrong}"


def spoken(path: Path) -> list[tuple[int, str]]:
    """Identifiers and texts of a file with their lines; docstrings give examples and may name what they like."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = [(node.lineno, node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant)
             and isinstance(node.value, str) and id(node) not in documentation]  # fmt: skip
    found += [(node.lineno, node.id) for node in ast.walk(tree) if isinstance(node, ast.Name)]
    found += [(node.lineno, node.attr) for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    found += [(node.lineno, node.module or "") for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return found


@pytest.mark.parametrize("name", KERNELS)
def test_no_file_outside_its_folder_and_the_registry_names_a_kernel_or_a_function_of_it(name):
    kernel = kernel_named(name)
    functions = {word for word in (*(entry.name for entry in kernel.functions), *kernel.verbs) if "_" in word}
    functions.discard("free_pages")  # also a field of every zone
    package = KERNELS[name].removeprefix("buddyscope.")
    names = sorted({package, *functions, *([name] if re.search(r"\d", name) else [])}, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names))})(?!\w)")
    wrong = [
        f"{path.relative_to(ROOT)}:{line} says {found[0]}"
        for path in outside_kernels()
        if path.relative_to(ROOT).parts[0] not in ABOUT.get(name, ())
        for line, text in spoken(path)
        if (found := pattern.search(text))
    ]
    assert not wrong, wrong
