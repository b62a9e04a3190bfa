"""Makes a plugin NAME of PROGRAM (in Python, or in C for a shared object) for
every `CASE: name code` of a test, and runs it: the plugin misbehaves as the case
says, by its file's name or by the macro FAULT.
Usage: run-cases.py PROGRAM NAME FOLDER WORKFLOW TEST"""

import os
import re
import shutil
import socket
import subprocess
import sys

program, name, folder, workflow, test = sys.argv[1:]
include = os.path.dirname(program) + "/../../../include"


def build(case):
    if program.endswith(".py"):
        plugin = f"{folder}/{name}-{case}"
        shutil.copyfile(program, plugin)
        os.chmod(plugin, 0o755)
        return plugin
    plugin = f"{folder}/{case}.so"
    if case == "NotElf":
        with open(plugin, "w") as file:
            file.write("not an object\n")
        return plugin
    define = "-DWITHOUT_ENTRY" if case == "WITHOUT_ENTRY" else f"-DFAULT={case}"
    subprocess.run(["cc", "-std=c11", "-D_GNU_SOURCE", "-shared", "-fPIC", "-fvisibility=hidden",
                    "-Wall", define, "-I", include, program, "-o", plugin, "-Wno-unused-function"],
                   check=True)
    return plugin


def run(case, wanted):
    out = f"{folder}/{case}-out"
    # Only who is to run out of time has little of it: the machine may be busy.
    time = 2500 if re.search("TNT51[23]2", wanted) else 20000
    done = subprocess.run(
        ["tntc-compile", f"--plugin={build(case)}", f"--emit={name}", f"--plugin-timeout={time}",
         "--config=none", "-o", out + "/", workflow], capture_output=True, text=True, timeout=60,
        errors="replace")
    codes = re.findall(r"^(?:tntc-compile: )?error\[(TNT\d+)\]: (?:option of |manifest of )?plugin ",
                       done.stderr, re.M)
    if wanted == "none":
        good = done.returncode == 0 and not codes and os.path.exists(f"{out}/digest.{name}/a.txt")
    else:
        good = done.returncode == 4 and len(codes) == 1 and codes[0] in wanted.split("|") and \
            name in done.stderr.split("\n")[0] + f"{folder}/{case}" and not os.path.exists(out)
    # Whatever a plugin says, a terminal takes it for text.
    good = good and not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.stderr)
    if not good:
        print(f"{case}: expected {wanted}, got exit code {done.returncode}, {codes}\n{done.stderr[:600]}")
    return good


shutil.rmtree(folder, ignore_errors=True)
os.makedirs(folder, mode=0o755)
# What a plugin must not find: somebody to talk to outside of its network.
outside = socket.socket(socket.AF_UNIX)
try:
    outside.bind("\0tntc-outside")
    outside.listen()
except OSError:
    pass  # the same of a test beside this one
with open(test) as file:
    cases = re.findall(r"^CASE: ([\w-]+) (\S+)$", file.read(), re.M)
faults = sum(not run(case, wanted) for case, wanted in cases)
print(f"{len(cases)} cases, {faults} faults")
