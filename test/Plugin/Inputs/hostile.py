#!/usr/bin/python3
"""A back end that misbehaves in the one way that its own file name says: a
copy `hostile-CASE` is run for each case. What comes before the fault is right."""

import json
import os
import signal
import sys
import time

CASE = os.path.basename(sys.argv[0]).removeprefix("hostile-")
FILE = {"path": "a.txt", "text": "a\n", "reason": "asked for"}


def say(text):
    sys.stdout.write(text)
    sys.stdout.flush()


def answer(request, **parts):
    return {"protocol": 1, "id": request["id"], **parts}


def describe(request):
    component = {"kind": "backend", "name": "hostile", "summary": "a back end"}
    plugin = {"name": "hostile", "version": "1", "prefix": "HO",
              "irSchema": {"min": 1, "max": 1}, "components": [component]}
    reply = answer(request, plugin=plugin)
    if CASE == "prefix-tnt":
        plugin["prefix"] = "TNT"
    elif CASE == "prefix-form":
        plugin["prefix"] = "ho"
    elif CASE == "name-form":
        plugin["name"] = "../hostile"
    elif CASE == "twice-named":
        plugin["components"].append(component)
    elif CASE == "no-components":
        plugin["components"] = []
    elif CASE == "component-kind":
        component["kind"] = "frontend"
    elif CASE == "service-of-nothing":
        component["kind"] = "service"
    elif CASE == "service-protocol":
        component.update(kind="service", dependencies=["tentacular-x"], protocol="telegraph")
    elif CASE == "backend-dependencies":
        component["dependencies"] = ["tentacular-x"]
    elif CASE == "ir-newer":
        plugin["irSchema"] = {"min": 7, "max": 9}
    elif CASE == "protocol-newer":
        reply["protocol"] = 2
    elif CASE == "protocol-older":
        reply["protocol"] = 0
    elif CASE == "option-schema":
        component["options"] = {"type": "object", "if": {}}
    elif CASE == "option-pattern":
        component["options"] = {"properties": {"a": {"pattern": "(["}}}
    elif CASE == "describe-unknown":
        plugin["author"] = "me"
    elif CASE == "describe-array":
        return "[]"
    elif CASE == "describe-exit":
        sys.exit(2)
    elif CASE == "banner":
        say("hostile 1.0\n")
    return json.dumps(reply)


