"""Compiles workflows from their source and from their IR.

usage: same-bytes.py ROOT TEMPORARY
"""

import pathlib
import subprocess
import sys

root, temporary = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
kinds = "--emit=kubernetes,mermaid,networkpolicy,report,report-markdown"
(temporary / "key").write_text("a key that is long enough")


def compile(output, *arguments):
    output.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["tntc-compile", "-o", f"{output}/", *arguments], cwd=root,
                   check=True, capture_output=True)
    return {path.relative_to(output): path.read_bytes()
            for path in sorted(output.rglob("*")) if path.is_file()}


jobs = [(path.parent.relative_to(root), ["--config=none", kinds])
        for path in sorted(root.glob("templates/workflows/*/workflow.yaml"))]
jobs.append(("test/Golden/Inputs/everything", ["--config=none", kinds, "--mermaid=rich"]))
jobs.append(("test/IR/Inputs/services",
             ["--config=test/IR/Inputs/services.toml", kinds + ",provision,teardown", "--force",
              f"--platform-key-file={temporary}/key"]))
differ = 0
for source, options in jobs:
    place = temporary / pathlib.Path(source).name
    ir = compile(place / "ir", *[o for o in options if "--emit" not in o and o != "--force"], "--emit=ir", source)
    [file] = [place / "ir" / name for name in ir if name.suffix == ".json" and "ir" in name.name]
    first = compile(place / "source", *options, source)
    second = compile(place / "again", *options, "--from=ir", file)
    first.pop(pathlib.Path(".tntc-inventory.json"), None)
    second.pop(pathlib.Path(".tntc-inventory.json"), None)
    assert len(first) > 4, first.keys()
    for name in sorted({*first, *second}):
        if first.get(name) != second.get(name):
            print(source, name)
            differ += 1
print(f"{len(jobs)} workflows, {differ} differ")
