#!/bin/bash
# Starts one ZooKeeper server: gives an empty disk this pod's number, refuses a disk that is another's, and becomes ZooKeeper.
# bash builtins only, but for mkdir.
#
#   TOOLS_DIR, TOOLS_SUFFIX   where zookeeper-server-start is, and how its name ends
#   DATA_DIR, LOG_DATA_DIR    folders of snapshots and of the transaction log
#   SETTINGS_DIR, MARKER_DIR  for tests; the defaults are the pod's
set -euo pipefail
SETTINGS_DIR=${SETTINGS_DIR:-/etc/sluice/zookeeper}
MARKER_DIR=${MARKER_DIR:-/etc/sluice/bootstrap}
id=$((${HOSTNAME##*-} + 1))

refuse() { # refuse WHAT WHY RUNBOOK
  printf 'REFUSED: %s\nWHY: %s\nDO: follow the runbook, sluice explain %s; nothing on the disk was touched\n' "$@" >&2
  exit 78
}

if [[ -f $DATA_DIR/myid ]]; then
  found=$(<"$DATA_DIR/myid")
  [[ $found == "$id" ]] || refuse "$DATA_DIR belongs to server $found, this is server $id ($HOSTNAME)" \
    "starting would vote twice under one number" foreign-disk
else
  [[ -f $MARKER_DIR/state && $(<"$MARKER_DIR/state") == closed* ]] && refuse \
    "the disk of server $id ($HOSTNAME) is empty, but the ensemble was complete before" \
    "a majority of empty servers would elect one of themselves and lose the cluster's metadata" empty-controller-disk
  mkdir -p "$DATA_DIR" "$LOG_DATA_DIR"
  printf '%s\n' "$id" >"$DATA_DIR/myid"
fi
exec "$TOOLS_DIR/zookeeper-server-start$TOOLS_SUFFIX" "$SETTINGS_DIR/zookeeper.properties"
