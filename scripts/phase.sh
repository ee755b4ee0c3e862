# Sourced by the set-up scripts. `phase WHAT COMMAND…` runs one phase quietly and prints one line:
# what it did and how long it took. When it fails, the end of its output and what to do.

phase() {
  local what=$1 start=$SECONDS back= log
  shift
  log=.cache/log/$(printf '%s' "$what" | tr -c 'A-Za-z0-9\n' '_').txt
  mkdir -p .cache/log
  # the line is written twice, over itself, only where a person sees it happen
  if [ -t 1 ]; then
    back=$(printf '\r')
    printf '  … %s' "$what"
  fi
  if "$@" >"$log" 2>&1; then
    printf '%s  ✓ %s (%d s)\n' "$back" "$what" $((SECONDS - start))
  else
    printf '%s  ✗ %s\n' "$back" "$what" >&2
    tail -n 30 "$log" >&2
    printf 'The whole output is in %s.\n' "$log" >&2
    return 1
  fi
}

# One hash for all the files named: what a stamp holds.
fingerprint() {
  git hash-object -- "$@" | git hash-object --stdin
}
