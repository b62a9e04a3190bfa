"""Prints the IR of every workflow that it finds, holds it against the schema,
reads it back and prints it once more.

usage: round-trip.py ROOT TEMPORARY SCHEMA
"""

import concurrent.futures
import json
import pathlib
import subprocess
import sys

import jsonschema

root, temporary = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
# page_format is a format of lit, which is no package of its own.
sys.path += [str(root / "utils"), "/usr/lib/llvm-19/build/utils/lit"]
import page_format

validator = jsonschema.Draft202012Validator(json.loads(pathlib.Path(sys.argv[3]).read_text()))


def pages():
    """The examples of the pages about codes, laid out."""
    for page in sorted((root / "docs/diagnostics").glob("TNT????.md")):
        parts = page.read_text().split("\n## Right\n")
        if len(parts) == 2:
            folder = temporary / "pages" / page.stem
            page_format.lay_out(parts[1], str(folder), False)
            yield from (file.parent for file in folder.rglob("workflow.yaml"))


def ir(arguments):
    done = subprocess.run(["tntc-compile", "--emit=ir", *arguments], cwd=root,
                          capture_output=True, timeout=60)
    return done.returncode, done.stdout, done.stderr.decode()


def check(job):
    folder, options = job
    code, first, _ = ir([*options, str(folder)])
    if code:
        return 0, ""
    name = str(folder).strip("/").replace("/", "+")
    file = temporary / (name[-100:] + ".ir.json")
    file.write_bytes(first)
    for error in validator.iter_errors(json.loads(first)):
        return 1, f"{folder}: {list(error.absolute_path)}: {error.message[:200]}"
    code, second, errors = ir(["--from=ir", *options, str(file)])
    if code or second != first:
        return 1, f"{folder}: exit {code}, {len(first)} and {len(second)} bytes\n{errors}"
    return 1, ""


demo = ["--config=test/Plugin/Inputs/trusted.toml", "--plugin=" + str(temporary / "demo")]
own = ["--config=test/IR/Inputs/services.toml"]
temporary.mkdir(parents=True, exist_ok=True)
(temporary / "demo").write_bytes((root / "test/Plugin/Inputs/demo.py").read_bytes())
(temporary / "demo").chmod(0o755)
jobs = [("test/Plugin/Inputs/served", demo), ("test/IR/Inputs/services", own)]
for top in ("templates", "test", "examples"):
    jobs += [(file.parent.relative_to(root), ["--config=none"])
             for file in sorted((root / top).rglob("workflow.yaml"))]
jobs += [(folder, ["--config=none"]) for folder in pages()]
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    results = list(pool.map(check, jobs))
for _, message in results:
    if message:
        print(message)
seen = sum(count for count, _ in results)
assert seen > 100, seen
print(f"{seen} workflows, {sum(1 for _, message in results if message)} differ")
