"""Known weaknesses of everything in the two lock files. `make audit` runs this in .venv; it needs a network.

One line a lock file: what was asked about and what was found, or that nobody could be asked. Exit status 1 when there
is a weakness, 2 when an advisory database could not be reached: nothing known is not nothing found.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TOOL = ROOT / ".cache/audit/bin/python"
PIP_AUDIT = "pip-audit==2.10.1"


@dataclass(frozen=True)
class Verdict:
    what: str
    packages: int
    found: list[str] = field(default_factory=list)
    unreached: str = ""
    """why nobody could be asked"""

    @property
    def status(self) -> int:
        return 2 if self.unreached else 1 if self.found else 0

    def line(self) -> str:
        if self.unreached:
            return f"✗ {self.what}: NOT ASKED, {self.unreached}. Nothing is known of its {self.packages} packages."
        if self.found:
            return f"✗ {self.what}: known weaknesses in {', '.join(self.found)}, of {self.packages} packages"
        return f"✓ {self.what}: no known weakness in {self.packages} packages"


def npm_verdict(output: str, errors: str, packages: int) -> Verdict:
    """From what `npm audit --json` printed."""
    report = _read(output)
    if "auditReportVersion" not in report:
        return Verdict("package-lock.json", packages, unreached=_why(errors or str(report.get("message", ""))))
    return Verdict("package-lock.json", packages, sorted(report.get("vulnerabilities", {})))


def python_verdict(output: str, errors: str, packages: int) -> Verdict:
    """From what `pip-audit --format json` printed. A package that it passed over counts as not asked about."""
    asked = _read(output).get("dependencies")
    if asked is None:
        return Verdict("constraints.txt", packages, unreached=_why(errors))
    passed_over = [one["name"] for one in asked if "skip_reason" in one]
    if passed_over or len(asked) < packages:
        missing = len(passed_over) or packages - len(asked)
        return Verdict("constraints.txt", packages, unreached=f"pip-audit had no answer for {missing} of them")
    return Verdict("constraints.txt", packages, sorted(one["name"] for one in asked if one["vulns"]))


def _read(output: str) -> dict[str, Any]:
    try:
        data = json.loads(output)
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _why(errors: str) -> str:
    lines = [line.strip() for line in errors.splitlines() if line.strip() and "complete log" not in line]
    return f"the advisories could not be reached ({lines[-1][:160] if lines else 'no answer'})"


def ask_npm() -> Verdict:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    done = _run(["npm", "audit", "--json", "--audit-level=low"])
    return npm_verdict(done.stdout, done.stderr, len([name for name in lock["packages"] if name]))


def ask_python() -> Verdict:
    lock = "scripts/constraints.txt"
    packages = len(re.findall(r"^[\w.-]+==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
    if not TOOL.exists():
        _run([sys.executable, "-m", "venv", str(TOOL.parents[1])])
        got = _run([str(TOOL), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PIP_AUDIT])
        if got.returncode:
            TOOL.unlink(missing_ok=True)
            return Verdict("constraints.txt", packages, unreached=f"{PIP_AUDIT} could not be installed")
    asked = _run([str(TOOL), "-m", "pip_audit", "--format", "json", "--no-deps", "--disable-pip", "-r", lock])
    return python_verdict(asked.stdout, asked.stderr, packages)


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def main() -> int:
    verdicts = []
    for ask in (ask_npm, ask_python):
        verdicts.append(ask())
        print(verdicts[-1].line(), flush=True)
    return max(verdict.status for verdict in verdicts)


if __name__ == "__main__":
    sys.exit(main())
