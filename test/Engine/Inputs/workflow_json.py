"""Prints workflow.json of a compiled manifest, which is read from stdin, on
one line."""
# SPDX-License-Identifier: Apache-2.0
import json
import sys

import yaml

for thing in yaml.safe_load_all(sys.stdin):
    if thing["kind"] == "ConfigMap" and "workflow.json" in thing["data"]:
        print(json.dumps(json.loads(thing["data"]["workflow.json"])))
