"""Holds requests against the published schema. Usage: SCHEMA REQUESTS"""

import json
import sys

import jsonschema

with open(sys.argv[1]) as file:
    schema = json.load(file)
with open(sys.argv[2]) as file:
    requests = [json.loads(line) for line in file]
for request in requests:
    part = {"$ref": f"#/$defs/{request['method']}Request", "$defs": schema["$defs"]}
    jsonschema.validate(request, part)
print(len(requests), "requests fit")
