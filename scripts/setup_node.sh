#!/usr/bin/env bash
# Installs the exact npm packages of package-lock.json. Quick when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/phase.sh

missing() {
  cat >&2 <<TEXT
$1
  Debian, Ubuntu:  apt-get install nodejs npm   (if that gives 20.19 or newer)
  macOS:           brew install node
  anywhere:        https://nodejs.org/en/download
TEXT
  exit 1
}

command -v node >/dev/null || missing "Node.js 20.19 or newer is missing."
command -v npm >/dev/null || missing "npm is missing (it comes with Node.js)."
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  missing "Node.js 20.19 or newer is needed; this is $(node --version)."

stamp=node_modules/.stamp
want=$(fingerprint package.json package-lock.json .npmrc)
[ "$(cat $stamp 2>/dev/null)" = "$want" ] && exit 0

# no package of ours needs its install scripts, so none is run
phase "the npm packages of package-lock.json" npm ci --ignore-scripts --no-fund --no-audit
printf '%s\n' "$want" >$stamp
