#!/bin/bash
# The image runs this at the end of a first start, when the database is complete: start.sh then never begins again.
rm "$VOLUME_DIR/sluice-first-start"
