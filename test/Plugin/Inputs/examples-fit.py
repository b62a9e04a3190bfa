"""Holds what the examples make against the schemas of those who read it.
Usage: examples-fit.py FOLDER COMPOSE-SCHEMA ENGINE-SCHEMA"""

import glob
import json
import re
import sys

import jsonschema
import yaml

folder, compose_schema, engine_schema = sys.argv[1:]
with open(compose_schema) as file:
    compose_schema = json.load(file)
with open(engine_schema) as file:
    engine_schema = json.load(file)
counts = [0, 0, 0]
for path in glob.glob(folder + "/*.compose/compose.yaml"):
    with open(path) as file:
        document = yaml.safe_load(file)
    jsonschema.Draft7Validator(compose_schema).validate(document)
    engine = document["services"]["engine"]
    assert engine["read_only"] and engine["cap_drop"] == ["ALL"], path
    assert {secret["source"] for secret in engine.get("secrets", [])} == \
        set(document.get("secrets", {})), path
    counts[0] += 1
for path in glob.glob(folder + "/*.compose/workflow.json"):
    with open(path) as file:
        jsonschema.Draft202012Validator(engine_schema).validate(json.load(file))
    counts[1] += 1
for path in glob.glob(folder + "/*.terraform/main.tf.json"):
    with open(path) as file:
        document = json.load(file)
    assert set(document) == {"terraform", "resource", "output"}, path
    policy = document["resource"]["kubernetes_network_policy_v1"]["egress"]
    assert re.fullmatch("[a-z0-9-]+", policy["metadata"]["name"]), path
    assert policy["spec"]["policy_types"] == ["Egress"], path
    rules = policy["spec"]["egress"]
    assert len(rules) == len(document["output"]["egress_hosts"]["value"]) > 0, path
    for rule in rules:
        assert set(rule) == {"ports", "to"}, path
        assert all(set(port) == {"port", "protocol"} for port in rule["ports"]), path
        assert all(peer and set(peer) <= {"pod_selector", "namespace_selector", "ip_block"}
                   for peer in rule["to"]), path
    counts[2] += 1
print("%d of Compose, %d of the engine, %d of Terraform" % tuple(counts))
