#!/bin/sh
# Starts the object store's stand-in: an S3 gateway over a folder. For sh, because the image has no bash; builtins only, but for mkdir.
# The gateway takes its keys from variables or arguments alone: variables are not seen in the list of processes.
#
#   GATEWAY    path of its program
#   PORT, REGION, HEALTH_PATH, DATA_DIR
#   KEYS_DIR   a Secret: access-key-id and secret-access-key
set -eu
KEYS_DIR=${KEYS_DIR:-/etc/sluice/keys}

IFS= read -r ROOT_ACCESS_KEY <"$KEYS_DIR/access-key-id" || [ -n "$ROOT_ACCESS_KEY" ] # a last line may lack its end
IFS= read -r ROOT_SECRET_KEY <"$KEYS_DIR/secret-access-key" || [ -n "$ROOT_SECRET_KEY" ]
export ROOT_ACCESS_KEY ROOT_SECRET_KEY
mkdir -p "$DATA_DIR"
exec "$GATEWAY" --port ":$PORT" --region "$REGION" --health "$HEALTH_PATH" --quiet posix "$DATA_DIR"
