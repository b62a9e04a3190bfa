#!/bin/sh
# Asks the plugin everything that the compiler may ask, and compares what it
# says of test/workflow with test/expected. Options are handed on:
# ./test.sh --plugin-sandbox=none
set -eu
cd "$(dirname "$0")"
umask 022 # what others can write to is not run
exec test/run.sh ./tntc-plugin-skeleton "$@"
