#!/bin/bash
# Brings a database to its description: each SQL file in the order of its name, then users. Runs again without effect, one runner at
# a time: all of it is one session under an advisory lock. bash builtins and psql only; users.sql reads password files by cat.
#
#   MIGRATION_DIR   SQL files, and client.sh
#   USERS_DIR       one Secret a user: username and password
#   USERS           names of those users
set -euo pipefail
MIGRATION_DIR=${MIGRATION_DIR:-/etc/sluice/migration}
USERS_DIR=${USERS_DIR:-/etc/sluice/users}
# shellcheck source=/dev/null
. "$MIGRATION_DIR/client.sh"

for user in $USERS; do
  [[ $(<"$USERS_DIR/$user/username") == "$user" ]] || { echo "FAILED: the Secret of user $user names somebody else" >&2; exit 1; }
  [[ -s $USERS_DIR/$user/password ]] || { echo "FAILED: the Secret of user $user has no password" >&2; exit 1; }
done
login
await "database $PGDATABASE at $PGHOST:$PGPORT" 'select not pg_is_in_recovery()'
{
  echo "do \$\$ begin perform pg_advisory_lock(hashtext('sluice migration')); end \$\$;"
  echo "set lock_timeout = '30s';" # a change that waits for a long transaction blocks all who come after it
  for file in "$MIGRATION_DIR"/*.sql; do printf '\\echo %s\n\\i %s\n' "${file##*/}" "$file"; done
} | psql -Xq -v ON_ERROR_STOP=1
echo "done: $PGDATABASE is as described"
