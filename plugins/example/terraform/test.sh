#!/bin/sh
# Asks the plugin everything that the compiler may ask, and compares what it
# makes of test/workflow with test/expected. Options are handed on.
set -eu
cd "$(dirname "$0")"
umask 022 # what others can write to is not run
plugin=./build/tntc-plugin-terraform
cmake -S . -B build -DCMAKE_BUILD_TYPE=Release >build.log
cmake --build build >>build.log || { cat build.log; exit 1; }
tntc-plugin-test "$@" "$plugin"
rm -rf out && mkdir out
tntc-compile "$@" --config=none --plugin="$plugin" --emit=terraform -o out/ test/workflow 2>/dev/null
diff -r test/expected out
echo "terraform makes what is expected"
