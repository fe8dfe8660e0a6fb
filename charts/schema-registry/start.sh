#!/bin/bash
# Starts one Schema Registry: writes this pod's name into its properties and becomes the registry. bash builtins only.
#
#   TOOLS_DIR, TOOLS_SUFFIX   where schema-registry-start is, and how its name ends
#   SETTINGS_DIR, RUN_DIR     for tests; the defaults are the pod's
set -euo pipefail
SETTINGS_DIR=${SETTINGS_DIR:-/etc/sluice/schema-registry}
RUN_DIR=${RUN_DIR:-/run/sluice}
properties=$RUN_DIR/schema-registry.properties

while IFS= read -r line || [[ $line ]]; do
  printf '%s\n' "${line//'{pod}'/$HOSTNAME}"
done <"$SETTINGS_DIR/schema-registry.properties" >"$properties"
exec "$TOOLS_DIR/schema-registry-start$TOOLS_SUFFIX" "$properties"
