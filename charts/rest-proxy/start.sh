#!/bin/bash
# Starts one REST proxy: writes this pod's name into its properties and becomes the proxy. bash builtins only.
#
#   TOOLS_DIR, TOOLS_SUFFIX   where kafka-rest-start is, and how its name ends
#   SETTINGS_DIR, RUN_DIR     for tests; the defaults are the pod's
set -euo pipefail
SETTINGS_DIR=${SETTINGS_DIR:-/etc/sluice/rest-proxy}
RUN_DIR=${RUN_DIR:-/run/sluice}
properties=$RUN_DIR/kafka-rest.properties

while IFS= read -r line || [[ $line ]]; do
  printf '%s\n' "${line//'{pod}'/$HOSTNAME}"
done <"$SETTINGS_DIR/kafka-rest.properties" >"$properties"
exec "$TOOLS_DIR/kafka-rest-start$TOOLS_SUFFIX" "$properties"
