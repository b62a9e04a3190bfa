#!/bin/bash
# run.sh BUILD SECONDS NAME: runs one fuzzer from its seeds and from what earlier
# runs found. A crash, a hang or a leak fails; the input that caused it is kept
# below BUILD/found, so that the next run begins with it.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
build=$1 seconds=$2 name=$3
found=$build/found/$name
mkdir -p "$found"
# A whole run of lit may go on beside: only what takes far too long is a hang.
exec "$build/bin/fuzz-$name" -max_total_time="$seconds" -timeout=25 \
  -rss_limit_mb=2048 -max_len=16384 -print_final_stats=1 -verbosity=0 \
  -artifact_prefix="$found/" "$found" "$(dirname "$0")/corpus/$name"
