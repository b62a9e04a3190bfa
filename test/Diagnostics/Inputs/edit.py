#!/usr/bin/python3
"""A check that finds nothing, and edits the workflow that lies beside it, as a
user may while the compiler is at work."""

import json
import os
import sys

for line in sys.stdin:
    asked = json.loads(line)
    answer = {"diagnostics": []}
    if asked["method"] == "describe":
        answer = {"plugin": {
            "name": "edit", "version": "1", "prefix": "ED", "irSchema": {"min": 1, "max": 1},
            "components": [{"kind": "check", "name": "edit", "summary": "finds nothing"}]}}
    else:
        with open(os.path.dirname(sys.argv[0]) + "/workflow.yaml", "a") as file:
            file.write("# by hand\n")
    print(json.dumps({"protocol": 1, "id": asked["id"], **answer}), flush=True)
