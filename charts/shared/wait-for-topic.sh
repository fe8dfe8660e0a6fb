#!/bin/bash
# Ends when a topic is there as it must be. bash builtins and Kafka's own tools only.
#
#   TOPIC                      name; nothing: only the login must work
#   REPLICAS, CLEANUP          least number of copies, and the cleanup policy it must have; no REPLICAS: it must only be seen
#   BOOTSTRAP, CLIENT          host:port of the brokers, and the client's properties file
#   TOOLS_DIR, TOOLS_SUFFIX    where kafka-topics is, and how its name ends
set -euf -o pipefail
first=${BOOTSTRAP%%,*}
# Without a program. Each look is a JVM: often enough would take the processor from the brokers that are waited for.
pause() { read -r -t "${PAUSE_SECONDS:-10}" <> <(:) || true; }

# A JVM that finds nobody costs a second of processor: first, somebody must listen.
until (exec 3<>"/dev/tcp/${first%:*}/${first##*:}") 2>/dev/null; do
  echo "waiting for brokers at $BOOTSTRAP"
  pause
done
ask() { "$TOOLS_DIR/$1$TOOLS_SUFFIX" --bootstrap-server "$BOOTSTRAP" --command-config "$CLIENT" "${@:2}" 2>&1; }
again() { echo "$1"; pause; }
ended() { echo "$1"; exit; }
if [[ -z $TOPIC ]]; then
  until answer=$(ask kafka-broker-api-versions); do
    again "waiting to be let in: ${answer%%$'\n'*}"
  done
  ended "the login works"
fi
if [[ -z $REPLICAS ]]; then # looking closer takes a right to look at settings
  until answer=$(ask kafka-topics --list --topic "$TOPIC") && [[ $answer == "$TOPIC" ]]; do
    again "waiting to see topic $TOPIC: ${answer%%$'\n'*}"
  done
  ended "topic $TOPIC is there"
fi
while :; do
  answer=$(ask kafka-topics --describe --topic "$TOPIC") || true
  if [[ $answer =~ ReplicationFactor:\ ([0-9]+) ]] && ((BASH_REMATCH[1] >= REPLICAS)); then
    if [[ -z $CLEANUP || $answer == *"cleanup.policy=$CLEANUP"* ]]; then ended "topic $TOPIC is there"; fi
    again "topic $TOPIC has not cleanup.policy=$CLEANUP: declare it so and apply"
  else
    again "waiting for topic $TOPIC with $REPLICAS copies: ${answer%%$'\n'*}"
  fi
done
