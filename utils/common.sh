# Sourced by the scripts beside it: where things are cached, and how they speak.
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash

# lit starts tests without HOME; bash still knows what ~ is.
export HOME="${HOME:-$(unset HOME && echo ~)}"
export TNTC_CACHE="${TNTC_CACHE:-$HOME/.cache/tntc-compile}"
# shellcheck disable=SC2034 # for those who source this
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
self=$(basename "$0" .sh)

# Everything said goes to stderr: stdout belongs to what was asked for.
say() { echo "$self: $*" >&2; }

# 3 is what tntc-compile itself exits with when the world fails.
die() {
  say "$@"
  exit 3
}

# quietly WHAT COMMAND...: one line that says WHAT happens; what COMMAND says is
# kept in $log when it fails.
quietly() {
  say "$1"
  shift
  log=$(mktemp --suffix=.log)
  "$@" >"$log" 2>&1 || return 1
  rm -f "$log"
}

# failed WHAT: what a step of ours that went wrong has said, then one line.
failed() {
  tail -n 100 "$log" >&2
  rm -f "$log"
  say "$@"
  exit 1
}

# build PRESET [OPTION...]: configures and builds all of it.
build() {
  local preset=$1
  shift
  quietly "configuring $preset" cmake --preset "$preset" "$@" ||
    failed "cannot configure $preset"
  quietly "building $preset" ninja -j "$(nproc)" -C "build/$preset" ||
    failed "cannot build $preset"
}

# runLit PRESET FOLDER OPTION...: runs the tests of a folder of what was built.
# Whatever lit's exit code, verdict.py judges what is written here: a result that
# is missing or did not pass fails there.
runLit() {
  local tree=build/$1 folder=build/$1/$2
  shift 2
  rm -f "$tree/test-results.json"
  /usr/bin/python3 "$(llvm-config-19 --prefix)/build/utils/lit/lit.py" -sv \
    --no-progress-bar --timeout 900 --output "$tree/test-results.json" \
    "$@" "$folder" >&2 || true
}
