"""Writes the public page of fidelity: every recording replayed, with what was compared and what differed.

`make fidelity` runs this; it is part of `make build`.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from stamps import Stamp

from buddyscope import __version__
from buddyscope.fidelity.outcome import Outcome
from buddyscope.fidelity.recording_files import find_recordings
from buddyscope.fidelity.replay import replay_file

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self' blob: data:; "
    "base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'"
)

PAGE = """<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="{policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Fidelity · Buddyscope</title>
    <link rel="stylesheet" href="./fidelity.css" />
  </head>
  <body>
    <main>
      <p><a href="../">Buddyscope</a></p>
      <h1>{headline}</h1>
      <p>
        Every file below was recorded from the genuine page allocator of Linux 2.4.22 or of Linux 7.3: which page it
        gave, the order of every free list, every bitmap bit, every per-CPU list, which functions were called. The model
        was asked the same, and each answer was compared.
      </p>
      <p>
        For 7.3 the recordings cover the buddy lists, claiming and stealing, per-CPU lists, watermarks, the walk over
        the zones of one node, high-atomic reserves, boosts, isolation and the arithmetic at boot. Several nodes,
        reclaim, compaction and the OOM killer were not recorded: there the model follows the specification.
      </p>
      <p class="when">{when}</p>
      <div class="wide" role="region" aria-label="Recordings" tabindex="0">
        <table>
          <thead>
            <tr><th>recording</th><th>kernel</th><th>requests</th><th>comparisons</th><th>divergences</th></tr>
          </thead>
          <tbody>
{rows}
          </tbody>
        </table>
      </div>
    </main>
  </body>
</html>
"""

STYLE = """:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#fbfaf7, #12151b); color: light-dark(#1d2330, #e8eaee); }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { line-height: 1.2; letter-spacing: -0.015em; }
a { color: light-dark(#0b6e6e, #4fd1c5); }
.when { color: light-dark(#5c6474, #a3abb8); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 0.3rem 0.75rem 0.3rem 0; border-bottom: 1px solid light-dark(#e4e1d8, #2a303b); text-align: right; }
th:first-child, td:first-child { text-align: left; }
"""


def stamp(root: Path) -> Stamp:
    inputs = [root / "py", root / "tests/vectors", Path(__file__)]
    return Stamp(root / ".cache/stamps/fidelity", inputs, [root / "web/public/fidelity/index.html"])


def write(root: Path) -> str:
    outcomes = [replay_file(path) for path in find_recordings([root / "tests/vectors"])]
    totals = {key: sum(getattr(one, key) for one in outcomes) for key in ("ops", "compared", "divergences")}
    folder = root / "web/public/fidelity"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "fidelity.css").write_text(STYLE)
    (folder / "index.html").write_text(page(outcomes, totals))
    (folder / "results.json").write_text(json.dumps({**totals, "files": [row(one) for one in outcomes]}) + "\n")
    summary = f"{len(outcomes)} files, {totals['ops']} requests, {totals['divergences']} divergences"
    if totals["divergences"]:
        raise RuntimeError(f"The model differs from the recordings: {summary}. See: buddyscope replay tests/vectors")
    return summary


def page(outcomes: list[Outcome], totals: dict[str, int]) -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    when = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    versions = f"Buddyscope {__version__}, Python {platform.python_version()}, models of Linux 2.4.22 and 7.3"
    rows = "\n".join(
        f"            <tr>{''.join(f'<td>{escape(str(value))}</td>' for value in row(one).values())}</tr>"
        for one in outcomes
    )
    return PAGE.format(
        policy=POLICY,
        headline=f"{totals['divergences']} divergences in {totals['ops']:,} requests",
        when=f"{totals['compared']:,} comparisons, {when:%Y-%m-%d %H:%M} UTC. {versions}.",
        rows=rows,
    )


def row(outcome: Outcome) -> dict[str, object]:
    name = Path(outcome.file).name.partition(".")[0]
    return {
        "file": name,
        "kernel": outcome.kernel,
        "requests": outcome.ops,
        "comparisons": outcome.compared,
        "divergences": outcome.divergences,
    }


if __name__ == "__main__":
    try:
        print(f"  {write(Path(__file__).resolve().parent.parent)}")
    except RuntimeError as error:
        sys.exit(f"  ✗ {error}")
