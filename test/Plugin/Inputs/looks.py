#!/usr/bin/python3
"""A back end that writes down what it can see."""

import json
import os
import sys


def writable():
    for folder in ("/", "/dev", "/etc", "/plugin", "/proc", "/tmp", "/usr"):
        if os.access(folder, os.W_OK):
            yield folder


def see():
    others = [p for p in os.listdir("/proc") if p.isdigit() and int(p) > 50]
    with open("/proc/self/status") as file:
        status = dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)
    # Listing takes a descriptor of its own, which is closed by then.
    open_ones = [d for d in os.listdir("/proc/self/fd") if os.path.exists("/proc/self/fd/" + d)]
    home = "none" if not os.path.isdir("/root") and not os.path.isdir("/home") else "there"
    with open("/proc/net/dev") as file:
        interfaces = [line.split(":")[0].strip() for line in file if ":" in line]
    return "\n".join([
        "environment: " + " ".join(sorted(os.environ)),
        "descriptors: " + " ".join(sorted(open_ones)),
        "processes of others: %d" % len(others),
        "home: " + home,
        "interfaces: " + " ".join(interfaces),
        "writable: " + " ".join(writable()),
        "capabilities: " + status["CapEff"]]) + "\n"


def emit(request):
    return {"files": [{"path": "seen.txt", "text": see(), "reason": "to be looked at"}]}


def describe(request):
    return {"plugin": {"name": "looks", "version": "1", "prefix": "LO",
                       "irSchema": {"min": 1, "max": 1}, "components": [
                           {"kind": "backend", "name": "looks", "summary": "what is seen"}]}}


for line in sys.stdin:
    asked = json.loads(line)
    answer = (emit if asked["method"] == "emit" else describe)(asked)
    print(json.dumps({"protocol": 1, "id": asked["id"], **answer}), flush=True)
