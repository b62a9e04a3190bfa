"""Holds each `x-at` of the IR on standard input against where it is, and counts."""

import json
import sys

seen = 0


def follow(node, path):
    global seen
    if isinstance(node, dict):
        for key, member in node.get("extensions", {}).items():
            if key == "x-at":
                assert member == path, (member, path)
                seen += 1
            elif isinstance(member, dict) and "x-at" in member:
                assert member == {"x-at": f"{path} {key}"}, (member, path, key)
                seen += 1
    items = node.items() if isinstance(node, dict) else enumerate(node) \
        if isinstance(node, list) else ()
    for key, member in items:
        if key not in ("extensions", "sources"):
            follow(member, f"{path}/{key}")


ir = json.load(sys.stdin)
follow(ir, "")
assert ir["nodes"][0]["extensions"]["x-cost"] == {"centre": 7, "tags": ["a", 2, True, None]}
print(seen, "places")
