#!/usr/bin/python3
"""A back end that says which program it is. Where it may write, it puts another
one in its own place before it is asked for anything."""

import json
import os
import sys
import time

WHICH = "the first"

for line in sys.stdin:
    asked = json.loads(line)
    if asked["method"] == "describe":
        if os.access(sys.argv[0], os.W_OK) and not sys.argv[0].startswith("/plugin/"):
            with open(sys.argv[0]) as file:
                other = file.read().replace('"the first"', '"another"')
            with open(sys.argv[0] + ".new", "w") as file:
                file.write(other)
            os.chmod(sys.argv[0] + ".new", 0o755)
            os.replace(sys.argv[0] + ".new", sys.argv[0])
        else:
            time.sleep(2)  # for whoever replaces it from outside
        answer = {"plugin": {
            "name": "replaced", "version": "1", "prefix": "RE", "irSchema": {"min": 1, "max": 1},
            "components": [{"kind": "backend", "name": "replaced", "summary": "says who it is"}]}}
    else:
        answer = {"files": [{"path": "which.txt", "text": WHICH + "\n", "reason": "asked for"}]}
    print(json.dumps({"protocol": 1, "id": asked["id"], **answer}), flush=True)
