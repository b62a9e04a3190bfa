#!/bin/bash
# Installs what is missing, builds tntc-compile and compiles the first example;
# its manifests, and nothing else, go to stdout.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
. "$(dirname "$0")/common.sh"
cd "$root"

utils/install-dependencies.sh build
# The tests need more packages; whoever has them keeps his configuration.
[ -f build/release/build.ninja ] ||
  quietly "configuring" cmake --preset release -DTNTC_TESTS=OFF \
    -DTNTC_BENCHMARKS=OFF || failed "cannot configure"
quietly "building tntc-compile" ninja -j "$(nproc)" -C build/release tntc-compile ||
  failed "cannot build"
say "compiling templates/workflows/hn-digest"
exec build/release/bin/tntc-compile templates/workflows/hn-digest
