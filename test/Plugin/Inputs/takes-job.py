"""Has a service want, beside a file that a Job runs, each object of that Job.
Usage: takes-job.py PLUGIN FOLDER WORKFLOW"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

plugin, folder, workflow = sys.argv[1:]
COMMON = {"phase": "provision", "scope": "workflow", "reason": "r"}
FILE = {**COMMON, "path": "b.sh", "text": "true\n",
        "job": {"name": "a", "image": "b", "command": ["sh", "{file}"], "environment": []}}
VERSIONS = {"ConfigMap": "v1", "Job": "batch/v1", "NetworkPolicy": "networking.k8s.io/v1"}


def provision(facts):
    with open(f"{folder}/tntc.toml", "w") as file:
        file.write('[services]\nenabled = ["says"]\n[plugins.says]\ngrants = ["cluster", "egress", '
                   f"\"provision\"]\n[plugins.says.options]\nfacts = '''{json.dumps(facts)}'''\n")
    return subprocess.run(
        ["tntc-compile", f"--plugin={folder}/says-SAYS", f"--config={folder}/tntc.toml",
         "--emit=provision", "-o", f"{folder}/out/", workflow], capture_output=True, text=True, timeout=60)


shutil.rmtree(folder, ignore_errors=True)
os.makedirs(folder, mode=0o755)
shutil.copyfile(plugin, f"{folder}/says-SAYS")
os.chmod(f"{folder}/says-SAYS", 0o755)
provision({"files": [FILE]})
job, = pathlib.Path(folder).rglob("*.job.yaml")
name = re.search(r"name: (provision-a-\w+)", job.read_text())[1]
for namespace in ("tentacular-system", "elsewhere"):
    for kind, version in VERSIONS.items():
        done = provision({"files": [FILE], "objects": [{**COMMON, "path": "o.yaml", "object": {
            "apiVersion": version, "kind": kind,
            "metadata": {"name": name, "namespace": namespace}}}]})
        said = "".join(re.findall("^.*error.*$", done.stderr, re.M)).replace(name, "NAME")
        print(done.returncode, namespace, said)
