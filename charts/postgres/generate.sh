#!/bin/bash
# Runs a dataset's generator until it ends, or for ever. Waits until its table is there and it may write to it.
# bash builtins and psql only. bash stays, because a first process that is psql would not hear the wish to stop.
#
#   GENERATOR_DIR   generate.sql, and client.sh
#   TABLE           the table, as SQL names it
set -euo pipefail
GENERATOR_DIR=${GENERATOR_DIR:-/etc/sluice/generator}
# shellcheck source=/dev/null
. "$GENERATOR_DIR/client.sh"

login
await "table $TABLE" "select coalesce(has_table_privilege(to_regclass('$TABLE')::oid, 'insert'), false)"
echo "generating into $TABLE"
# A server that vanished is noticed within a minute.
psql -Xq -v ON_ERROR_STOP=1 -d 'keepalives_idle=30 keepalives_interval=10 keepalives_count=3' -f "$GENERATOR_DIR/generate.sql" >/dev/null &
trap 'kill -TERM $!' TERM INT
wait $!
