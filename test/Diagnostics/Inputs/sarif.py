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
    # A file that cannot be read has a name, but no region.
    places = [l["physicalLocation"] for l in result["locations"]]
    print(result["ruleId"], result["level"],
          [p["region"]["startLine"] if "region" in p else p["artifactLocation"]["uri"]
           for p in places],
          "related", len(result.get("relatedLocations", [])),
          "fixes", len(result.get("fixes", [])),
          *result["partialFingerprints"].values())
print(len(run["results"]), "results", run["columnKind"])
