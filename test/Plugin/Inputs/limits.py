#!/usr/bin/python3
"""A back end that tells the largest core that its parent may leave."""

import json
import os
import sys

for line in sys.stdin:
    asked = json.loads(line)
    if asked["method"] == "describe":
        answer = {"plugin": {
            "name": "limits", "version": "1", "prefix": "LIM", "irSchema": {"min": 1, "max": 1},
            "components": [{"kind": "backend", "name": "limits", "summary": "of its parent"}]}}
    else:
        with open(f"/proc/{os.getppid()}/limits") as file:
            core = next(line for line in file if line.startswith("Max core file size"))
        answer = {"files": [{"path": "core", "text": core.split()[4] + "\n", "reason": "asked for"}]}
    print(json.dumps({"protocol": 1, "id": asked["id"], **answer}), flush=True)
