#!/bin/bash
# Sourced by the scripts that speak to a database: lets psql log in with the password in no argument and no variable.
#
#   PGHOST, PGPORT, PGDATABASE, PGSSLMODE, PGSSLROOTCERT   as psql reads them
#   LOGIN_DIR          a Secret: username and password
#   RUN_DIR            a folder in memory
#   DEADLINE_SECONDS   how long to wait for the database
LOGIN_DIR=${LOGIN_DIR:-/etc/sluice/login}
RUN_DIR=${RUN_DIR:-/run/sluice}
DEADLINE_SECONDS=${DEADLINE_SECONDS:-1200}

trap 'exit 143' TERM INT # as first process bash would not hear them otherwise

login() {
  local password
  password=$(<"$LOGIN_DIR/password")
  password=${password//\\/\\\\}
  (umask 077 && printf '*:*:*:*:%s\n' "${password//:/\\:}" >"$RUN_DIR/pgpass")
  PGUSER=$(<"$LOGIN_DIR/username")
  export PGUSER PGPASSFILE=$RUN_DIR/pgpass PGCONNECT_TIMEOUT=5
}

await() { # await WHAT SQL: until the database answers "t"
  local answer
  until answer=$(psql -XAtq -c "$2" 2>&1) && [[ $answer == t ]]; do
    ((SECONDS < DEADLINE_SECONDS)) || { printf 'FAILED: no %s after %s s: %s\n' "$1" "$SECONDS" "$answer" >&2; exit 1; }
    printf 'waiting for %s: %s\n' "$1" "${answer//$'\n'/ }"
    read -r -t 2 <> <(:) || true # a pause without a program
  done
}
