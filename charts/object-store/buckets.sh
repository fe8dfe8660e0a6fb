#!/bin/sh
# Makes the buckets that are not there. Runs again without effect. For sh and curl: the image has nothing else.
#
#   ENDPOINT, HEALTH_PATH, REGION   the store
#   BUCKETS            names of the buckets
#   KEYS_DIR           a Secret: access-key-id and secret-access-key
#   DEADLINE_SECONDS   how long to wait for the store
set -eu
KEYS_DIR=${KEYS_DIR:-/etc/sluice/keys}
DEADLINE_SECONDS=${DEADLINE_SECONDS:-1200}
trap 'exit 143' TERM INT # as first process the shell would not hear them otherwise
waited=0

IFS= read -r access_key <"$KEYS_DIR/access-key-id" || [ -n "$access_key" ] # a last line may lack its end
IFS= read -r secret_key <"$KEYS_DIR/secret-access-key" || [ -n "$secret_key" ]
case $access_key$secret_key in *[\"\\]*) echo 'FAILED: a key with a quote or a backslash cannot be handed to curl' >&2; exit 1 ;; esac

# request METHOD BUCKET: the status; the keys go by standard input, where no list of processes shows them.
request() {
  method="--request $1"
  [ "$1" != HEAD ] || method=--head # curl would wait for a body that never comes
  # shellcheck disable=SC2086
  printf 'user = "%s:%s"\n' "$access_key" "$secret_key" |
    curl --config - --silent --max-time 20 --output /dev/null --write-out '%{http_code}' \
      --aws-sigv4 "aws:amz:$REGION:s3" --header "x-amz-content-sha256: $NOTHING" $method "$ENDPOINT/$2" || :
}
NOTHING=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 # hash of an empty body

until curl --silent --fail --max-time 5 --output /dev/null "$ENDPOINT$HEALTH_PATH"; do
  [ "$waited" -lt "$DEADLINE_SECONDS" ] || { echo "FAILED: no answer at $ENDPOINT after $waited s" >&2; exit 1; }
  echo "waiting for $ENDPOINT"
  sleep 2
  waited=$((waited + 2))
done
for bucket in $BUCKETS; do
  status=$(request HEAD "$bucket")
  if [ "$status" = 404 ]; then
    made=$(request PUT "$bucket")
    status=$(request HEAD "$bucket") # whoever made it, it is ours when it answers
    [ "$made" != 200 ] || echo "bucket $bucket: made"
  fi
  [ "$status" = 200 ] || { echo "FAILED: bucket $bucket: status $status" >&2; exit 1; }
  echo "bucket $bucket is there"
done
