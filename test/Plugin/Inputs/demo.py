#!/usr/bin/python3
"""A plugin of all three kinds: a service `tentacular-demo`, a check that an
owner is named, and a back end that lists the nodes."""

import json
import sys


def describe():
    return {"plugin": {
        "name": "demo", "version": "1.2", "prefix": "DEMO", "irSchema": {"min": 1, "max": 1},
        "components": [
            {"kind": "service", "name": "demo", "summary": "a place for data",
             "dependencies": ["tentacular-demo", "tentacular-sample"], "protocol": "postgresql",
             "needs": ["cluster", "egress", "pod", "provision", "secrets"],
             "options": {"type": "object", "additionalProperties": False, "properties": {
                 "host": {"type": "string", "pattern": "^[a-z0-9.-]*$"},
                 "port": {"type": "integer", "minimum": 1, "maximum": 65535},
                 "leak": {"type": "boolean"}, "same": {"type": "boolean"},
                 "differ": {"type": "boolean"}}}},
            {"kind": "check", "name": "owner", "summary": "asks for a group"},
            {"kind": "backend", "name": "nodes", "summary": "the names of the nodes"}]}}


def resolve(request):
    context, options = request["context"], request["options"]
    who = f"tent_{context['enclave']}_{context['workflow']}"
    host, port = options.get("host", "demo.platform.svc"), options.get("port", 5432)
    gap = {"credential": "password"}
    verifier = {"credential": "password", "verifier": "scram-sha-256"}
    text = ["ROLE ", who, " '", gap if options.get("leak") else verifier, "'\n"]
    file = {"phase": "provision", "scope": "workflow", "path": "role.sql", "text": text,
            "reason": "makes the role"}
    drop = {"phase": "teardown", "scope": "workflow", "path": "drop.sql", "reason": "ends it"}
    return {"facts": {
        "endpoint": {"host": host, "port": port, "user": who, "database": "demo",
                     "auth": {"type": "password", "secret": "password"},
                     "extra": {"schema": who}, "reason": "where it is"},
        "identities": [{"kind": "role", "value": "one" if options.get("same") else who,
                        "reason": "made of both names"}],
        "credentials": [{"name": "password", "form": "hex32", "reason": "to log in"}],
        "secrets": [{"key": "password", "value": [gap], "reason": "the code logs in"},
                    {"key": "user", "value": who, "reason": "the code logs in"}],
        "egress": [{"host": host, "port": port, "podLabels": {"app.kubernetes.io/name": "demo"},
                    "reason": "where the data is"}],
        "permissions": [{"kind": "read", "value": "/run/demo", "reason": "a socket"}],
        "volumes": [{"name": "demo-socket", "csiDriver": "csi.demo.io",
                     "mountPath": "/run/demo", "reason": "a socket"}],
        "environment": [{"name": "DEMO_SOCKET", "value": "/run/demo/x", "reason": "a socket"}],
        "files": [file, {**drop, "text": "LOCK\n"},
                  {**drop, "path": "data.sql", "text": "DROP\n", "destroysData": True}],
        "aggregates": [{"phase": "provision", "scope": "platform", "path": "users.conf",
                        "before": ("# " + who + "\n" if options.get("differ") else "") + "users [\n", "between": ",\n", "after": "\n]\n", "key": who,
                        "text": "  " + who, "reason": "one list"}],
        "objects": [{"phase": "provision", "scope": "workflow", "path": "demo.yaml",
                     "object": {"apiVersion": "demo.io/v1", "kind": "Demo",
                                "metadata": {"name": who.replace("_", "-")}}, "reason": "an object"}]}}


def check(request):
    ir = request["ir"]
    if "group" in ir["metadata"]:
        return {"diagnostics": []}
    return {"diagnostics": [
        {"code": "DEMO0001", "severity": "error", "at": "/name/value",
         "message": "'%s' names no group" % ir["name"]["value"],
         "notes": [{"message": "write 'metadata.group'"},
                   {"at": "/nodes/0", "message": "this node would run"}]},
        {"code": "DEMO0002", "severity": "warning", "at": "/nodes/0/path",
         "message": "a warning"}]}


def emit(request):
    names = "".join(node["name"]["value"] + "\n" for node in request["ir"]["nodes"])
    return {"files": [{"path": "nodes.txt", "text": names, "reason": "as asked for"}]}


for line in sys.stdin:
    asked = json.loads(line)
    answer = {"describe": lambda _: describe(), "resolve": resolve, "check": check,
              "emit": emit}[asked["method"]](asked)
    print(json.dumps({"protocol": 1, "id": asked["id"], **answer}), flush=True)
