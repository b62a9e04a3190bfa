"""returns.py TOOL DENO BODIES DIRECTORY: compiles each line of BODIES as a node,
runs it on Deno, and compares what it returns with the shape of --emit=facts."""
# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import subprocess
import sys

RUNNER = """
function shape(value: any, depth = 0): any {
  if (value === null || value === undefined) return { kind: "null" };
  if (typeof value !== "object") return { kind: typeof value };
  if (depth > 6) return { kind: "any" };
  if (Array.isArray(value)) {
    return { kind: "array", elements: value.map((v) => shape(v, depth + 1)) };
  }
  const keys: Record<string, unknown> = {};
  for (const key in value) keys[key] = shape(value[key], depth + 1);
  // Methods and getters of a class can be read as well.
  for (
    let proto = Object.getPrototypeOf(value);
    proto && proto !== Object.prototype;
    proto = Object.getPrototypeOf(proto)
  ) {
    for (const key of Object.getOwnPropertyNames(proto)) {
      if (key !== "constructor") keys[key] ??= { kind: "any" };
    }
  }
  return { kind: "object", keys };
}
const context = { log: { info() {} } };
const out: unknown[] = [];
for (const file of Deno.args) {
  const node = await import(file);
  out.push(shape(await node.default(context, {})));
}
console.log(JSON.stringify(out));
"""


def fits(claimed, seen):
    if claimed is None or claimed["kind"] == "any" or seen["kind"] == "any":
        return True
    if claimed["kind"] == "union":
        return any(fits(option, seen) for option in claimed["options"])
    if claimed["kind"] != seen["kind"]:
        return False
    if claimed["kind"] == "array":
        return all(fits(claimed.get("element"), each) for each in seen["elements"])
    if claimed["kind"] == "object":
        keys = {key["name"]: key.get("shape") for key in claimed["keys"]}
        return all(fits(keys[name], each) if name in keys else claimed.get("open", False)
                   for name, each in seen["keys"].items())
    return True


def main():
    tool, deno, source, target = sys.argv[1:]
    bodies = [line for line in pathlib.Path(source).read_text().splitlines() if line]
    root = pathlib.Path(target)
    root.mkdir(parents=True)
    text = 'name: shapes\nversion: "1.0"\ntriggers: [{type: manual}]\nnodes:\n'
    files = []
    for index, body in enumerate(bodies):
        file = root / f"n{index}.ts"
        file.write_text(f"export default async function run(ctx: any, input: any) {{\n  {body}\n}}\n")
        text += f"  n{index}: {{path: ./n{index}.ts, description: d}}\n"
        files.append(str(file.resolve()))
    (root / "workflow.yaml").write_text(text)
    (root / "runner.ts").write_text(RUNNER)
    facts = json.loads(subprocess.run([tool, "--emit=facts", "--diagnostics=json=/dev/null", str(root)],
                                      check=True, capture_output=True, text=True).stdout)
    seen = json.loads(subprocess.run([deno, "run", "--allow-read", "--no-check", "--quiet",
                                      str(root / "runner.ts"), *files],
                                     check=True, capture_output=True, text=True).stdout)
    faults = unknown = 0
    for body, node, value in zip(bodies, facts["nodes"], seen):
        claimed = node.get("returns")
        unknown += claimed is None or claimed["kind"] == "any"
        if not fits(claimed, value):
            faults += 1
            print(f"does not fit: {body}\n  claimed {json.dumps(claimed)}\n  seen {json.dumps(value)}")
    print(f"{len(bodies)} bodies, {unknown} of unknown shape, {faults} faults")


main()
