#!/bin/bash
# What the end-to-end tests do inside a pod of their own, with the tools of the Kafka image. One verb, then its arguments.
#
#   BOOTSTRAP, TOOLS_DIR, TOOLS_SUFFIX
#   SETTINGS_DIR   one properties file an identity
#   WORK_DIR       what producers and consumers saw
set -uo pipefail

run_tool() { exec "$TOOLS_DIR/$1$TOOLS_SUFFIX" --bootstrap-server "$BOOTSTRAP" "${@:2}"; }

# start RUN IDENTITY TOPIC COUNT RATE: a producer with acks=all in the background. Each answer is a line of RUN.acks; -1 is "until stopped".
start() {
  ( run_tool kafka-verifiable-producer --producer.config "$SETTINGS_DIR/$2.properties" --topic "$3" --max-messages "$4" \
    --throughput "$5" --acks -1 --value-prefix "$1" >"$WORK_DIR/$1.acks" 2>"$WORK_DIR/$1.err" </dev/null & echo $! >"$WORK_DIR/$1.pid" )
}

# acked RUN: how many records were acknowledged so far
acked() { grep -c '"producer_send_success"' "$WORK_DIR/$1.acks" || true; }

# finish RUN: waits for the producer's last line
finish() {
  until grep -q '"tool_data"' "$WORK_DIR/$1.acks"; do
    kill -0 "$(<"$WORK_DIR/$1.pid")" 2>/dev/null || { grep -q '"tool_data"' "$WORK_DIR/$1.acks" && break; cat "$WORK_DIR/$1.err" >&2; exit 1; }
    sleep 0.2
  done
}

# stop RUN: no more records; those on their way still count
stop() { kill -TERM "$(<"$WORK_DIR/$1.pid")" && finish "$1"; }

# audit RUN IDENTITY TOPIC GROUP: reads what the run produced and compares; one line of JSON
audit() {
  local sent
  sent=$(grep -c '"producer_send_' "$WORK_DIR/$1.acks")
  ( run_tool kafka-console-consumer --consumer.config "$SETTINGS_DIR/$2.properties" --topic "$3" --group "$4" --max-messages "$sent" \
    --timeout-ms 30000 --property print.timestamp=true >"$WORK_DIR/$1.read" 2>"$WORK_DIR/$1.consumer" </dev/null )
  awk -v "run=$1" -v "latencies=$WORK_DIR/$1.ms" -f "$SETTINGS_DIR/ledger.awk" stage=read "$WORK_DIR/$1.read" stage=acks "$WORK_DIR/$1.acks" >"$WORK_DIR/$1.sums"
  sort -n "$WORK_DIR/$1.ms" | awk -v "sums=$(<"$WORK_DIR/$1.sums")" '
    { ms[NR] = $1 }
    END { printf "{%s,\"p50Ms\":%.0f,\"p99Ms\":%.0f,\"maxMs\":%.0f}\n", sums, ms[int((NR + 1) / 2)], ms[int(NR * 0.99 + 0.999)], ms[NR] }'
}

# attempt IDENTITY TOPIC: one record, until it is taken or given up; a connection that breaks once proves nothing
attempt() {
  local log=$WORK_DIR/attempt-$1.log pid over=producer_send_
  ( run_tool kafka-verifiable-producer --producer.config "$SETTINGS_DIR/$1.properties" --topic "$2" --max-messages 1 >"$log" 2>&1 </dev/null ) &
  pid=$!
  # These two never hear an answer: the broken connection is all they meet.
  [[ $1 == in-the-clear || $1 == without-login ]] && over+='|disconnected|OutOfMemoryError'
  until grep -qE "$over" "$log"; do kill -0 "$pid" 2>/dev/null || break; sleep 0.2; done
  kill -TERM "$pid" 2>/dev/null
  wait "$pid"
  cat "$log"
}

# reach HOST PORT: whether a connection opens at all. The name must resolve: a missing one is another failure.
reach() {
  getent hosts "$1" >/dev/null || { echo "no such name: $1"; return 2; }
  timeout 4 bash -c "exec 3<>/dev/tcp/$1/$2"
  local code=$?
  case $code in 0) echo connected ;; 124 | 143) echo "timed out" ;; *) echo "refused ($code)" ;; esac
}

# sweep HOST:PORT…: `reach` for many at once
sweep() {
  local address
  for address; do ( printf '%s %s\n' "$address" "$(reach "${address%:*}" "${address##*:}")" ) & done
  wait
}

"$@"
