"""`buddyscope bench`: figures as ratios measured in one run, with workload and seed named, medians and ranges.

Nothing here passes or fails by time: a goal is printed beside the figure, that is all.
"""

import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

from buddyscope.errors import InputError
from buddyscope.kernels.registry import DEFAULT, KERNELS, has_part, kernel_part

from .figures import Json, figure_line


def measure(runs: int) -> Json:
    """Everything, in this interpreter."""
    parts = measurements()
    session = parts.Session(runs)
    while session.step():
        pass
    return {**session.results(), **parts.measure_core(runs), **parts.measure_scale(runs), **_compared(runs)}


def _compared(runs: int) -> Json:
    """The other kernels as ratios to the default one, of those that are measured so; the browser may not have them."""
    found: Json = {}
    for name in KERNELS:
        measure = (
            getattr(kernel_part(name, "bench"), "measure_against_default", None) if has_part(name, "bench") else None
        )
        found |= measure(runs) if measure else {}
    return found


def measurements() -> ModuleType:
    """What is measured of the default kernel: a module with Session, measure_core() and measure_scale()."""
    return kernel_part(DEFAULT, "bench")


def main(runs: int, *, as_json: bool, pyodide: bool, web: bool = False) -> int:
    """Print the figures: of this interpreter, and of Pyodide; or those of the page, which are measured alone."""
    if runs < 1:
        raise InputError(f"--runs {runs}", expected="1 or more")
    results = _on_the_page(runs) if web else measure(runs)
    if pyodide:
        results |= {f"pyodide_{name}": found for name, found in _in_pyodide(runs).items()}
    if as_json:
        print(json.dumps(results, indent=2))
    else:
        for name, found in results.items():
            print(figure_line(name, found))
    return 0


def measure_start(runs: int, *, as_json: bool) -> int:
    """The page's start in Chromium, cold and warm, on a fast and on a slow link: in a checkout with a built site."""
    script = Path(__file__).parents[3] / "scripts" / "start_bench.py"
    if not script.exists():
        raise InputError("no browser to measure with", expected="a checkout that has been set up and built")
    command = [sys.executable, str(script), "--runs", str(runs), *(["--json"] if as_json else [])]
    return subprocess.run(command, check=False).returncode


def _in_pyodide(runs: int) -> Json:
    """The figures from Pyodide under Node, in a checkout that has been set up."""
    script = Path(__file__).parents[3] / "scripts" / "pyodide-run.mjs"
    if not script.exists():
        raise InputError("no Pyodide here", expected="a checkout with its npm packages (make setup)")
    command = ["node", str(script), "bench", str(runs)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise InputError(f"Pyodide did not run: {done.stderr.strip()[-400:]}")
    found: Json = json.loads(done.stdout)
    return found


def _on_the_page(runs: int) -> Json:
    """What a frame costs in Chromium, from a checkout in which the site was built."""
    script = Path(__file__).parents[3] / "scripts" / "web_bench.py"
    if not script.exists():
        raise InputError("no page to measure here", expected="a checkout with its tools (make setup) and make build")
    command = [sys.executable, str(script), "--json", "--runs", str(runs)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise InputError(f"the page was not measured: {done.stderr.strip()[-400:]}")
    found: Json = json.loads(done.stdout)
    return found
