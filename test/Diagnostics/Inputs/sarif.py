"""Usage: sarif.py SCHEMA LOG: valid under the official schema, then a summary."""

import json
import sys

import jsonschema

with open(sys.argv[1]) as file:
    schema = json.load(file)
with open(sys.argv[2]) as file:
    log = json.load(file)
jsonschema.Draft7Validator(schema).validate(log)
run = log["runs"][0]
rules = run["tool"]["driver"]["rules"]
for result in run["results"]:
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    regions = [l["physicalLocation"]["region"] for l in result["locations"]]
    print(result["ruleId"], result["level"], [r["startLine"] for r in regions],
          "related", len(result.get("relatedLocations", [])),
          "fixes", len(result.get("fixes", [])),
          *result["partialFingerprints"].values())
print(len(run["results"]), "results", run["columnKind"])
