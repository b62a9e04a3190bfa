"""Holds the JSON Schema against the compiler.

usage: schema.py SCHEMA.JSON SCRATCH-DIRECTORY NODE.TS TEMPLATES

Valid against the metaschema; accepts every template; and for each document
below, the compiler and a validator that knows nothing of us must agree. What
fields mean to one another is for passes, of which a schema knows nothing.
"""

import copy
import glob
import json
import os
import shutil
import subprocess
import sys

import jsonschema
import yaml

schema = json.load(open(sys.argv[1]))
scratch = os.path.join(sys.argv[2], "schema-agrees")
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)

templates = glob.glob(sys.argv[4] + "/*/workflow.yaml")
for path in templates:
    for error in validator.iter_errors(yaml.safe_load(open(path))):
        sys.exit(f"{path}: {error.json_path}: {error.message}")

base = {
    "name": "agree",
    "version": "1.0",
    "triggers": [{"type": "manual"}],
    "nodes": {"greet": {"path": "./greet.ts", "description": "Say hello"}},
    "metadata": {"tags": ["a"]},
    "config": {"retries": 1},
    "contract": {
        "version": "1",
        "dependencies": {
            "api": {"protocol": "https", "host": "api.example.com"},
        },
    },
    "sidecars": [
        {
            "name": "browser",
            "image": "registry.example.com/browser@sha256:" + "0" * 64,
            "port": 9000,
            "resources": {
                "requests": {"cpu": "10m", "memory": "10Mi"},
                "limits": {"cpu": "1", "memory": "1Gi"},
            },
        }
    ],
    "deployment": {"autoscale": {"max": 2}},
}
missing = object()
# Path, value. What the two make of it is not said here: they must agree.
changes = [
    ("x-anything", [1]),
    ("name", "a" * 63),
    ("name", "a" * 64),
    ("name", "a--b"),
    ("name", "1a"),
    ("name", missing),
    # The text of a scalar decides, quoted or not.
    ("name", True),
    ("name", 12),
    ("deployment/enclave", 123),
    ("deployment/enclave", -1),
    ("deployment/enclave", 1.5),
    ("deployment/enclave", False),
    ("deployment/namespace", 0),
    ("sidecars/0/name", 9),
    ("version", "1.0.0"),
    ("version", "1"),
    ("version", "1.0.0.0"),
    ("description", "any\ntext"),
    ("description", ["no"]),
    ("triggers", missing),
    ("triggers", None),
    ("triggers", []),
    ("triggers", {}),
    ("triggers/0/type", "timer"),
    ("triggers/0/name", "nightly_1"),
    ("triggers/0/name", "Nightly"),
    ("nodes", {}),
    ("nodes", None),
    ("nodes", []),
    ("nodes/Greet", {"path": "./other.ts", "description": "x"}),
    ("nodes/greet/path", missing),
    ("nodes/greet/path", ""),
    ("nodes/greet/capabilities", {"net": "x"}),
    ("edges", None),
    ("edges", [{"from": "greet"}]),
    ("metadata", None),
    ("metadata/tags", "a"),
    ("metadata/tags/0", ""),
    ("config", {"anything": {"at": ["all"]}}),
    ("config/timeout", "30s"),
    ("config/timeout", "30"),
    ("config/timeout", "0s"),
    ("config/timeout", "9999m"),
    ("config/timeout", "10000m"),
    ("config/retries", -1),
    ("config/retries", 21),
    ("config/retries", "1"),
    ("contract/version", 1),
    ("contract/version", "2"),
    ("contract/version", missing),
    ("contract/x-reviewed", "by whom"),
    ("contract/dependencies", None),
    ("contract/networkPolicy/additionalEgress", [{"toCIDR": "198.51.101.0/24"}]),
    ("contract/networkPolicy/additionalEgress", [{"ports": ["1"]}]),
    ("contract/dependencies/api/port", 65535),
    ("contract/dependencies/api/port", 0),
    ("contract/dependencies/api/port", 65536),
    ("contract/dependencies/api/port", 443.0),
    ("contract/dependencies/api/port", 1e3),
    ("contract/dependencies/api/port", 443.5),
    ("contract/dependencies/api/port", 1e30),
    ("contract/dependencies/api/type", "dynamic"),
    ("contract/dependencies/api/auth", {"type": "api-key", "secret": "a.b"}),
    ("contract/dependencies/api/auth", {"type": "api-key", "secret": "a.b.c"}),
    ("contract/dependencies/api/auth", {"type": "api-key"}),
    ("contract/dependencies/api/host", "a\nb"),
    ("contract/dependencies/Api", {"protocol": "https", "host": "example.com"}),
    ("sidecars/0/port", 1023),
    ("sidecars/0/name", "a" * 64),
    ("sidecars/0/name", "-a"),
    ("sidecars/0/protocol", "tcp"),
    ("sidecars/0/image", missing),
    ("sidecars/0/env", {"A": "b"}),
    ("sidecars/0/env", {"A": ["b"]}),
    ("sidecars/0/args", ["", "-x"]),
    ("sidecars/0/args", ["a\nb"]),
    ("deployment/namespace", "Mktg"),
    ("deployment/autoscale", {"min": 1}),
    ("deployment/autoscale/cpu", 0),
    ("deployment/autoscale/cpu", 80),
    # The text of a number is a text; nothing is as good as not there.
    ("description", 15),
    ("description", True),
    ("description", None),
    ("name", None),
    ("metadata/tags/0", 5),
    ("metadata/tags/0", None),
    ("triggers/0/type", None),
    ("triggers/0/name", None),
    ("triggers/0/name", 5),
    ("nodes/greet/path", None),
    ("nodes/greet/description", None),
    ("nodes/greet/description", 1.5),
    ("config/timeout", None),
    ("config/retries", None),
    ("contract/dependencies/api/host", None),
    ("contract/dependencies/api/type", None),
    ("contract/dependencies/api/port", None),
    ("contract/dependencies/api/auth", {"type": 5, "secret": "a.b"}),
    ("contract/dependencies/api/auth", {"type": 5, "secret": None}),
    ("sidecars/0/port", None),
    ("sidecars/0/protocol", None),
    ("sidecars/0/env", {"A": 1, "B": None, "C": True}),
    ("sidecars/0/env", {"A": "a\nb"}),
    ("sidecars/0/args", [1, True]),
    ("sidecars/0/args", [None]),
    ("deployment/namespace", None),
]


def apply(document, path, value):
    *parents, last = path.split("/")
    for part in parents:
        if isinstance(document, list):
            document = document[int(part)]
        else:
            document = document.setdefault(part, {})
    if isinstance(document, list):
        document[int(last)] = value
    elif value is missing:
        del document[last]
    else:
        document[last] = value


shutil.rmtree(scratch, ignore_errors=True)
os.makedirs(scratch)
for node in ("greet.ts", "other.ts"):
    shutil.copy(sys.argv[3], os.path.join(scratch, node))
file = os.path.join(scratch, "workflow.yaml")
verdicts = set()
for path, value in [("x-none", 0)] + changes:
    document = copy.deepcopy(base)
    apply(document, path, value)
    with open(file, "w") as out:
        yaml.safe_dump(document, out)
    run = subprocess.run(
        ["tntc-compile", "--emit=none", "--passes=apply-defaults", file], capture_output=True, text=True
    )
    assert run.returncode in (0, 1), run.stderr
    errors = [error.message for error in validator.iter_errors(document)]
    if (run.returncode == 0) != (not errors):
        sys.exit(f"{path}: {value!r}: schema {errors}, compiler:\n{run.stderr}")
    verdicts.add(run.returncode)
assert verdicts == {0, 1}
