#!/bin/bash
# go-tools.sh PIN: builds the tools that the go.mod in directory PIN names, once
# for each state of its lock file, its sources and Go, and prints the directory
# they are in.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../../utils/common.sh"
go=$root/utils/go.sh
pin=$(cd "$1" && pwd)
name=$(basename "$pin")

key=$({ "$go" env GOVERSION && cat "$pin"/go.{mod,sum} "$0" &&
  find "$pin" -name '*.go' -print0 | sort -z | xargs -0r cat; } | sha256sum |
  cut -c1-16)
out=$TNTC_CACHE/$name-$key
if [ -d "$out" ]; then
  echo "$out"
  exit
fi

# Parallel tests wait for the first builder instead of building each their own.
mkdir -p "$TNTC_CACHE"
exec 9>"$TNTC_CACHE/$name.lock"
flock 9
if [ ! -d "$out" ]; then
  new=$(mktemp -d "$out.XXXXXX")
  trap 'rm -rf "$new"' EXIT
  cd "$pin"
  flags="-s -w"
  # Kubernetes learns its version from the linker only, and one that believes to
  # be 0.0.0 turns features off.
  if version=$("$go" list -m -f '{{.Version}}' k8s.io/kubernetes 2>&-); then
    [[ $version =~ ^v([0-9]+)\.([0-9]+) ]]
    v=k8s.io/component-base/version
    flags+=" -X $v.gitVersion=$version -X $v.gitTreeState=clean"
    flags+=" -X $v.gitMajor=${BASH_REMATCH[1]} -X $v.gitMinor=${BASH_REMATCH[2]}"
  fi
  CGO_ENABLED=0 quietly "building $name, once" \
    nice "$go" build -trimpath -ldflags "$flags" -o "$new/" tool ||
    die "cannot build $name: no network? ($log)"
  mv -T "$new" "$out"
fi
echo "$out"
