#!/usr/bin/env bash
# Prints the first Python >= 3.12 with venv on this machine; says how to get one when there is none.

usable() {
  "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' 2>/dev/null
}

candidates() {
  printf '%s\n' ${PYTHON:-} python3.13 python3.12 python3.14 python3 python
  # pyenv's shims only answer for the versions switched on, so ask it for all that it has
  command -v pyenv >/dev/null || return 0
  pyenv versions --bare | grep -E '^3\.1[2-9](\.[0-9]+)?$' | while read -r version; do
    printf '%s/bin/python\n' "$(pyenv prefix "$version")"
  done
}

while read -r python; do
  if [ -n "$python" ] && command -v "$python" >/dev/null && usable "$python"; then
    command -v "$python"
    exit 0
  fi
done < <(candidates)

cat >&2 <<'TEXT'
Python 3.12 or newer (with venv) is missing.
  Debian, Ubuntu:  apt-get install python3 python3-venv   (Debian 13, Ubuntu 24.04 or newer)
  macOS:           brew install python@3.13
  anywhere:        pyenv install 3.13   or   https://www.python.org/downloads/
If it is installed under another name: make PYTHON=/path/to/python …
TEXT
exit 1
