#!/bin/bash
# compile-with.sh COMPILER PLUGIN WORKFLOW OUT TEMPLATES OPTION...: what the
# plugin 'acme' makes of the workflow and of all templates, and OUT/said.
set -euo pipefail
compiler=$1 plugin=$2 workflow=$3 out=$4 templates=$5
shift 5
mkdir -p "$out"
"$compiler" --config=none --plugin="$plugin" --plugin-opt acme.longest=14 --emit=acme \
  -o "$out/" "$@" "$workflow" "$templates/workflows" 2>"$out/said" || { cat "$out/said"; exit 1; }
