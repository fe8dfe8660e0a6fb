# shellcheck shell=bash
# Where the tools of this folder are kept. Sourced by its neighbours.
cache_dir() {
  local dir
  for dir in "${SLUICE_TOOLS:-/var/cache/sluice/tools}" "$HOME/.cache/sluice/tools"; do
    if mkdir -p "$dir" 2>/dev/null && [ -w "$dir" ]; then echo "$dir"; return; fi
  done
  echo 'no folder to build into: set SLUICE_TOOLS to one that can be written' >&2
  return 73
}
