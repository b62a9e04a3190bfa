"""Asks `docker compose config` about every compose.yaml below a folder, and about
some that were spoilt. Usage: config.py FOLDER"""

import glob
import json
import os
import subprocess
import sys
from pathlib import Path

import yaml

here = Path(__file__).resolve().parent
tool = subprocess.run([here.parent / "go-tools.sh", here / "docker-compose"], check=True, text=True,
                      stdout=subprocess.PIPE).stdout.strip() + "/cmd"
files = sorted(glob.glob(sys.argv[1] + "/*.compose/compose.yaml"))


def ask(path):
    """The file as Compose understands it; nothing, and why, when it does not."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "WORKFLOW_DIR": "/workflow"}
    done = subprocess.run([tool, "-f", path, "config", "--format=json"], capture_output=True,
                          text=True, env=environment, timeout=60)
    return (json.loads(done.stdout) if done.returncode == 0 else None), done.stderr


def spoil(change):
    """Whether a file is refused after a change that makes it wrong."""
    with open(files[0]) as file:
        document = yaml.safe_load(file)
    change(document["services"]["engine"])
    path = os.path.dirname(files[0]) + "/spoilt.yaml"
    with open(path, "w") as file:
        json.dump(document, file)
    return ask(path)[0] is None


refused = 0
for path in files:
    read, why = ask(path)
    if read is None:
        refused += 1
        print(path, why)
        continue
    engine = read["services"]["engine"]
    assert engine["read_only"] and engine["cap_drop"] == ["ALL"], path
    assert any(volume["target"].startswith("/app/workflow/") and volume["read_only"]
               for volume in engine["volumes"]), path
wrong = sum(map(spoil, [lambda engine: engine.update(memory="1"),
                        lambda engine: engine.update(ports=["x:y"]),
                        lambda engine: engine.update(secrets=["not-there"])]))
print(f"{len(files)} files, {refused} refused, {wrong} wrong ones refused")
