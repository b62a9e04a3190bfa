#!/usr/bin/python3
"""update_golden.py [--check] TNTC_COMPILE: writes what the compiler makes of the
example workflows to test/Golden/Expected, or, with --check, shows how it
differs from what is there and exits 1."""
# SPDX-License-Identifier: Apache-2.0
import argparse
import difflib
import pathlib
import shutil
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parents[1]
expected = root / "test/Golden/Expected"
# Options by workflow, relative to the root: its path is in the outputs.
workflows = {
    **{path.parent.relative_to(root): [] for path in
       sorted(root.glob("templates/workflows/*/workflow.yaml"))},
    pathlib.Path("test/Golden/Inputs/everything"): ["--mermaid=rich"],
}
kinds = "facts,kubernetes,mermaid,report,report-markdown"


def compile(compiler, target):
    for workflow, options in workflows.items():
        place = target / workflow.name
        place.mkdir(parents=True)
        # No file of the user's may have a say.
        done = subprocess.run(
            [compiler, f"--emit={kinds}", *options, "-o", f"{place}/", workflow],
            cwd=root, env={"HOME": "/nonexistent", "NO_COLOR": "1"},
            stderr=subprocess.PIPE)
        (place / "diagnostics.txt").write_bytes(done.stderr)
        if done.returncode:
            sys.exit(f"{workflow}: exit code {done.returncode}\n"
                     f"{done.stderr.decode(errors='replace')}")


def files(directory):
    return {path.relative_to(directory): path.read_bytes()
            for path in sorted(directory.rglob("*")) if path.is_file()}


def lines(content):
    return content.decode("utf-8", "backslashreplace").splitlines(keepends=True)


def compare(there, here):
    same = True
    for name in sorted({*there, *here}):
        if there.get(name) == here.get(name):
            continue
        same = False
        sys.stdout.writelines(difflib.unified_diff(
            lines(there.get(name, b"")), lines(here.get(name, b"")),
            f"expected/{name}", f"compiled/{name}"))
    return same


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("compiler")
    arguments = parser.parse_args()
    compiler = str(pathlib.Path(shutil.which(arguments.compiler)
                                or arguments.compiler).resolve())
    with tempfile.TemporaryDirectory() as directory:
        made = pathlib.Path(directory) / "made"
        compile(compiler, made)
        if arguments.check:
            there = files(expected)
            if not there:
                sys.exit(f"{expected}: nothing is there")
            if not compare(there, files(made)):
                sys.exit("run utils/update_golden.py to take the new outputs")
            print(f"{len(there)} files are as expected")
            return
        shutil.rmtree(expected, ignore_errors=True)
        shutil.copytree(made, expected)


if __name__ == "__main__":
    main()
