#!/bin/bash
# Brings the connectors of a Connect cluster to what is declared: validates each, writes those that differ, and waits until each and
# all its tasks run. Changes nothing that is as declared; deletes only what is retired. bash builtins only: the worker's image has no
# other program in common. The worker answers in one line of JSON without spaces, which is taken apart by its quotes.
#
#   HOST, PORT          the workers' REST interface
#   CONNECTORS_DIR      with one <name>.json a connector, a flat object with one key a line, and retired.txt, one name a line
#   DEADLINE_SECONDS    until the worker must answer, and after that until connectors must run
#   PATIENCE_SECONDS    how long a connector may be invalid or failed: its database or bucket may only be starting
#   PAUSE_SECONDS       between two looks
set -euf -o pipefail
export LC_ALL=C # lengths in bytes
CONNECTORS_DIR=${CONNECTORS_DIR:-/etc/sluice/connectors}
DEADLINE_SECONDS=${DEADLINE_SECONDS:-600}
PATIENCE_SECONDS=${PATIENCE_SECONDS:-90}
PAUSE_SECONDS=${PAUSE_SECONDS:-2}
# How often in a row a connector must be seen running. One that was there answers as its former self first, until its tasks were stopped.
LOOKS_CREATED=3 LOOKS_CHANGED=${LOOKS_CHANGED:-8}
failures=0 changes=0

say() { printf '%s\n' "$*"; }
failed() { printf 'FAILED: %s\n' "$*" >&2; failures=$((failures + 1)); }
pause() { read -r -t "$PAUSE_SECONDS" <> <(:) || true; } # without a program

# request METHOD PATH [BODY]: sets status (0 when nobody answers) and body. HTTP/1.0, so that the answer comes in one piece.
status=0 body=
request() {
  local answer='' content=${3-}
  status=0 body=
  { exec 3<>"/dev/tcp/$HOST/$PORT"; } 2>/dev/null || return 0
  printf '%s %s HTTP/1.0\r\nHost: %s:%s\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
    "$1" "$2" "$HOST" "$PORT" "${#content}" "$content" 2>/dev/null >&3 || true
  IFS= read -r -d '' -t 120 answer <&3 || true
  exec 3>&-
  [[ $answer == HTTP/1.?' '[0-9][0-9][0-9]* ]] || return 0
  status=${answer:9:3}
  [[ $answer == *$'\r\n\r\n'* ]] && body=${answer#*$'\r\n\r\n'}
  return 0
}

# settled METHOD PATH [BODY]: as request, again while the workers are busy dividing their work (409), starting (404 of a task) or away.
settled() {
  while :; do
    request "$@"
    case $status in 0 | 409 | 500 | 503) ;; *) return 0 ;; esac
    [[ $status != 500 || $body == *timed\ out* || $body == *IO\ Error* ]] || return 0
    ((SECONDS < DEADLINE_SECONDS)) || return 0
    pause
  done
}

