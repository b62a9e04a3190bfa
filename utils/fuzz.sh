#!/bin/bash
# fuzz.sh [SECONDS]: builds the fuzzers with clang 19 and runs each for so long
# (30 by default) from its seeds. A crash, a hang or a leak fails, and the input
# that caused it is kept below build/fuzz.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
. "$(dirname "$0")/common.sh"
cd "$root"
seconds=${1:-30}

quietly "configuring" cmake --preset fuzz || die "cannot configure"
quietly "building the fuzzers" ninja -j "$(nproc)" -C build/fuzz || die "cannot build"
failed=0
for fuzzer in build/fuzz/bin/fuzz-*; do
  name=${fuzzer##*/fuzz-}
  found=build/fuzz/found/$name
  mkdir -p "$found"
  quietly "fuzzing $name for $seconds s" "$fuzzer" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
    -max_len=16384 -artifact_prefix="$found/" "$found" "utils/fuzz/corpus/$name" || failed=1
done
exit "$failed"
