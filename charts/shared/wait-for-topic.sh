#!/bin/bash
# Ends when a topic is there as it must be. bash builtins and Kafka's own tools only.
#
#   TOPIC                      name; nothing: only the login must work
#   REPLICAS, CLEANUP          least number of copies, and the cleanup policy it must have; no REPLICAS: it must only be seen
#   BOOTSTRAP, CLIENT          host:port of the brokers, and the client's properties file
#   TOOLS_DIR, TOOLS_SUFFIX    where kafka-topics is, and how its name ends
set -euf -o pipefail
first=${BOOTSTRAP%%,*}
pause() { read -r -t 5 <> <(:) || true; } # without a program
# A JVM that finds nobody costs a second of processor: first, somebody must listen.
until (exec 3<>"/dev/tcp/${first%:*}/${first##*:}") 2>/dev/null; do
  echo "waiting for brokers at $BOOTSTRAP"
  pause
done
ask() { "$TOOLS_DIR/$1$TOOLS_SUFFIX" --bootstrap-server "$BOOTSTRAP" --command-config "$CLIENT" "${@:2}" 2>&1; }
if [[ -z $TOPIC ]]; then
  until answer=$(ask kafka-broker-api-versions); do
    echo "waiting to be let in: ${answer%%$'\n'*}"
    pause
  done
  echo "the login works"
  exit
fi
if [[ -z $REPLICAS ]]; then # looking closer takes a right to look at settings
  until answer=$(ask kafka-topics --list --topic "$TOPIC") && [[ $answer == "$TOPIC" ]]; do
    echo "waiting to see topic $TOPIC: ${answer%%$'\n'*}"
    pause
  done
  echo "topic $TOPIC is there"
  exit
fi
while :; do
  answer=$(ask kafka-topics --describe --topic "$TOPIC") || true
  if [[ $answer =~ ReplicationFactor:\ ([0-9]+) ]] && ((BASH_REMATCH[1] >= REPLICAS)); then
    if [[ -z $CLEANUP || $answer == *"cleanup.policy=$CLEANUP"* ]]; then echo "topic $TOPIC is there"; exit; fi
    echo "topic $TOPIC has not cleanup.policy=$CLEANUP: declare it so and apply"
  else
    echo "waiting for topic $TOPIC with $REPLICAS copies: ${answer%%$'\n'*}"
  fi
  pause
done
