"""Usage: reports-fit.py SCHEMA FOLDER"""

import glob
import json
import sys

import jsonschema

with open(sys.argv[1]) as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
used, count = set(), 0


def note(value):
    if isinstance(value, dict):
        used.update(value)
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        note(item)


def declared(value):
    if isinstance(value, dict):
        yield from value.get("properties", {})
        for item in value.values():
            yield from declared(item)


for path in glob.glob(sys.argv[2] + "/**/*.report.json", recursive=True):
    with open(path) as file:
        report = json.load(file)
    jsonschema.validate(report, schema)
    note(report)
    count += 1
missing = set(declared(schema)) - used - {"enclave"}
print(f"{count} reports fit, and use", f"no {sorted(missing)}" if missing else "all members")
