#!/bin/bash
# Starts one Connect worker: fills in what differs per pod and per image, and becomes Connect. bash builtins only.
#
#   TOOLS_DIR, TOOLS_SUFFIX   where connect-distributed is, and how its name ends
#   SETTINGS_DIR, RUN_DIR     for tests; the defaults are the pod's
set -euo pipefail
SETTINGS_DIR=${SETTINGS_DIR:-/etc/sluice/connect}
RUN_DIR=${RUN_DIR:-/run/sluice}

# The file connectors' jar is not on the class path, and its name holds the version.
jars=("$TOOLS_DIR"/../libs/connect-file-*.jar)

while IFS= read -r line || [[ $line ]]; do
  line=${line//'{pod}'/$HOSTNAME}
  printf '%s\n' "${line//'{file-connectors}'/${jars[0]}}"
done <"$SETTINGS_DIR/connect.properties" >"$RUN_DIR/connect.properties"

exec "$TOOLS_DIR/connect-distributed$TOOLS_SUFFIX" "$RUN_DIR/connect.properties"
