"""Holds requests against the published schemas, and the workflows in them too,
but for those that are of a later version. Usage: SCHEMA IR-SCHEMA REQUESTS"""

import json
import sys

import jsonschema

with open(sys.argv[1]) as file:
    schema = json.load(file)
with open(sys.argv[2]) as file:
    ir = jsonschema.Draft202012Validator(json.load(file))
with open(sys.argv[3]) as file:
    requests = [json.loads(line) for line in file]
later = 0
for request in requests:
    part = {"$ref": f"#/$defs/{request['method']}Request", "$defs": schema["$defs"]}
    jsonschema.validate(request, part)
    if "ofALaterVersion" in request["ir"]:
        later += 1
    else:
        ir.validate(request["ir"])
print(f"{len(requests)} requests fit, {later} of a later version")
