#!/usr/bin/python3
"""doubling_edges.py BUILD: compiles workflows of one form each, every one twice
as large as the one before, and prints the CPU milliseconds of all checks and
of the diagram. What is not linear would show in the last
column."""
# SPDX-License-Identifier: Apache-2.0
import pathlib
import resource
import subprocess
import sys
import tempfile

SIZES = (1000, 2000, 4000, 8000)
GIVES = "export default () => ({ a: [{ b: 1 }], c: { d: '' } });\n"
NODE = "  n{0}: {{path: ./{1}.ts, description: d}}\n"
EDGE = "  - {{from: n{0}, to: n{1}}}\n"


def chain(size):
    reads = "export default (_: any, input: any) => ({ a: input.a, c: { d: input.c.d } });\n"
    return ({"gives": GIVES, "reads": reads}, ["gives"] + ["reads"] * size,
            [(i, i + 1) for i in range(size)])


def fan_in(size):
    """All lead to one node, which reads a key of each."""
    lines = "".join(f"  out.push(input.n{i}.a[0].b);\n" for i in range(size))
    reads = f"export default (_: any, input: any) => {{\n  const out = [];\n{lines}  return out;\n}};\n"
    return {"gives": GIVES, "reads": reads}, ["gives"] * size + ["reads"], [(i, size) for i in range(size)]


def fan_in_wrong(size):
    """The same, and each of the keys is one that is not there."""
    files, nodes, edges = fan_in(size)
    return {**files, "reads": files["reads"].replace(".a[0].b", ".x")}, nodes, edges


def fan_in_at_once(size):
    reads = "export default (_: any, input: any) => Object.values(input).map((one: any) => one.a[0].b);\n"
    return {"gives": GIVES, "reads": reads}, ["gives"] * size + ["reads"], [(i, size) for i in range(size)]


def fan_out(size):
    reads = "export default (_: any, input: any) => input.a[0].b + input.c.d;\n"
    return {"gives": GIVES, "reads": reads}, ["gives"] + ["reads"] * size, [(0, i + 1) for i in range(size)]


def keys(size):
    """One edge, over which an object of many keys goes."""
    names = ", ".join(f"k{i}: {i}" for i in range(size))
    lines = "".join(f"  out.push(input.k{i});\n" for i in range(size))
    return ({"gives": f"export default () => ({{ {names} }});\n",
             "reads": f"export default (_: any, input: any) => {{\n  const out = [];\n{lines}  return out;\n}};\n"},
            ["gives", "reads"], [(0, 1)])


def keys_wrong(size):
    """The same, and each key that is read is one that is not there."""
    files, nodes, edges = keys(size)
    return {**files, "reads": files["reads"].replace("input.k", "input.j")}, nodes, edges


def guards(size):
    """One edge, and much that says which reads may find nothing."""
    lines = "".join(f"  if (input.c.d === 'v{i}') out.push(input.x{i});\n" for i in range(size))
    return ({"gives": GIVES,
             "reads": f"export default (_: any, input: any) => {{\n  const out = [];\n{lines}  return out;\n}};\n"},
            ["gives", "reads"], [(0, 1)])


def conditions(size):
    """One long condition."""
    terms = " && ".join(f"input.c.d !== 'v{i}'" for i in range(size))
    return ({"gives": GIVES, "reads": f"export default (_: any, input: any) => {terms} ? input.a : input.c;\n"},
            ["gives", "reads"], [(0, 1)])


def write(folder, files, nodes, edges):
    for name, text in files.items():
        (folder / f"{name}.ts").write_text(text)
    text = 'name: doubled\nversion: "1.0"\ntriggers: [{type: manual}]\nnodes:\n'
    text += "".join(NODE.format(i, file) for i, file in enumerate(nodes))
    text += "edges:\n" + "".join(EDGE.format(*edge) for edge in edges)
    (folder / "workflow.yaml").write_text(text)


def spent(*command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode < 0:
        sys.exit(f"doubling_edges.py: {command}: {done.stderr[-400:]}")
    return 1000 * (after.ru_utime - before.ru_utime)


def measure(compiler, form, size):
    with tempfile.TemporaryDirectory() as folder:
        write(pathlib.Path(folder), *form(size))
        best = [1e9] * 2
        for _ in range(3):
            now = (spent(compiler, "--emit=none", "--max-errors=1", folder),
                   spent(compiler, "--emit=mermaid", "--mermaid=typed", "--max-errors=1", folder))
            best = [min(pair) for pair in zip(best, now)]
        return best


def main():
    compiler = f"{sys.argv[1]}/bin/tntc-compile"
    for form in (chain, fan_in, fan_in_wrong, fan_in_at_once, fan_out, keys, keys_wrong, guards, conditions):
        rows = [measure(compiler, form, size) for size in SIZES]
        times = "  ".join("{:7.1f} {:7.1f}".format(*row) for row in rows)
        ratios = " ".join(f"{b / max(a, 1):5.2f}" for a, b in zip(rows[-2], rows[-1]))
        print(f"{form.__name__:15} {times}   last doubling {ratios}", flush=True)


main()
