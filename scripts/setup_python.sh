#!/usr/bin/env bash
# Makes .venv with the pinned tools of pyproject.toml and this checkout installed in it. Quick when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/phase.sh

stamp=.venv/stamp
# a venv holds absolute paths, so a checkout that was moved needs a new one
want="$(fingerprint pyproject.toml scripts/constraints.txt) $PWD"
[ "$(cat $stamp 2>/dev/null)" = "$want" ] && exit 0

make_venv() {
  rm -rf .venv
  "$python" -m venv .venv
  # --group and reproducible constraints need a recent pip
  .venv/bin/python -m pip install --quiet --disable-pip-version-check -c scripts/constraints.txt pip
}

# editables: what hatchling needs to install a checkout in place
install_tools() {
  .venv/bin/python -m pip install --quiet --disable-pip-version-check -c scripts/constraints.txt --group dev editables
}

# a peer for the benchmark: one file of it is used, so what the rest of it needs is left out
install_peer() {
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps cocotbext-axi==0.1.28
}

install_project() {
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
}

python=$(bash scripts/find_python.sh)
phase "a virtual environment with $("$python" --version)" make_venv
phase "the Python tools of pyproject.toml" install_tools
phase "a peer for the benchmark" install_peer
phase "Buddyscope itself in .venv" install_project
printf '%s\n' "$want" >$stamp
