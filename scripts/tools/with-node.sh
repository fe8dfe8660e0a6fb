#!/usr/bin/env bash
# Runs a command on another version of Node, e.g. the tests on each version that is supported:
#
#   scripts/tools/with-node.sh 22 npm test
#   scripts/tools/with-node.sh 24.11.0 node bin/sluice.cjs synth
#
# The binary comes from the npm package node-<system>-<processor>, which needs no install script. It lands in $SLUICE_TOOLS, else
# /var/cache/sluice/tools, else ~/.cache/sluice/tools, in a folder of its version, and is not fetched again.
set -euo pipefail

if [ $# -lt 2 ]; then echo "usage: scripts/tools/with-node.sh VERSION COMMAND…" >&2; exit 64; fi
version=$1
shift
if ! [[ $version =~ ^[0-9]+(\.[0-9]+){0,2}$ ]]; then
  echo "\"$version\" is no version of Node: write e.g. 22 or 22.12.0" >&2
  exit 64
fi

# shellcheck source=scripts/tools/cache.sh
source "$(dirname "${BASH_SOURCE[0]}")/cache.sh"
package="node-$(node -p 'process.platform.replace("win32", "win")')-$(node -p process.arch)"
folder="$(cache_dir)/node-$version"
bin="$folder/node_modules/$package/bin"
if [ ! -x "$bin/node" ]; then
  echo "fetching $package@$version" >&2
  mkdir -p "$folder"
  npm install --prefix "$folder" --no-save --no-audit --no-fund --ignore-scripts --loglevel=error "$package@$version" >&2
fi
export PATH="$bin:$PATH"
echo "Node $(node --version)" >&2
exec "$@"
