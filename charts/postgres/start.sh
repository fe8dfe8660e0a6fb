#!/bin/bash
# Starts one Postgres server: refuses a disk that is another major's or another user's, begins again where a first start was cut
# short, and becomes the image's own start. bash builtins, the server's own version and mkdir, rm only.
#
#   MAJOR         major version the disk is for
#   VOLUME_DIR    where the disk is mounted; PGDATA, the database's folder, is below it
#   SETTINGS_DIR  for tests; the default is the pod's
set -euo pipefail
SETTINGS_DIR=${SETTINGS_DIR:-/etc/sluice/postgres}
first_start=$VOLUME_DIR/sluice-first-start # there from before a first start until its end

refuse() { # refuse WHAT WHY RUNBOOK
  printf 'REFUSED: %s\nWHY: %s\nDO: follow the runbook, sluice explain %s; nothing on the disk was touched\n' "$@" >&2
  exit 78
}
readable() { # readable FOLDER: nobody can look into one that another user's server made
  [[ ! -e $1 || (-O $1 && -r $1 && -x $1) ]] || refuse "$1 belongs to another user than $EUID" \
    "Postgres starts on its own files only; Alpine's and Debian's images have different users" postgres-major
}
same_major() { # same_major FOLDER: that of its database, if it holds one
  [[ ! -s $1/PG_VERSION || $(<"$1/PG_VERSION") == "$MAJOR" ]] || refuse \
    "$1 holds a database of Postgres $(<"$1/PG_VERSION"), this server is $MAJOR" \
    "one major version cannot read another's files, and an empty database beside them would look like lost data" postgres-major
}

version=$(postgres -V)
[[ $version =~ \ ([0-9]+) && ${BASH_REMATCH[1]} == "$MAJOR" ]] || refuse "the image holds ${version#postgres }, its tag says $MAJOR" \
  "where the data lies depends on the major version" postgres-major

readable "$PGDATA"
same_major "$PGDATA"
if [[ ! -s $PGDATA/PG_VERSION || -f $first_start ]]; then
  for other in "$VOLUME_DIR" "$VOLUME_DIR"/{pgdata,data} "$VOLUME_DIR"/*/docker; do
    [[ $other == "$PGDATA" ]] && continue
    [[ $other == "$VOLUME_DIR" ]] || readable "$other"
    same_major "$other"
    [[ ! -s $other/PG_VERSION ]] || refuse "$other holds a database of Postgres $MAJOR, which is looked for in $PGDATA" \
      "an empty database beside it would look like lost data" postgres-major
  done
  if [[ -f $first_start ]]; then
    echo "the first start did not come to its end, and nobody could connect until then: it begins again"
    rm -rf "$PGDATA"
  fi
  mkdir -p "$PGDATA"
  shopt -s nullglob dotglob
  files=("$PGDATA"/*)
  ((${#files[@]} == 0)) || refuse "$PGDATA holds files, but no database" \
    "they may be a database half copied or damaged; a first start would fail on them" postgres-major
  : >"$first_start"
fi
exec docker-entrypoint.sh postgres -c "config_file=$SETTINGS_DIR/postgresql.conf"
