#!/bin/sh
# run.sh PLUGIN [OPTION...]
set -eu
plugin=$1
shift
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
