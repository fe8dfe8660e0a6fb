#!/bin/bash
# Becomes Spark, with the object store's keys in the environment of the one process that needs them. bash builtins only.
#
#   submit            runs the job in this pod
#   driver, executor  what Spark's own start command is called with by the operator's submission
#   JOB_DIR, RUNNER_DIR, STORE_DIR, ENTRYPOINT, SUBMIT  for tests; the defaults are the pod's
set -euo pipefail
JOB_DIR=${JOB_DIR:-/etc/sluice/job}
RUNNER_DIR=${RUNNER_DIR:-/etc/sluice/runner}
STORE_DIR=${STORE_DIR:-/etc/sluice/object-store}
ENTRYPOINT=${ENTRYPOINT:-/opt/entrypoint.sh}
SUBMIT=${SUBMIT:-/opt/spark/bin/spark-submit}

if [[ -f $STORE_DIR/access-key-id ]]; then
  AWS_ACCESS_KEY_ID=$(<"$STORE_DIR/access-key-id")
  AWS_SECRET_ACCESS_KEY=$(<"$STORE_DIR/secret-access-key")
  export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
fi

[[ ${1:-} == submit ]] || exec "$ENTRYPOINT" "$@"
exec "$SUBMIT" --properties-file "$JOB_DIR/spark.conf" "${MAIN:-$RUNNER_DIR/stream_job.py}" "$JOB_DIR/declaration.json"