def emit(request):
    reply = answer(request, files=[FILE])
    diagnostic = {"code": "HO0001", "severity": "error", "at": "/name", "message": "no"}
    text = {
        "exit": lambda: sys.exit(3),
        "exit-zero": lambda: sys.exit(0),
        "crash": lambda: os.kill(os.getpid(), signal.SIGSEGV),
        "abort": lambda: os.abort(),
        "sleep": lambda: time.sleep(60),
        "spin": lambda: any(iter(int, 1)),
        "too-long": lambda: "x" * (17 << 20),
        "too-long-json": lambda: json.dumps(answer(request, files=[
            {**FILE, "text": "x" * (17 << 20)}])),
        "refuses": lambda: json.dumps(answer(request, error={"message": "out of ideas"})),
        "refuses-form": lambda: json.dumps(answer(request, error="out of ideas")),
        "not-json": lambda: "fine",
        "not-utf8": lambda: "\udcff",
        "trailing": lambda: json.dumps(reply) + " {}",
        "duplicate-key": lambda: '{"protocol":1,"protocol":1}',
        "deep": lambda: "[" * 100 + "]" * 100,
        "nul": lambda: json.dumps(reply) + "\0",
        "array": lambda: "[]",
        "number": lambda: "1",
        "empty-line": lambda: "",
        "wrong-id": lambda: json.dumps({**reply, "id": 99}),
        "text-id": lambda: json.dumps({**reply, "id": "1"}),
        "no-id": lambda: json.dumps({"protocol": 1, "files": []}),
        "no-files": lambda: json.dumps(answer(request)),
        "other-answer": lambda: json.dumps(answer(request, facts={})),
        "unknown-member": lambda: json.dumps({**reply, "shell": "rm"}),
        "unknown-file-member": lambda: json.dumps(answer(request, files=[{**FILE, "mode": "0777"}])),
        "no-reason": lambda: json.dumps(answer(request, files=[{"path": "a", "text": ""}])),
        "bytes": lambda: json.dumps(answer(request, files=[{**FILE, "text": 1}])),
        "parent": lambda: json.dumps(answer(request, files=[{**FILE, "path": "../a"}])),
        "absolute": lambda: json.dumps(answer(request, files=[{**FILE, "path": "/etc/a"}])),
        "dot": lambda: json.dumps(answer(request, files=[{**FILE, "path": "a/./b"}])),
        "empty-path": lambda: json.dumps(answer(request, files=[{**FILE, "path": ""}])),
        "control": lambda: json.dumps(answer(request, files=[{**FILE, "path": "a\nb"}])),
        "twice": lambda: json.dumps(answer(request, files=[FILE, FILE])),
        "twice-case": lambda: json.dumps(answer(request, files=[FILE, {**FILE, "path": "A.txt"}])),
        "many": lambda: json.dumps(answer(request, files=[
            {**FILE, "path": str(i)} for i in range(1001)])),
        "severity": lambda: json.dumps({**reply, "diagnostics": [{**diagnostic, "severity": "fatal"}]}),
        "foreign-code": lambda: json.dumps({**reply, "diagnostics": [{**diagnostic, "code": "PG0001"}]}),
        "our-code": lambda: json.dumps({**reply, "diagnostics": [{**diagnostic, "code": "TNT0001"}]}),
        "place": lambda: json.dumps({**reply, "diagnostics": [{**diagnostic, "at": "/nodes/99"}]}),
        "place-form": lambda: json.dumps({**reply, "diagnostics": [{**diagnostic, "at": "nodes"}]}),
        "message-lines": lambda: json.dumps({**reply, "diagnostics": [{**diagnostic, "message": "a\nb"}]}),
    }.get(CASE, lambda: json.dumps(reply))()
    if CASE.startswith("bwrap-"):
        sys.stderr.write("bwrap: Creating new namespace failed: Operation not permitted\n")
        sys.exit(int(CASE.removeprefix("bwrap-")))
    if CASE == "half-line":
        say(text[:20])
        sys.exit(0)
    if CASE == "hang-up":
        os.close(1)
        time.sleep(60)
    if CASE == "flood":
        sys.stderr.write("x" * (1 << 20))
        sys.stderr.flush()
        time.sleep(60)
    if CASE == "memory":
        hoard = bytearray(4 << 30)
        return str(len(hoard))
    if CASE == "twice-answered":
        return text + "\n" + text
    if CASE == "own-line":
        return "making files\n" + text
    if CASE == "forks":
        if os.fork() == 0:
            time.sleep(60)
    if CASE == "bomb":
        for _ in range(200):
            if os.fork() == 0:
                time.sleep(60)
        time.sleep(60)
    if CASE == "network":
        import socket
        socket.create_connection(("127.0.0.1", 22), timeout=5)
    if CASE == "write-outside":
        open("/plugin/x", "w")
    return text


def main():
    sys.stdout.reconfigure(errors="surrogateescape")
    if CASE == "never-reads":
        say(json.dumps({"protocol": 1, "id": 0, "plugin": json.loads(
            describe({"id": 0}))["plugin"]}) + "\n")
        time.sleep(60)
    for line in iter(sys.stdin.readline, ""):
        try:
            request = json.loads(line)
            number = request.get("id") if isinstance(request, dict) else None
            if number is None or request["method"] not in ("describe", "emit") or \
                    request.get("component", "hostile") != "hostile":
                raise KeyError("what?")
        except (ValueError, KeyError) as fault:
            number = None if isinstance(fault, ValueError) else number
            say(json.dumps({"protocol": 1, "id": number, "error": {"message": "what?"}}) + "\n")
            continue
        say((describe if request["method"] == "describe" else emit)(request) + "\n")
        if CASE == "late-line" and request["method"] == "emit":
            say("done\n")
        if CASE == "early-exit" and request["method"] == "describe":
            sys.exit(0)
    if CASE == "bad-end":
        sys.exit(9)
    if CASE == "stays":
        time.sleep(60)


main()
