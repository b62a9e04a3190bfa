"""facts.py NODE.TS: compiles a workflow of this one node, whose contract has
the dependencies alpha, beta and gamma, and prints a line for each thing that
its code is seen to do, `maybe` before those that are not certain.

Parts of the file below lines `//--- NAME` are further files."""
# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import re
import subprocess
import sys
import tempfile

workflow = """\
name: facts
version: "1.0"
triggers:
  - type: manual
nodes:
  main: {path: ./main.ts, description: Test}
contract:
  version: "1"
  dependencies:
    alpha: {protocol: https, host: alpha.example.com}
    beta: {protocol: https, host: beta.example.com}
    gamma: {protocol: https, host: gamma.example.com}
    pkg: {protocol: npm, host: pkg, version: "1.0.0"}
"""
names = {"dependency-read": "read", "dependency-fetch": "fetch",
         "legacy-fetch": "legacy"}
members = ["subject", "member", "api", "permission", "scheme", "host", "port",
           "method", "path", "target"]

parts = re.split(r"^//--- (.*)\n", pathlib.Path(sys.argv[1]).read_text(),
                 flags=re.M)
with tempfile.TemporaryDirectory() as directory:
    folder = pathlib.Path(directory)
    (folder / "workflow.yaml").write_text(workflow)
    (folder / "main.ts").write_text(parts[0])
    for name, text in zip(parts[1::2], parts[2::2]):
        (folder / name).write_text(text)
    done = subprocess.run(
        ["tntc-compile", "--emit=facts", "--passes=apply-defaults",
         "--passes=collect-facts", folder],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(done.stderr)
node = json.loads(done.stdout)["nodes"][0]
for fact in node["facts"]:
    words = [] if fact.get("definite") else ["maybe"]
    words.append(names.get(fact["kind"], fact["kind"]))
    words += [str(fact[key]) for key in members if key in fact]
    words += [key for key in ["fromSecret", "unknownHost", "hostGoesOn"] if key in fact]
    print(*words)
for entry in node["abstentions"]:
    print("abstain", entry["scope"], *filter(None, [entry.get("subject")]))
for leak in node["leaks"]:
    print("leak", leak["sink"], leak["subject"], *filter(None, [leak.get("member"), leak.get("target")]))
for habit in node["habits"]:
    print("habit", habit["kind"])
print("end")
