#!/bin/bash
# Makes the registry's compatibility levels what the declaration says. Changes nothing that is as declared, leaves subjects alone
# that nobody declared, and ends with an error when something cannot be made so. bash builtins only: the images carry no curl.
#
#   HOST, PORT         the registry's Service
#   SETTINGS_DIR       with levels.txt: LEVEL PATH, one a line; INHERIT takes a subject's own level away
#   DEADLINE_SECONDS   how long to wait for the registry, and for it to have elected who writes
#   ANSWER_SECONDS     how long one answer may take
set -euf -o pipefail
SETTINGS_DIR=${SETTINGS_DIR:-/etc/sluice/levels}
DEADLINE_SECONDS=${DEADLINE_SECONDS:-900}
ANSWER_SECONDS=${ANSWER_SECONDS:-30}
PAUSE_SECONDS=${PAUSE_SECONDS:-2}
failures=0 changes=0

pause() { read -r -t "$PAUSE_SECONDS" <> <(:) || true; } # without a program

# exchange METHOD PATH BODY: the whole answer. HTTP/1.0, so that it ends with the connection and comes in one piece.
exchange() {
  local LC_ALL=C answer='' # a length is counted in bytes
  {
    printf '%s %s HTTP/1.0\r\nHost: %s:%s\r\nAccept: application/json\r\n' "$1" "$2" "$HOST" "$PORT"
    [[ ! $3 ]] || printf 'Content-Type: application/vnd.schemaregistry.v1+json\r\nContent-Length: %s\r\n' "${#3}"
    printf '\r\n%s' "$3"
    IFS= read -r -d '' -t "$ANSWER_SECONDS" answer || true
  } <>"/dev/tcp/$HOST/$PORT" >&0
  printf '%s' "$answer"
}

# http METHOD PATH [BODY]: sets $status (000 when nobody answers) and $body.
http() {
  local answer
  answer=$(exchange "$1" "$2" "${3-}" 2>/dev/null) || true
  status=000 body="nobody answers at $HOST:$PORT"
  [[ $answer =~ ^HTTP/1\.[01]\ ([0-9]{3}) ]] || return 0
  status=${BASH_REMATCH[1]} body=${answer#*$'\r\n\r\n'}
}

# apply_level LEVEL PATH: 0 it is so now, 1 it cannot be, 2 try again.
apply_level() {
  local level=$1 path=$2 now=INHERIT
  http GET "$path"
  case $status in
    200) [[ ! $body =~ \"compatibilityLevel\"\ *:\ *\"([A-Z_]+)\" ]] || now=${BASH_REMATCH[1]} ;;
    404) ;;
    000 | 5?? | 429) return 2 ;;
    *) return 1 ;;
  esac
  [[ $now != "$level" ]] || return 0
  if [[ $level == INHERIT ]]; then http DELETE "$path"; else http PUT "$path" "{\"compatibility\":\"$level\"}"; fi
  case $status in
    2??) printf '%s: %s (was %s)\n' "$path" "$level" "$now" && changes=$((changes + 1)) ;;
    000 | 5?? | 429) return 2 ;;
    *) return 1 ;;
  esac
}

converge() {
  local result said=''
  while :; do
    result=0
    apply_level "$@" || result=$?
    ((result == 0)) && return
    if ((result == 1 || SECONDS >= DEADLINE_SECONDS)); then
      printf 'FAILED: %s should be %s, but after %s s: %s %s\n' "$2" "$1" "$SECONDS" "$status" "$body" >&2
      failures=$((failures + 1))
      return
    fi
    [[ $said == "$status" ]] || printf 'waiting for the registry: %s %s\n' "$status" "$body"
    said=$status
    pause
  done
}

while read -r level path; do
  [[ $level == '#' ]] || converge "$level" "$path"
done <"$SETTINGS_DIR/levels.txt"
printf 'done: %s changed, %s failed\n' "$changes" "$failures"
((failures == 0))
