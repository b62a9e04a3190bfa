#!/usr/bin/python3
"""A back end that writes down the first line of whatever lies below its folder."""

import json
import os
import sys


def read():
    for folder, folders, files in os.walk("/plugin", followlinks=True):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(folder, name)
            try:
                with open(path) as file:
                    yield f"{path}: {file.readline().strip()}\n"
            except OSError:
                yield f"{path}: cannot be read\n"


for line in sys.stdin:
    asked = json.loads(line)
    if asked["method"] == "emit":
        answer = {"files": [{"path": "read.txt", "text": "".join(read()), "reason": "to be looked at"}]}
    else:
        answer = {"plugin": {"name": "reads", "version": "1", "prefix": "RE",
                             "irSchema": {"min": 1, "max": 1}, "components": [
                                 {"kind": "backend", "name": "reads", "summary": "what is read"}]}}
    print(json.dumps({"protocol": 1, "id": asked["id"], **answer}), flush=True)
