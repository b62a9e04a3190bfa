"""Asks the engine, and compares what came with what was wanted."""
# SPDX-License-Identifier: Apache-2.0
import json
import time
import urllib.error
import urllib.request

from network import POD

BASE = f"http://{POD}:8080"


def ask(path, payload=None):
    body = None if payload is None else json.dumps(payload).encode()
    request = urllib.request.Request(BASE + path, body)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as answer:
        return answer.code, json.load(answer)


def waitForHealth(process, seconds=30):
    limit = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < limit:
        try:
            return ask("/health") == (200, {"status": "ok"})
        except OSError:
            time.sleep(0.02)
    return False


def holds(actual, wanted):
    """All of wanted is in actual; lists must have equal length."""
    if isinstance(wanted, dict):
        return isinstance(actual, dict) and all(
            key in actual and holds(actual[key], value) for key, value in wanted.items())
    if isinstance(wanted, list):
        return isinstance(actual, list) and len(actual) == len(wanted) and all(
            map(holds, actual, wanted))
    return actual == wanted


def wasSent(seen, wanted):
    """seen: (line, headers, body) of each request that the world got."""
    return any(line == wanted["request"]
               and holds({k.lower(): v for k, v in headers.items()}, wanted.get("headers", {}))
               and wanted.get("contains", "") in body
               for line, headers, body in seen)
