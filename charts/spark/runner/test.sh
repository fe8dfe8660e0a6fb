#!/bin/bash
# shellcheck disable=SC2317,SC2329 # the parts are called by name
# Runs the runner's tests in an image that jobs run from, as their pods do: user 185, read-only root, nothing to download.
#
#   test.sh IMAGE [KAFKA_IMAGE] [PART...]    parts: parse pipeline process crash; all by default
#
# With a Kafka image, whole jobs run against it, and one is killed in the middle. Needs Docker; leaves nothing behind.
# CPUS bounds the processors (2). Prints one line a part; exits with the number of parts that failed.
set -euo pipefail
image=${1:?usage: test.sh IMAGE [KAFKA_IMAGE] [PART...]}
kafka_image=${2:-}
shift $(($# > 2 ? 2 : $#))
parts=("$@")
[[ ${#parts[@]} -gt 0 ]] || { [[ $kafka_image ]] && parts=(parse pipeline process crash) || parts=(parse); }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
name=spark-runner-test-$$
kafka=$name-kafka:9092

cleanup() {
  docker rm -f "$name" "$name-kafka" >/dev/null 2>&1 || true
  docker volume rm "$name" >/dev/null 2>&1 || true
  docker network rm "$name" >/dev/null 2>&1 || true
}
trap cleanup EXIT
docker network create --internal "$name" >/dev/null # a name for the container's own host, and no way out
py4j=$(docker run --rm --network none --entrypoint /bin/bash "$image" -c 'echo /opt/spark/python/lib/py4j-*.zip')

# spark OPTION... -- COMMAND...: one container of the image
spark() {
  local options=()
  while [[ $1 != -- ]]; do options+=("$1"); shift; done
  shift
  docker run --name "$name" --network "$name" --read-only --user 185:185 --cap-drop ALL --security-opt no-new-privileges --memory 1700m --cpus "${CPUS:-2}" \
    --tmpfs /tmp:size=768m,mode=1777,exec --tmpfs /run/sluice:size=1m,mode=1777 \
    -e HOME=/tmp -e SPARK_LOCAL_DIRS=/tmp/spark-local -e PYTHONDONTWRITEBYTECODE=1 -e PYTHONUNBUFFERED=1 \
    -e PYTHONPATH="/opt/sluice/runner:/opt/spark/python:$py4j" -e KAFKA="$([[ $kafka_image ]] && echo "$kafka")" \
    -v "$here":/opt/sluice:ro -w /tmp "${options[@]}" "$image" "$@"
}

start_kafka() {
  docker run -d --name "$name-kafka" --network "$name" --memory 700m -e KAFKA_HEAP_OPTS='-Xms256m -Xmx256m' -e CLUSTER_ID=5L6g3nShT-eMCtK--X86sw \
    -e KAFKA_NODE_ID=1 -e KAFKA_PROCESS_ROLES=broker,controller -e KAFKA_CONTROLLER_QUORUM_VOTERS=1@localhost:9093 \
    -e KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER -e KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093 \
    -e KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://"$kafka" -e KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT \
    -e KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1 -e KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR=1 -e KAFKA_TRANSACTION_STATE_LOG_MIN_ISR=1 \
    -e KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR=1 -e KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR=1 "$kafka_image" >/dev/null
}

unit() { spark --rm -- python3 -W ignore::ResourceWarning -m unittest "test_$1" 2>&1; }

job() { # job DETACH DECLARATION: the program on the lake's files
  spark "$1" -v "$name":/lake -e JOB_DIR=/lake/job -e RUNNER_DIR=/opt/sluice/runner -- /bin/bash -c "cp /lake/job/$2.json /lake/job/declaration.json &&
    exec /bin/bash /opt/sluice/start.sh submit"
}

crash() {
  docker volume create "$name" >/dev/null
  docker run --rm --user 0 --network none --entrypoint /bin/bash -v "$name":/lake "$image" -c 'mkdir /lake/job && chown -R 185:185 /lake' || return
  spark --rm -v "$name":/lake -- python3 /opt/sluice/runner/crash_proof.py write 2>&1 || return
  local round lines
  for round in 1 2; do
    job -d endless >/dev/null || return
    for ((wait = 0; wait < 300; wait++)); do # seconds until it is in the middle
      lines=$(docker logs "$name" 2>&1 | grep -c '"batch"') || true
      ((lines >= 2)) && break
      sleep 1
    done
    docker kill "$name" >/dev/null && echo "round $round: killed after $lines batches"
    docker rm "$name" >/dev/null
  done
  job --rm rest 2>&1 || return
  spark --rm -v "$name":/lake -- python3 /opt/sluice/runner/crash_proof.py check 2>&1
}

[[ -z $kafka_image ]] || start_kafka
failed=0
for part in "${parts[@]}"; do
  begun=$SECONDS
  run=(unit "$part")
  [[ $part != crash ]] || run=(crash)
  if output=$("${run[@]}"); then verdict=passed; else verdict=FAILED failed=$((failed + 1)); fi
  [[ $verdict == passed && ! ${VERBOSE:-} ]] || printf '%s\n' "$output"
  summary=$(grep -E '^(Ran [0-9]+ tests?|OK|FAILED|round|table equals)' <<<"$output" | paste -sd' ') || true
  printf '%s: %s in %ss. %s\n' "$part" "$verdict" $((SECONDS - begun)) "$summary"
done
exit "$failed"
