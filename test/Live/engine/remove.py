"""Takes each permission that came from the contract away, one at a time, and
sees the workflow fail for want of that one; with all of them it does not, and
nothing was asked for that the contract lacks.

usage: remove.py DENO ENGINE NODE_MODULES SCENARIO IR < manifest

IR is what --emit=ir says of the same workflow. Prints a line a permission."""
# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import subprocess
import sys

import yaml

import run
from network import namespaces
from permissions import grantsOf, permissionsOf, without
from pod import Manifest


def attempt(manifest, *words):
    """What is not as the scenario says, the requests, those that nobody expects,
    and the log. In a process and namespaces of its own."""
    done = subprocess.run(
        [*namespaces(), sys.executable, __file__, "--attempt", *words],
        input=yaml.safe_dump_all(manifest.objects), stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit("the attempt itself failed")
    return json.loads(done.stdout)


def attemptHere(*words):
    faults, world, log = run.play(*words, Manifest(sys.stdin.read()))
    seen = [line for line, *_ in world.seen]
    strange = [line for line in seen if line not in world.answers]
    return faults, seen, strange, log


def main(deno, engine, modules, file, ir):
    words = [deno, engine, modules, file]
    grants = grantsOf(json.loads(pathlib.Path(ir).read_text()))
    manifest = Manifest(sys.stdin.read())
    faults, _, strange, log = attempt(manifest, *words)
    if faults:
        sys.exit("with every permission: " + "\n".join(faults) + log)
    if strange:
        sys.exit(f"asked for what nobody expects: {strange}")
    print("with all: works")
    for name, flag, value, reasons in permissionsOf(grants):
        changed = without(manifest, grants, flag, value)
        faults, seen, _, log = attempt(changed, *words)
        if not faults:
            sys.exit(f"works without {name}")
        said = ("\n".join(faults) + log).replace('\\"', '"')
        if reasons and not any(reason in said for reason in reasons):
            sys.exit(f"fails without {name}, but not for that reason:\n{said}")
        host = name.rpartition(":")[0]
        if flag and any(f"//{host}" in line for line in seen):
            sys.exit(f"{name} was reached without a permission")
        print(f"without {name}: fails")


if __name__ == "__main__":
    if sys.argv[1] == "--attempt":
        json.dump(attemptHere(*sys.argv[2:]), sys.stdout)
    else:
        main(*sys.argv[1:])