# In a masked text every quote is one of JSON's own: those inside strings, and the backslash, stand as \2 and \1.
masked() { text=${1//\\\\/$'\1'} text=${text//\\\"/$'\2'}; }
plain() { # plain TEXT: as it was meant, in lines
  local line=${1//\\n/$'\n'}
  line=${line//\\t/$'\t'} line=${line//$'\2'/\"}
  printf '%s\n' "${line//$'\1'/\\}"
}
message() { # what a refusal says; a missing class comes with a page about all the others
  masked "$body"
  [[ $text == *'"message":"'* ]] || { say "$status ${body:0:500}"; return; }
  text=${text#*'"message":"'} text=${text%%'"'*}
  plain "${text%%, available connectors are:*}"
}

# read_config JSON: fills found[] with the keys of a flat object of strings.
declare -A found=() declared=()
read_config() {
  local entry='[[:space:]]*[{,][[:space:]]*"([^"]*)"[[:space:]]*:[[:space:]]*("([^"]*)"|null)'
  found=()
  masked "$1"
  while [[ $text =~ ^$entry ]]; do
    [[ ${BASH_REMATCH[1]} ]] && found[${BASH_REMATCH[1]}]=${BASH_REMATCH[3]}
    text=${text:${#BASH_REMATCH[0]}}
  done
}

wait_for_worker() {
  say "waiting for a worker at $HOST:$PORT"
  until request GET /connectors && [[ $status == 200 ]]; do
    ((SECONDS < DEADLINE_SECONDS)) || { failed "no worker answers at $HOST:$PORT after $SECONDS s (last status $status)"; exit 1; }
    pause
  done
  SECONDS=0 # a slow start is no reason to be short with the connectors
}

# errors_of: the keys and messages of a validation, one a line.
errors_of() {
  local rest key
  masked "$body"
  rest=$text
  while [[ $rest == *'"errors":['* ]]; do
    key=${rest%%'"errors":['*} rest=${rest#*'"errors":['}
    key=${key##*'"value":{"name":"'}
    while [[ $rest =~ ^,?\"([^\"]*)\" ]]; do
      rest=${rest:${#BASH_REMATCH[0]}}
      plain "  ${key%%'"'*}: ${BASH_REMATCH[1]}"
    done
  done
}

# validate NAME CLASS JSON: true when the worker finds nothing wrong. What depends on others gets time to appear.
validate() {
  local errors last='' until=$((SECONDS + PATIENCE_SECONDS))
  while :; do
    settled PUT "/connector-plugins/$2/config/validate" "$3"
    if [[ $status == 200 ]]; then
      [[ $body == *'"error_count":0,'* ]] && return 0
      errors=$(errors_of)
    else
      errors="  $(message)"
      [[ $errors != *'Failed to find any class'* ]] || until=0
    fi
    [[ $errors == "$last" ]] || say "connector $1 is not valid:"$'\n'"$errors"
    last=$errors
    ((SECONDS < until)) || { failed "connector $1 is refused:"$'\n'"$errors"; return 1; }
    pause
  done
}

# differs: what is declared and not live, or live and not declared.
differs() {
  local key said=''
  for key in "${!declared[@]}"; do
    [[ ${found[$key]-$'\3'} == "${declared[$key]}" ]] || said+=" $key"
  done
  for key in "${!found[@]}"; do
    [[ ${declared[$key]+set} ]] || said+=" $key"
  done
  say "$said"
}

declare -A changed=()
write_connector() { # write_connector NAME JSON
  local name=$1 json=$2 key difference
  declared=()
  read_config "$json"
  for key in "${!found[@]}"; do declared[$key]=${found[$key]}; done
  validate "$name" "${declared[connector.class]}" "$json" || return 0
  settled GET "/connectors/$name/config"
  if [[ $status == 200 ]]; then
    read_config "$body"
    difference=$(differs)
    [[ $difference ]] || { say "connector $name: as declared"; running+=("$name"); return; }
    difference="changed:$difference"
  else
    difference=created
  fi
  settled PUT "/connectors/$name/config" "$json"
  [[ $status == 200 || $status == 201 ]] || { failed "connector $name could not be written: $(message)"; return; }
  say "connector $name: $difference"
  changes=$((changes + 1)) running+=("$name")
  [[ $difference == created ]] && changed[$name]=$LOOKS_CREATED || changed[$name]=$LOOKS_CHANGED
}

# look NAME: state is RUNNING when the connector and all its tasks run, FAILED when one has failed, and else what it waits for.
look() {
  local rest tasks=0
  state=UNKNOWN trace=
  request GET "/connectors/$1/status"
  [[ $status == 200 ]] || return 0
  masked "$body"
  [[ $text =~ \"connector\":\{\"state\":\"([A-Z]+)\" ]] || return 0
  state=${BASH_REMATCH[1]}
  rest=${text#*'"tasks":['}
  [[ $state != FAILED ]] || trace_of "${text%%'"tasks":['*}"
  while [[ $rest =~ \{\"id\":([0-9]+),\"state\":\"([A-Z]+)\" ]]; do
    rest=${rest#*"${BASH_REMATCH[0]}"} tasks=$((tasks + 1))
    case ${BASH_REMATCH[2]} in
      RUNNING) ;;
      FAILED) [[ $state == FAILED ]] || { state=FAILED; trace_of "${rest%%'{"id":'*}"; } ;;
      *) [[ $state == FAILED ]] || state=${BASH_REMATCH[2]} ;;
    esac
  done
  [[ $state != RUNNING ]] || ((tasks > 0)) || state='RUNNING without tasks'
}
trace_of() { # trace_of MASKED-TEXT
  [[ $1 == *'"trace":"'* ]] || return 0
  local from=${1#*'"trace":"'}
  trace=$(plain "${from%%'"'*}")
}

wait_for_connector() { # wait_for_connector NAME
  local name=$1 looks=0 needed=${changed[$1]-1} until=$((SECONDS + PATIENCE_SECONDS)) said=''
  while :; do
    look "$name"
    case $state in
      RUNNING) looks=$((looks + 1)); ((looks < needed)) || { say "connector $name: running"; return; } ;;
      FAILED)
        looks=0
        ((SECONDS < until)) || { failed "connector $name has failed:"$'\n'"$trace"; return; }
        [[ $said == FAILED ]] || say "connector $name has failed and is restarted: ${trace%%$'\n'*}"
        request POST "/connectors/$name/restart?includeTasks=true&onlyFailed=true"
        ;;
      PAUSED | STOPPED) looks=0; [[ $said == "$state" ]] || say "connector $name was $state and is resumed"; request PUT "/connectors/$name/resume" ;;
      *) looks=0 ;;
    esac
    said=$state
    ((SECONDS < DEADLINE_SECONDS)) || { failed "connector $name does not run after $SECONDS s: $state"; return; }
    pause
  done
}

retire() {
  local name
  while IFS= read -r name; do
    [[ $name ]] || continue
    settled DELETE "/connectors/$name"
    case $status in
      204) say "connector $name: deleted, as it is retired"; changes=$((changes + 1)) ;;
      404) ;;
      *) failed "connector $name could not be deleted: $(message)" ;;
    esac
  done <"$CONNECTORS_DIR/retired.txt"
}

running=()
wait_for_worker
retire
while IFS= read -r name; do
  [[ $name ]] && write_connector "$name" "$(<"$CONNECTORS_DIR/$name.json")"
done <"$CONNECTORS_DIR/declared.txt"
for name in "${running[@]}"; do wait_for_connector "$name"; done
say "done: $changes changed, $failures failed"
((failures == 0))
