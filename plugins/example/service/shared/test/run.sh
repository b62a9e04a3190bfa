#!/bin/sh
# run.sh PLUGIN [OPTION...]
set -eu
plugin=$1
shift
tntc-plugin-test "$@" "$plugin"
rm -rf out
# Without the platform's key all is made but the credentials.
for what in provision teardown; do
  tntc-compile "$@" --config=test/platform.toml --plugin="$plugin" --enclave=team \
    -W TNT5022=off --emit=$what -o out/ test/workflow
done
diff -r test/expected out
echo "skeleton gives what is expected"
