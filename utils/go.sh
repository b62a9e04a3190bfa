#!/bin/bash
# Runs Go 1.24 or later, which the live servers are built with: the one on the
# path when it is new enough (Debian's is not), else the one that
# install-dependencies.sh fetched.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
. "$(dirname "$0")/common.sh"

newEnough() {
  local version
  version=$(GOTOOLCHAIN=local "$1" env GOVERSION 2>/dev/null) || return 1
  [[ $version =~ ^go1\.([0-9]+) ]] && ((BASH_REMATCH[1] >= 24))
}

# The lock files decide what is built, not whatever a user has set in `go env`;
# a newer toolchain is never downloaded behind our back.
export GOTOOLCHAIN=local GOFLAGS="-mod=readonly -buildvcs=false" GOWORK=off
for go in go /usr/local/go/bin/go "$TNTC_CACHE/go/bin/go"; do
  newEnough "$go" && exec "$go" "$@"
done
die "no Go 1.24 or later: run utils/install-dependencies.sh test"
