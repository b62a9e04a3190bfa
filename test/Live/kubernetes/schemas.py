#!/usr/bin/python3
"""schemas.py DIR: a strict JSON schema per kind, made from what the server
itself publishes at /openapi/v3, named as kubeconform looks them up."""
# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import sys

from cluster import Cluster

# What is published says less of a quantity than the decoder demands.
quantity = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": (
    r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"
    r"([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$")}]}
# Everything else is annotation, or a format that a validator may ignore.
keywords = {"type", "required", "enum", "minimum", "maximum", "oneOf", "anyOf"}


def tighten(schema, used):
    """The schema with unknown properties refused, where any are known; adds
    to `used` the names of the types it refers to."""
    if "allOf" in schema:
        # A field with a description refers to its type in this form only.
        [schema] = schema["allOf"]
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        used.add(name)
        return {"$ref": "#/$defs/" + name}
    result = {key: schema[key] for key in keywords & schema.keys()}
    if "items" in schema:
        result["items"] = tighten(schema["items"], used)
    if isinstance(schema.get("additionalProperties"), dict):
        result["additionalProperties"] = tighten(
            schema["additionalProperties"], used)
    if "properties" in schema:
        result["properties"] = {key: tighten(value, used) for key, value
                                in schema["properties"].items()}
        result.setdefault("additionalProperties", False)
    return result


def standalone(types, name):
    """Schema `name` with all that it refers to, directly or not."""
    used, definitions = set(), {}
    root = tighten(types[name], used)
    while used - definitions.keys():
        other = min(used - definitions.keys())
        definitions[other] = (quantity if other.endswith(".resource.Quantity")
                              else tighten(types[other], used))
    return {**root, "$defs": definitions}


def kinds(types):
    for name, schema in types.items():
        meant = schema.get("x-kubernetes-group-version-kind", [])
        if len(meant) == 1 and "metadata" in schema.get("properties", {}):
            yield name, meant[0]["group"], meant[0]["version"], meant[0]["kind"]


def main(directory):
    directory.mkdir(parents=True)
    with Cluster() as cluster:
        index = json.loads(cluster.request("/openapi/v3")[1])["paths"]
        for entry in index.values():
            document = json.loads(cluster.request(entry["serverRelativeURL"])[1])
            types = document.get("components", {}).get("schemas", {})
            for name, group, version, kind in kinds(types):
                schema = standalone(types, name)
                schema["properties"]["apiVersion"] = {
                    "const": f"{group}/{version}" if group else version}
                schema["properties"]["kind"] = {"const": kind}
                schema["required"] = sorted({"apiVersion", "kind", "metadata",
                                             *schema.get("required", [])})
                short = group.split(".")[0]
                stem = "-".join(filter(None, [kind.lower(), short, version]))
                (directory / f"{stem}.json").write_text(json.dumps(schema))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
