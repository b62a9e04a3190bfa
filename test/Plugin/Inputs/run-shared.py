"""Builds the shared object once for each `CASE: name code`, and runs it.
Usage: run-shared.py SOURCE INCLUDE FOLDER WORKFLOW TEST"""

import os
import re
import shutil
import subprocess
import sys

source, include, folder, workflow, test = sys.argv[1:]
shutil.rmtree(folder, ignore_errors=True)
os.makedirs(folder, mode=0o755)
faults = count = 0
with open(test) as file:
    cases = re.findall(r"^CASE: (\w+) (\S+)$", file.read(), re.M)
for case, wanted in cases:
    count += 1
    plugin, out = f"{folder}/{case}.so", f"{folder}/{case}-out"
    define = "-DWITHOUT_ENTRY" if case == "WITHOUT_ENTRY" else f"-DFAULT={case}"
    if case == "NotElf":
        with open(plugin, "w") as file:
            file.write("not an object\n")
    else:
        subprocess.run(["cc", "-std=c99", "-D_GNU_SOURCE", "-shared", "-fPIC", "-fvisibility=hidden",
                        "-Wall", define, "-I", include, source, "-o", plugin, "-Wno-unused-function"],
                       check=True)
    done = subprocess.run(["tntc-compile", f"--plugin={plugin}", "--emit=shared", "--config=none",
                           "-o", out + "/", workflow], capture_output=True, text=True, timeout=60)
    codes = re.findall(r"error\[(TNT\d+)\]", done.stderr)
    good = (done.returncode == 0 and not codes and open(f"{out}/digest.shared/a.txt").read() == "from C\n"
            if wanted == "none" else
            done.returncode == 4 and codes == [wanted] and not os.path.exists(out))
    if not good:
        faults += 1
        print(f"{case}: expected {wanted}, got exit code {done.returncode}\n{done.stderr}")
print(f"{count} cases, {faults} faults")
