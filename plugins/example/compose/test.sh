#!/bin/sh
# Asks the plugin everything that the compiler may ask, and compares what it
# makes of test/workflow with test/expected. Options are handed on.
set -eu
cd "$(dirname "$0")"
umask 022 # what others can write to is not run
plugin=./tntc-plugin-compose
[ -e tntc_plugin.py ] || cp "$(dirname "$(command -v tntc-compile)")/../share/tntc/sdk/python/tntc_plugin.py" .
tntc-plugin-test "$@" "$plugin"
rm -rf out && mkdir out
tntc-compile "$@" --config=none --plugin="$plugin" --emit=compose -o out/ test/workflow 2>&1 | grep -A 2 'COMPOSE' >out/said
diff -r test/expected out
echo "compose makes what is expected"
