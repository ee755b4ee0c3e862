#!/usr/bin/env bash
# Known weaknesses of everything in the two lock files. Needs a network that reaches the advisory databases.
set -uo pipefail
cd "$(dirname "$0")/.."

status=0
npm audit --audit-level=low || status=1
python=.cache/audit/bin/python
if [ ! -x $python ]; then
  "$(bash scripts/find_python.sh)" -m venv .cache/audit
  $python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1 || exit 1
fi
$python -m pip_audit --no-deps --disable-pip -r scripts/constraints.txt || status=1
exit $status
