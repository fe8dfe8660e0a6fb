#!/bin/bash
# Whether the job said within so many seconds (90) that it lives. bash builtins only.
read -r noted <"${SLUICE_HEARTBEAT:-/run/sluice/alive}" || exit 1
printf -v now '%(%s)T' -1
((now - noted < ${1:-90}))
