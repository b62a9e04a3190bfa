#!/bin/bash
# test.sh [PRESET...]: installs what is missing, builds everything, the live servers
# too, and runs every test as released (release) and under the sanitizers (debug),
# and each fuzzer for 30 seconds (fuzz); with presets, those alone.  The last line
# is the verdict.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
. "$(dirname "$0")/common.sh"
cd "$root"
[ $# -gt 0 ] || set -- release debug fuzz

utils/install-dependencies.sh test
# The servers take minutes the first time, and compile beside our own code, in
# a process group that can be stopped whole.
set -m
(
  test/Live/go-tools.sh test/Live/compose/docker-compose
  test/Live/go-tools.sh test/Live/kubernetes/kubeconform
  test/Live/go-tools.sh test/Live/kubernetes/kubernetes-1.34
  test/Live/go-tools.sh test/Live/nats/nats-server
  test/Live/go-tools.sh test/Live/s3/minio
  test/Live/go-tools.sh test/Live/spire/controller
) >/dev/null &
servers=$!
set +m
# They may have ended by themselves; the exit code is that of what failed.
trap 'kill -- "-$servers" 2>/dev/null || true' EXIT
for preset in "$@"; do
  case $preset in
  release) build release -DTNTC_TESTS=ON -DTNTC_BENCHMARKS=ON ;;
  # Lines are all that a sanitizer's report needs, and a third less to compile.
  debug) build debug -DCMAKE_C_FLAGS_DEBUG=-g1 -DCMAKE_CXX_FLAGS_DEBUG=-g1 ;;
  fuzz) build fuzz ;;
  *) die "there are release, debug and fuzz, no '$preset'" ;;
  esac
done
wait "$servers" || die "cannot build the live servers"
trap - EXIT

results=()
for preset in "$@"; do
  say "running the tests of $preset"
  tests="test"
  [ "$preset" != fuzz ] || tests=utils/fuzz
  runLit "$preset" "$tests"
  results+=("build/$preset/test-results.json")
done
exec utils/verdict.py "${results[@]}"
