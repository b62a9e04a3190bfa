"""Holds what a plugin answers against the published schema, as a reader of it
would. Usage: fits.py SCHEMA PLUGIN"""

import json
import subprocess
import sys

import jsonschema

with open(sys.argv[1]) as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
text = {"value": "digest"}
ir = {"name": text, "metadata": {}, "nodes": [{"name": text}]}
context = {"enclave": "e", "workflow": "w",
           "platform": {"image": "i", "trustDomain": "t", "controlNamespace": "c"}}
common = {"protocol": 1, "options": {}, "context": context, "ir": ir}
host = {"version": "1", "abi": 1, "protocol": 1, "irSchema": 1}
requests = [
    {"protocol": 1, "id": 0, "method": "describe", "host": host},
    {"id": 1, "method": "resolve", "component": "demo", "dependency": "/contract", **common},
    {"id": 2, "method": "emit", "component": "nodes", **common},
    {"id": 3, "method": "check", "component": "owner", "facts": {}, **common}]
done = subprocess.run([sys.argv[2]], input="".join(json.dumps(r) + "\n" for r in requests),
                      capture_output=True, text=True, check=True)
answers = done.stdout.splitlines()
for request, answer in zip(requests, answers):
    for value, what in ((request, "Request"), (json.loads(answer), "Answer")):
        part = {"$ref": "#/$defs/" + request["method"] + what, "$defs": schema["$defs"]}
        jsonschema.validate(value, part)
print(len(answers), "answers fit")
