#!/usr/bin/env bash
# Builds the third-party judges that the full test run and the bench ask for a second opinion. Nobody who uses Sluice needs them.
#
#   scripts/tools/build.sh kube-score helm     # builds what is missing, prints one path a line
#
# They land in $SLUICE_TOOLS, else /var/cache/sluice/tools, else ~/.cache/sluice/tools, one folder a name and version.
# A tool that is there is not built again; SLUICE_TOOLS_OFFLINE=1 only looks and fails when one is missing.
set -euo pipefail

usage() { echo "usage: scripts/tools/build.sh kube-score|helm …" >&2; exit 64; }

# name → version, package, linker variable that holds the version
facts() {
  case "$1" in
    kube-score) echo 'v1.20.0 github.com/zegl/kube-score/cmd/kube-score main.version' ;;
    helm) echo 'v3.22.0 helm.sh/helm/v3/cmd/helm helm.sh/helm/v3/internal/version.version' ;;
    *) echo "unknown tool: $1" >&2; usage ;;
  esac
}

# shellcheck source=scripts/tools/cache.sh
source "$(dirname "${BASH_SOURCE[0]}")/cache.sh"

build() {
  local name=$1 version=$2 package=$3 variable=$4 target=$5 work
  if ! command -v go >/dev/null; then
    echo "$name $version is not built and Go is not installed: install Go 1.26 or newer, or put the binary at $target" >&2
    exit 69
  fi
  work=$(mktemp -d "$(dirname "$(dirname "$target")")/.build.XXXXXX")
  # shellcheck disable=SC2064 # the folder of now, not of later
  trap "rm -rf '$work'" EXIT
  echo "building $name $version, a few minutes the first time" >&2
  # Half the cores: a build in the background leaves room for the tests beside it.
  (cd "$work" && CGO_ENABLED=0 GOFLAGS='' GOBIN="$work" \
    go install -p "${SLUICE_TOOLS_JOBS:-$(( ($(getconf _NPROCESSORS_ONLN) + 1) / 2 ))}" \
    -trimpath -ldflags "-s -w -X $variable=$version" "$package@$version") >&2
  mkdir -p "$(dirname "$target")"
  mv -f "$work/$name" "$target" # whole or not at all
  rm -rf "$work"
}

[ $# -gt 0 ] || usage
cache=$(cache_dir)
for name in "$@"; do
  read -r version package variable <<<"$(facts "$name")"
  [ -n "${version:-}" ] || exit 64
  target="$cache/$name-$version/$name"
  if [ ! -x "$target" ]; then
    if [ -n "${SLUICE_TOOLS_OFFLINE:-}" ]; then
      echo "$name $version is not built: run scripts/tools/build.sh $name" >&2
      exit 69
    fi
    build "$name" "$version" "$package" "$variable" "$target"
  fi
  echo "$target"
done
