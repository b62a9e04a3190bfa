#!/usr/bin/python3
"""A service whose facts are the JSON of its option: the one with the name of the
workflow, or else `facts`. Its codes begin with what its own file is called,
`says-PREFIX`."""

import json
import os
import sys

PREFIX = os.path.basename(sys.argv[0]).removeprefix("says-")


def describe(_):
    return {"plugin": {
        "name": "says", "version": "1", "prefix": PREFIX, "irSchema": {"min": 1, "max": 1},
        "components": [{"kind": "service", "name": "says", "summary": "whatever it is told",
                        "dependencies": ["tentacular-demo"],
                        "options": {"type": "object", "properties": {
                            "facts": {"type": "string"}, "digest": {"type": "string"},
                            "archive": {"type": "string"}}}}]}}


def resolve(request):
    options, workflow = request["options"], request["context"]["workflow"]
    text = options.get(workflow, options.get("facts", "{}"))
    return {"facts": json.loads(text.replace("$LONG", "x" * 1100000))}


for line in sys.stdin:
    asked = json.loads(line)
    answer = (describe if asked["method"] == "describe" else resolve)(asked)
    print(json.dumps({"protocol": 1, "id": asked["id"], **answer}), flush=True)
