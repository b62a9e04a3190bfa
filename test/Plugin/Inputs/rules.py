#!/usr/bin/python3
"""Rules of a company: an owner is named, requests go where they may, and an old
path is given up."""

import json
import sys


def check(ir, facts):
    found = []
    if "group" not in ir["metadata"]:
        found.append({"code": "RULE0001", "severity": "error", "at": "",
                      "message": "the workflow names no owner",
                      "notes": [{"message": "write 'metadata.group'"}]})
    calls = ir["grants"]["calls"]
    for i, dependency in enumerate(ir.get("contract", {}).get("dependencies", [])):
        name, host = (dependency[key]["value"] for key in ("name", "host"))
        if not host.endswith(".acme.com"):
            notes = [{"at": f"/grants/calls/{j}/reasons/0", "message": "asked for here"}
                     for j, call in enumerate(calls) if call["dependency"] == name]
            found.append({"code": "RULE0002", "severity": "error",
                          "at": f"/contract/dependencies/{i}/host", "notes": notes,
                          "message": f"'{host}' is not on the list of the company"})
    for j, call in enumerate(calls):
        if call.get("path") == "/top":
            found.append({"code": "RULE0003", "severity": "warning",
                          "at": f"/grants/calls/{j}/reasons/0",
                          "message": f"'/top' of '{call['dependency']}' is about to go away"})
    assert [node["node"] for node in facts["nodes"]] == [node["name"]["value"] for node in ir["nodes"]]
    return found


for line in sys.stdin:
    asked = json.loads(line)
    answer = {"protocol": 1, "id": asked["id"]}
    if asked["method"] == "describe":
        answer["plugin"] = {"name": "rules", "version": "1", "prefix": "RULE",
                            "irSchema": {"min": 1, "max": 1}, "components": [
                                {"kind": "check", "name": "rules", "summary": "rules of the company"}]}
    else:
        answer["diagnostics"] = check(asked["ir"], asked["facts"])
    print(json.dumps(answer), flush=True)
