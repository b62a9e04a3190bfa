#!/bin/bash
# fuzz.sh [SECONDS]: builds the fuzzers with clang 19 and runs each for so long
# (30 by default) from its seeds.  The last line is the verdict.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
. "$(dirname "$0")/common.sh"
cd "$root"
seconds=${1:-30}

build fuzz
runLit fuzz utils/fuzz --param "seconds=$seconds"
exec utils/verdict.py build/fuzz/test-results.json
