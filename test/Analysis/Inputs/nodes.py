"""nodes.py BODIES DIRECTORY: a workflow whose node 'src' leads to a node for each
line of BODIES, its body."""
# SPDX-License-Identifier: Apache-2.0
import pathlib
import sys

bodies = [line for line in pathlib.Path(sys.argv[1]).read_text().splitlines() if line]
root = pathlib.Path(sys.argv[2])
root.mkdir(parents=True)
(root / "src.ts").write_text('export default function run() {\n  return { items: ["a"] };\n}\n')
nodes = 'name: accept\nversion: "1.0"\ntriggers: [{type: manual}]\nnodes:\n  src: {path: ./src.ts, description: d}\n'
edges = "edges:\n"
for index, body in enumerate(bodies):
    (root / f"n{index}.ts").write_text(
        f"export default async function run(ctx: any, input: any) {{\n  {body}\n  return {{}};\n}}\n")
    nodes += f"  n{index}: {{path: ./n{index}.ts, description: d}}\n"
    edges += f"  - {{from: src, to: n{index}}}\n"
(root / "workflow.yaml").write_text(nodes + edges)
