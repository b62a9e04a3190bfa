#!/bin/bash
# test.sh [PRESET]: installs what is missing, builds everything, the live servers
# too, and runs every test.  The last line is the verdict.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
. "$(dirname "$0")/common.sh"
cd "$root"
preset=${1:-release}
tree=build/$preset

utils/install-dependencies.sh test
# The servers take minutes the first time, and compile beside our own code, in
# a process group that can be stopped whole.
set -m
(
  test/Live/go-tools.sh test/Live/kubernetes/kubeconform
  test/Live/go-tools.sh test/Live/kubernetes/kubernetes-1.34
) >/dev/null &
servers=$!
set +m
# They may have ended by themselves; the exit code is that of what failed.
trap 'kill -- "-$servers" 2>/dev/null || true' EXIT
quietly "configuring" cmake --preset "$preset" -DTNTC_TESTS=ON \
  -DTNTC_BENCHMARKS=ON || failed "cannot configure"
quietly "building everything" ninja -j "$(nproc)" -C "$tree" || failed "cannot build"
wait "$servers" || die "cannot build the live servers"
trap - EXIT

say "running the tests"
results=$tree/test-results.json
rm -f "$results"
lit=$(llvm-config-19 --prefix)/build/utils/lit/lit.py
# Whatever lit's exit code, verdict.py judges what it wrote: a result that is
# missing or did not pass fails there.
/usr/bin/python3 "$lit" -sv --no-progress-bar --timeout 900 \
  --output "$results" "$tree/test" >&2 || true
exec utils/verdict.py "$results"
