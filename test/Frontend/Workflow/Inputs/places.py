"""Checks the places of an IR against the file they name.

usage: places.py WORKFLOW.YAML IR.JSON
"""

import json
import sys

data = open(sys.argv[1], "rb").read()
ir = json.load(open(sys.argv[2]))
seen = 0


def check_place(at):
    """Line and column, both from 1, the latter in code points."""
    for offset, line, column in (
        (at["offset"], at["line"], at["column"]),
        (at["offset"] + at["length"], at["endLine"], at["endColumn"]),
    ):
        before = data[:offset].decode()
        assert line == before.count("\n") + 1, at
        assert column == len(before) - (before.rfind("\n") + 1) + 1, at


def walk(node):
    global seen
    if isinstance(node, list):
        for item in node:
            walk(item)
    if not isinstance(node, dict):
        return
    at = node.get("at")
    if at and at["file"].endswith(".yaml"):
        check_place(at)
        if "value" in node and node.get("origin") == "written":
            text = data[at["offset"] : at["offset"] + at["length"]].decode()
            if text[:1] == '"':
                text = json.loads(text)
            assert text.strip("'") == str(node["value"]), (text, node)
            seen += 1
    for member in node.values():
        walk(member)


walk(ir)
assert ir["irSchema"] == 1
assert ir["version"]["value"] == "1.10"
assert ir["description"]["value"] == "Größe ≥ 1, A"
assert ir["config"]["value"]["nested"] == {"a": [1, 2.5, None, True]}
assert ir["config"]["value"]["big"] == 9007199254740991
assert ir["contract"]["extensions"] == {"x-kept": "yes"}
assert ir["contract"]["dependencies"][0]["extensions"] == {"reason": "why"}
assert seen > 10, seen
