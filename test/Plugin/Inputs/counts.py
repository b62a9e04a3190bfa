#!/usr/bin/python3
"""A back end whose files say the how manieth of its process they are."""

import json
import sys

count = 0
for line in sys.stdin:
    asked = json.loads(line)
    answer = {"protocol": 1, "id": asked["id"]}
    if asked["method"] == "describe":
        answer["plugin"] = {"name": "counts", "version": "1", "prefix": "CO",
                            "irSchema": {"min": 1, "max": 1}, "components": [
                                {"kind": "backend", "name": "counts", "summary": "counts"}]}
    else:
        count += 1
        answer["files"] = [{"path": "count.txt", "text": f"{count}\n", "reason": "counts"}]
    print(json.dumps(answer), flush=True)
