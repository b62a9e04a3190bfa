"""Has a service say what each `SAYS: GRANTS CODE JSON` of a test has, and
compares the code that it is refused with; `none`: it is taken.
Usage: run-facts.py PLUGIN FOLDER WORKFLOW TEST"""

import os
import re
import shutil
import subprocess
import sys

plugin, folder, workflow, test = sys.argv[1:]
FILL = {"JOB": '"phase":"provision","scope":"workflow","reason":"r","text":"t"',
        "IN": '"phase":"provision","scope":"workflow","path":"o.yaml","reason":"r","object":',
        "OWN": '"namespace":"team-a"'}


def run(grants, wanted, facts):
    for word, text in FILL.items():
        facts = facts.replace(f"${word}", text)
    with open(f"{folder}/tntc.toml", "w") as file:
        names = ", ".join(f'"{grant}"' for grant in grants.split(",") if grant != "-")
        file.write(f'[services]\nenabled = ["says"]\n[plugins.says]\ngrants = [{names}]\n'
                   f"[plugins.says.options]\nfacts = '''{facts}'''\n")
    done = subprocess.run(
        ["tntc-compile", f"--plugin={folder}/says-SAYS", f"--config={folder}/tntc.toml",
         "--emit=provision", "-o", f"{folder}/out/", workflow],
        capture_output=True, text=True, timeout=60)
    codes = re.findall(r"error\[(TNT\d+)\]: (?:plugin 'says' )?", done.stderr)
    good = (done.returncode, codes) == ((0, []) if wanted == "none" else (4, [wanted]))
    if not good:
        print(f"{facts[:200]}: expected {wanted}, got exit code {done.returncode}\n{done.stderr[:600]}")
    return good


shutil.rmtree(folder, ignore_errors=True)
os.makedirs(folder, mode=0o755)
shutil.copyfile(plugin, f"{folder}/says-SAYS")
os.chmod(f"{folder}/says-SAYS", 0o755)
with open(test) as file:
    cases = re.findall(r"^SAYS: (\S+) (\S+) (.*)$", file.read(), re.M)
faults = sum(not run(*case) for case in cases)
print(f"{len(cases)} cases, {faults} faults")
