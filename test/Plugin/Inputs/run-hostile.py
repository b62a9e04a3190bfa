"""Runs every `CASE: name code` of a test against the program that is to
misbehave so. Usage: run-hostile.py PROGRAM FOLDER WORKFLOW TEST"""

import os
import re
import shutil
import subprocess
import sys

program, folder, workflow, test = sys.argv[1:]
shutil.rmtree(folder, ignore_errors=True)
os.makedirs(folder, mode=0o755)
faults = count = 0
with open(test) as file:
    cases = re.findall(r"^CASE: ([\w-]+) (\S+)$", file.read(), re.M)
for case, wanted in cases:
    count += 1
    plugin, out = f"{folder}/hostile-{case}", f"{folder}/{case}-out"
    shutil.copyfile(program, plugin)
    os.chmod(plugin, 0o755)
    done = subprocess.run(
        ["tntc-compile", f"--plugin={plugin}", "--emit=hostile", "--plugin-timeout=2500",
         "--config=none", "-o", out + "/", workflow], capture_output=True, text=True, timeout=60,
        errors="replace")
    codes = re.findall(r"^error\[(TNT\d+)\]: .*'(?:hostile|[^']*/hostile-[\w-]+)'",
                       done.stderr, re.M) or re.findall(r"error\[(TNT\d+)\]", done.stderr)
    good = (done.returncode == 0 and not codes and os.path.exists(out) if wanted == "none" else
            done.returncode == 4 and len(codes) == 1 and codes[0] in wanted.split("|") and
            not os.path.exists(out))
    if not good:
        faults += 1
        print(f"{case}: expected {wanted}, got exit code {done.returncode}, {codes}\n{done.stderr[:600]}")
print(f"{count} cases, {faults} faults" if count > 40 else "too few cases")
