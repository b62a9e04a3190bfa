"""rows.py PERMISSIONS.DEF DENO FOLDER: calls each API of the table on Deno without
one kind of permission after the other, and prints where the table and Deno are not
of one mind."""
# SPDX-License-Identifier: Apache-2.0
import pathlib
import re
import subprocess
import sys

# Not called: what is there with a flag only, or no more; and what needs nothing,
# as the table says by having no row of it.
LEFT_OUT = {"Deno.openKv", "Deno.run"}
# These ask when somebody looks.
LEFT_OUT |= {"node:fs.watch", "node:fs.watchFile"}
NEED_NOTHING = ["Deno.cwd", "Deno.execPath", "Deno.memoryUsage", "node:process.cwd",
                "node:os.arch", "node:process.memoryUsage", "node:process.uptime"]

table, deno, folder = sys.argv[1:]
calls = pathlib.Path(__file__).parent / "calls.ts"
rows = {}
for name, kind in re.findall(r'^API\("([^"]+)", (\w+),', pathlib.Path(table).read_text(), re.M):
    rows.setdefault(name, set()).add(kind.lower())
# How these start a process is not seen by what they throw.
names = sorted(name for name in rows.keys() - LEFT_OUT if "child_process" not in name) + NEED_NOTHING
found = {name: set() for name in names}
for kind in ["read", "write", "env", "run", "ffi", "sys"]:
    own = pathlib.Path(folder) / kind
    own.mkdir(parents=True)
    done = subprocess.run([deno, "run", "-A", "--no-prompt", "--no-config", calls, kind, own, *names],
                          stdout=subprocess.PIPE, text=True, check=True, timeout=120)
    for name in done.stdout.split():
        found[name].add(kind)
for name in names:
    if found[name] != rows.get(name, set()):
        print(f"{name}: Deno asks for {sorted(found[name])}, the table for {sorted(rows.get(name, set()))}")
print(len(names), "called")
