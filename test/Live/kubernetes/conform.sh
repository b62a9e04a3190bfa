#!/bin/bash
# conform.sh FILE...: validates manifests against the schemas of our API server,
# without a server; it alone sees a key that occurs twice in the YAML.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
kubeconform=$("$here/../go-tools.sh" "$here/kubeconform")
server=$("$here/../go-tools.sh" "$here/kubernetes-1.34")

schemas=$server/schemas-$(sha256sum "$here/schemas.py" | cut -c1-8)
if [ ! -d "$schemas" ]; then
  exec 9>"$server/schemas.lock"
  flock 9
  if [ ! -d "$schemas" ]; then
    new=$(mktemp -d "$schemas.XXXXXX")
    trap 'rm -rf "$new"' EXIT
    "$here/schemas.py" "$new/all" >&2
    mv -T "$new/all" "$schemas"
    rm -rf "$new"
  fi
fi
exec "$kubeconform/kubeconform" -strict -summary \
  -schema-location "$schemas/{{.ResourceKind}}{{.KindSuffix}}.json" "$@"
