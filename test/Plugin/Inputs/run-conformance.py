"""Runs tntc-plugin-test with every `CASE: name what it says` of a test.
Usage: run-conformance.py PROGRAM SDK FOLDER TEST

Each has to be red, and to say that in the line below the check that failed;
`good` has to be green.
"""

import concurrent.futures
import os
import re
import shutil
import subprocess
import sys

program, sdk, folder, test = sys.argv[1:]
shutil.rmtree(folder, ignore_errors=True)
os.makedirs(folder, mode=0o755)
shutil.copy(sdk, folder)
stem = os.path.basename(program).removesuffix(".py")


def run(case, wanted):
    plugin = f"{folder}/{stem}-{case}"
    shutil.copyfile(program, plugin)
    os.chmod(plugin, 0o755)
    # Only who is to run out of time has little of it: the machine may be busy.
    time = 2500 if re.search("TNT51[23]2", wanted) else 20000
    done = subprocess.run(["tntc-plugin-test", f"--plugin-timeout={time}", plugin],
                          capture_output=True, text=True, errors="replace", timeout=120)
    good = (done.returncode == 0 and "FAIL" not in done.stdout if wanted == "good" else
            done.returncode == 1 and re.search(f"  FAIL  .*\n.*(?:{wanted})", done.stdout))
    return "" if good else f"{case}: exit code {done.returncode}\n{done.stdout}{done.stderr}"


with open(test) as file:
    cases = re.findall(rf"^{stem.upper()}: ([\w-]+) (.+)$", file.read(), re.M)
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    faults = list(filter(None, pool.map(lambda case: run(*case), cases)))
print("".join(faults) + f"{len(cases)} cases, {len(faults)} faults")
