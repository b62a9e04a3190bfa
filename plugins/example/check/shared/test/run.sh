#!/bin/sh
# run.sh PLUGIN [OPTION...]
set -eu
plugin=$1
shift
tntc-plugin-test "$@" "$plugin"
rm -rf out && mkdir out
tntc-compile "$@" --config=none --plugin="$plugin" --plugin-opt skeleton.most=1 \
  --emit=none test/workflow 2>&1 | grep -A 2 SKELETON >out/said
diff -r test/expected out
echo "skeleton says what is expected"
