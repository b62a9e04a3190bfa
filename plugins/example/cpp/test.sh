#!/bin/sh
# Asks the plugin everything that the compiler may ask, and compares what it
# makes of test/workflow with test/expected. Options are handed on:
# ./test.sh --plugin-sandbox=none
set -eu
cd "$(dirname "$0")"
umask 022 # what others can write to is not run
plugin=./build/tntc-plugin-skeleton
cmake -S . -B build -DCMAKE_BUILD_TYPE=Release >build.log
cmake --build build >>build.log || { cat build.log; exit 1; }
card=$(tntc-plugin-test "$@" "$plugin") || { echo "$card"; exit 1; }
echo "$card"
case $card in
*"backend 'skeleton'"*) ;;
*) echo "skeleton makes no files that could be compared"; exit 0 ;;
esac
rm -rf out
tntc-compile "$@" --config=none --plugin="$plugin" --emit=skeleton -o out/ test/workflow
diff -r test/expected out
echo "skeleton makes what is expected"
