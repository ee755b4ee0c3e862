"""Who may import whom (docs: architecture). A walk over the imports of every module."""

import ast
from pathlib import Path

import buddyscope

ROOT = Path(buddyscope.__file__).parent

ALLOWED = {
    "tracing": {"tracing"},
    "kernels": {"kernels", "tracing"},
    "errors": set(),
    "timeline": {"tracing"},
    "call_graph": {"tracing"},
    "presets": {"errors", "kernels"},
    "custom": {"errors", "kernels", "machine_limits", "presets"},
    "machine_limits": {"errors"},
    "pool_at_boot": {"errors", "kernels", "presets", "tracing"},
    "misuse": {"kernels"},
    "commands": {"errors", "kernels"},
    "boot": {"commands", "errors", "kernels"},
    "reclaim_plan": {"kernels"},
    "formats": {"formats", "errors", "kernels", "machine_limits", "presets"},
    "checks": {"boot", "commands", "errors", "kernels", "machine"},
    "machine": {
        "boot",
        "checks",
        "commands",
        "errors",
        "figure",
        "kernels",
        "misuse",
        "pool_at_boot",
        "presets",
        "reclaim_plan",
        "timeline",
        "tracing",
    },
    "history": {"formats", "kernels", "machine", "timeline", "tracing"},
    "call_trace": {"formats", "machine", "tracing"},
    "recorded_ops": {"commands", "errors", "formats", "kernels", "reclaim_plan"},
    "replay": {"call_trace", "errors", "formats", "kernels", "machine", "reclaim_plan", "recorded_ops"},
    "lessons": {
        "lessons",
        "call_graph",
        "commands",
        "errors",
        "formats",
        "history",
        "kernels",
        "machine",
        "practice",
        "presets",
        "tracing",
    },
    "practice": {"practice", "custom", "errors", "formats", "kernels", "machine", "presets", "tracing"},
    "bench": {"bench", "errors", "kernels", "machine", "presets", "reclaim_plan", "tracing", "workloads"},
    "serve": {"errors"},
    "preview": {"errors", "lessons", "serve"},
    "clinic": {"clinic", "errors", "formats"},
    "exercises": {"errors", "exercises", "kernels"},
    "judge": {"errors", "judge", "kernels"},
    "late_library": set(),
    "figure": {"history", "kernels"},
    "sphinx": set(),
    "sizes": {"errors"},
    "export": {"errors", "export", "practice", "serve"},
    "workloads": {"commands", "errors", "kernels", "machine"},
    "source": {"errors", "kernels", "machine", "tracing"},
    "message": {"errors", "formats"},
    "bridge": {
        "bench",
        "custom",
        "errors",
        "history",
        "machine",
        "message",
        "practice",
        "presets",
        "prompt",
        "replay",
        "source",
        "tracing",
        "workloads",
    },
    "prompt": set(),
    "script": {
        "commands",
        "custom",
        "errors",
        "formats",
        "history",
        "kernels",
        "machine",
        "presets",
        "tracing",
        "workloads",
    },
    "cli": {"__init__", "clinic", "errors", "exercises", "export", "handlers", "judge"},
    "handlers": {
        "bench",
        "custom",
        "errors",
        "export",
        "history",
        "lessons",
        "machine",
        "presets",
        "preview",
        "replay",
        "script",
        "serve",
        "sizes",
    },
    "__main__": {"cli"},
    "__init__": set(),
}
BANNED_IN_MODELS = {"random", "time", "datetime", "os", "pathlib", "io", "secrets", "subprocess"}


def imports(path: Path) -> set[str]:
    """The parts of the package, and the top-level modules, that a file imports."""
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


def part_of(name: str) -> str | None:
    """The part of the package that an imported name belongs to; None for other packages."""
    words = name.split(".")
    if words[0] != "buddyscope":
        return None
    return (
        words[1] if len(words) > 1 and (ROOT / words[1]).exists() | (ROOT / f"{words[1]}.py").exists() else "__init__"
    )


def modules() -> list[tuple[str, Path]]:
    """Every module with the part that it belongs to."""
    return [(path.relative_to(ROOT).parts[0].removesuffix(".py"), path) for path in sorted(ROOT.rglob("*.py"))]


def test_every_part_has_a_rule():
    assert {part for part, _ in modules()} == set(ALLOWED)


def test_no_module_imports_what_it_may_not():
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for part, path in modules()
        for name in sorted(imports(path))
        if (other := part_of(name)) is not None and other not in ALLOWED[part]
    ]
    assert not wrong, f"see ALLOWED in this file: {wrong}"


def test_models_ask_nothing_of_the_world():
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for part, path in modules()
        if part in ("kernels", "tracing")
        for name in imports(path)
        if name.split(".")[0] in BANNED_IN_MODELS
    ]
    assert not wrong, f"pass in what the model needs: {wrong}"


def test_nothing_but_the_worker_knows_the_browser():
    wrong = [str(path) for _, path in modules() for name in imports(path) if name.split(".")[0] in ("js", "pyodide")]
    assert not wrong


def test_only_the_writers_write_zone_state():
    fields = {"free_pages", "need_balance", "free_list", "map", "count", "flags"}
    wrong = []
    for part, path in modules():
        if part != "kernels" or path.name in ("mmzone.py", "undo.py", "init.py", "bootmem.py", "freeze.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            for target in targets:
                inner = target.value if isinstance(target, ast.Subscript) else target
                if isinstance(inner, ast.Attribute) and inner.attr in fields:
                    wrong.append(f"{path.name}:{target.lineno} writes {inner.attr}")
    assert not wrong, f"use the primitives of mmzone.py: {wrong}"
