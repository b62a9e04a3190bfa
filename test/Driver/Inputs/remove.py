#!/usr/bin/python3
"""A check that finds nothing. When it is asked who it is, it removes the folder
'going' beside it."""

import json
import os
import sys

for line in sys.stdin:
    asked = json.loads(line)
    answer = {"diagnostics": []}
    if asked["method"] == "describe":
        os.rmdir(os.path.dirname(sys.argv[0]) + "/going")
        answer = {"plugin": {
            "name": "remove", "version": "1", "prefix": "REM", "irSchema": {"min": 1, "max": 1},
            "components": [{"kind": "check", "name": "remove", "summary": "finds nothing"}]}}
    print(json.dumps({"protocol": 1, "id": asked["id"], **answer}), flush=True)
