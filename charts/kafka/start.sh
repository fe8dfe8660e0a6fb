#!/bin/bash
# Starts one Kafka node: fills in what differs per pod, refuses a disk that is not this node's,
# formats an empty one, and becomes Kafka. bash builtins only: the smallest images carry little else.
#
#   FIRST_NODE_ID     node id of the pod whose name ends in -0
#   CLUSTER_ID        22 characters; on every disk of the cluster
#   METADATA_VERSION  what an empty disk is formatted with (KRaft)
#   INITIAL_VOTERS    id@host:port:directory,… of a dynamic quorum; unset for a static one
#   TOOLS_DIR, TOOLS_SUFFIX   where kafka-storage and its like are, and how their names end
#   SETTINGS_DIR, RUN_DIR, MARKER_DIR   for tests; the defaults are the pod's
set -euo pipefail
SETTINGS_DIR=${SETTINGS_DIR:-/etc/sluice/kafka}
RUN_DIR=${RUN_DIR:-/run/sluice}
MARKER_DIR=${MARKER_DIR:-/etc/sluice/bootstrap}
node_id=$((FIRST_NODE_ID + ${HOSTNAME##*-}))
properties=$RUN_DIR/server.properties

# 78 is "configuration error": it will be the same at every restart, so nobody should wait for it.
refuse() { # refuse WHAT WHY RUNBOOK
  printf 'REFUSED: %s\nWHY: %s\nDO: follow the runbook, sluice explain %s; nothing on the disk was touched\n' "$@" >&2
  exit 78
}

# {pod}, {id} and {N+id} become this pod's name, its node id and a sum.
fill_in() {
  local line
  while IFS= read -r line || [[ $line ]]; do
    line=${line//'{pod}'/$HOSTNAME}
    line=${line//'{id}'/$node_id}
    while [[ $line =~ \{([0-9]+)\+id\} ]]; do
      line=${line//"${BASH_REMATCH[0]}"/$((BASH_REMATCH[1] + node_id))}
    done
    printf '%s\n' "$line"
  done <"$SETTINGS_DIR/server.properties" >"$properties"
}

property() { # property KEY: its value in the filled-in file, nothing when absent
  local line
  while IFS= read -r line; do
    [[ $line == "$1="* ]] && { printf '%s' "${line#*=}"; return; }
  done <"$properties"
}

# Every formatted disk says whose it is. Prints the empty ones.
inspect_disks() {
  local dir key value
  for dir in "${log_dirs[@]}"; do
    [[ -f $dir/meta.properties ]] || { empty+=("$dir"); continue; }
    while IFS='=' read -r key value || [[ $key ]]; do
      case $key in
        cluster.id) [[ $value == "$CLUSTER_ID" ]] || refuse \
          "$dir belongs to cluster $value, this node to cluster $CLUSTER_ID" \
          "starting would mix two clusters' data" foreign-disk ;;
        node.id | broker.id) [[ $value == "$node_id" ]] || refuse \
          "$dir belongs to node $value, this is node $node_id ($HOSTNAME)" \
          "starting would serve another node's partitions under this node's name" foreign-disk ;;
      esac
    done <"$dir/meta.properties"
  done
}

bootstrap_closed() { [[ -f $MARKER_DIR/state && $(<"$MARKER_DIR/state") == closed* ]]; }

is_empty() { local dir; for dir in "${empty[@]}"; do [[ $dir == "$1" ]] && return; done; return 1; }

guard_metadata_disk() {
  [[ $(property process.roles) == *controller* ]] && is_empty "$(property metadata.log.dir)" && bootstrap_closed || return 0
  refuse "the metadata disk of controller $node_id ($HOSTNAME) is empty, but the cluster was complete before" \
    "a majority of re-formatted controllers would elect one of themselves and lose all topics, users and ACLs" empty-controller-disk
}

tool() { # tool NAME ARG…: a command line tool with a small heap
  KAFKA_HEAP_OPTS=-Xmx256m "$TOOLS_DIR/$1$TOOLS_SUFFIX" "${@:2}"
}

format_kraft() {
  local quorum=()
  if [[ ${INITIAL_VOTERS:-} ]]; then
    [[ $(property process.roles) == *controller* ]] && quorum=(--initial-controllers "$INITIAL_VOTERS") || quorum=(--no-initial-controllers)
  fi
  echo "formatting ${empty[*]} for cluster $CLUSTER_ID, node $node_id, metadata version $METADATA_VERSION"
  tool kafka-storage format --cluster-id "$CLUSTER_ID" --config "$properties" --release-version "$METADATA_VERSION" --ignore-formatted "${quorum[@]}"
}

# The first broker writes the cluster id into ZooKeeper; whoever comes later finds it there.
claim_zookeeper() {
  local answer line found=
  answer=$(tool zookeeper-shell "$(property zookeeper.connect)" 2>&1 <<<$'create /cluster\ncreate /cluster/id {"version":"1","id":"'"$CLUSTER_ID"$'"}\nget /cluster/id') || true
  while IFS= read -r line; do [[ $line == '{'*'"id":"'* ]] && found=$line; done <<<"$answer"
  [[ $found ]] || { printf '%s\nZooKeeper does not answer yet\n' "$answer" >&2; exit 1; }
  [[ $found == *'"id":"'"$CLUSTER_ID"'"'* ]] || refuse "ZooKeeper belongs to another cluster: $found" \
    "starting would join cluster $CLUSTER_ID to another one's metadata" foreign-disk
}

fill_in
IFS=, read -r -a log_dirs <<<"$(property log.dirs)"
empty=()
inspect_disks
if ((${#empty[@]})); then
  if [[ $(property process.roles) ]]; then
    guard_metadata_disk
    format_kraft
  else
    claim_zookeeper
  fi
fi
exec "$TOOLS_DIR/kafka-server-start$TOOLS_SUFFIX" "$properties"
