#!/usr/bin/python3
"""publicfiles.py COMPILER DENO CACHE: compiles nodes made of public TypeScript
that uses `fetch`, and has the TypeScript compiler confirm each host, key, name
and export that the compiler claims.  Packages come from npm by the lock file and
are kept in CACHE.  Fails when one claim is denied, and when less was compared
than there is."""
# SPDX-License-Identifier: Apache-2.0
import collections
import concurrent.futures
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
# Well below what there was, so that only a comparison that broke falls short.
LEAST = {"host": 40, "possible host": 20, "config": 2000, "input-read": 5000,
         "export": 6000, "env": 20, "import": 8000}


def install(cache):
    """The packages, as the lock file has them."""
    files = [HERE / "package.json", HERE / "package-lock.json"]
    want = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    place = cache / "publicfiles"
    stamp = place / "installed"
    if not stamp.is_file() or stamp.read_text() != want:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        for file in files:
            shutil.copy(file, place)
        got = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=place,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if got.returncode:
            sys.exit(f"publicfiles.py: npm ci failed:\n{got.stdout}")
        stamp.write_text(want)
    return place


def look(compiler, workflow):
    """What the compiler says of a workflow; no check stops it from that."""
    for kind in ("facts", "ir"):
        with open(f"{workflow}.{kind}.json", "wb") as out:
            got = subprocess.run([compiler, "--config=none", "--passes=collect-facts", f"--emit={kind}", workflow],
                                 stdout=out, stderr=subprocess.PIPE, text=True)
        if got.returncode:
            sys.exit(f"publicfiles.py: {workflow}: exit code {got.returncode}\n{got.stderr[-2000:]}")


def main():
    compiler, deno = sys.argv[1:3]
    packages = install(pathlib.Path(sys.argv[3]).resolve())
    typescript = packages / "node_modules/typescript/lib/typescript.js"
    with tempfile.TemporaryDirectory() as directory:
        run = [deno, "run", "--no-config", "--no-lock", "-A"]
        subprocess.run([*run, HERE / "wrap.ts", typescript, packages, directory], check=True)
        workflows = sorted(str(file.parent) for file in pathlib.Path(directory).glob("*/workflow.yaml"))

        def judge(part):
            for workflow in part:
                look(compiler, workflow)
            got = subprocess.run([*run, HERE / "compare.ts", typescript, *part], stdout=subprocess.PIPE, text=True,
                                 check=True)
            return [json.loads(line) for line in got.stdout.splitlines()]

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            reports = sum(pool.map(judge, [workflows[::2], workflows[1::2]]), [])

    agreed = collections.Counter()
    for report in reports:
        agreed.update(report["agreed"])
    open_, wrong = (sum((report[which] for report in reports), []) for which in ("open", "wrong"))
    nodes, uses, abstentions = (sum(report[what] for report in reports) for what in ("nodes", "uses", "abstentions"))
    print(f"{nodes} files, {uses} uses, {abstentions} abstentions: {100 * abstentions / (uses + abstentions):.1f}%")
    for kind in sorted(agreed):
        unknown = sum(line.startswith(f"{kind}: ") for line in open_)
        print(f"{kind}: {agreed[kind]} confirmed, {unknown} beyond what the TypeScript compiler knows")
    for line in sorted(open_):
        if "host: " in line:
            print(f"not known: {line}")
    for line in wrong:
        print(f"denied: {line}")
    short = [kind for kind, least in LEAST.items() if agreed[kind] < least]
    for kind in short:
        print(f"too few: {kind}")
    if nodes < 300:
        print("too few: files")
    return bool(wrong or short or nodes < 300)


if __name__ == "__main__":
    sys.exit(main())
