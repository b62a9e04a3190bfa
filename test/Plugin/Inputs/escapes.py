#!/usr/bin/python3
"""A back end that tries to get out, to take too much, or to be taken for another
one, in the way that its own file name says. One that gets what it wants answers
as if nothing were."""

import ctypes
import json
import mmap
import os
import socket
import sys
import time

CASE = os.path.basename(sys.argv[0]).removeprefix("escapes-")
FILE = {"path": "a.txt", "text": "a\n", "reason": "asked for"}
COMPONENT = {"kind": "backend", "name": "escapes", "summary": "a back end"}
LIBC = ctypes.CDLL(None, use_errno=True)
MIB = 1 << 20


def call(result):
    """What a call to the kernel gave; an exception when it gave nothing."""
    if result < 0:
        raise OSError(ctypes.get_errno(), "denied")


def others():
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != os.getpid():
            yield int(name)


def unfiltered_process():
    for process in others():
        with open(f"/proc/{process}/status") as file:
            if "Seccomp:\t2" not in file.read():
                return
    raise OSError("all of them are filtered")


def host_process():
    for process in others():
        with open(f"/proc/{process}/comm") as file:
            if file.read() == "tntc-compile\n":
                return
    raise OSError("it is not to be seen")


def outer_descriptor():
    for process in [os.getpid(), *others()]:
        folder = f"/proc/{process}/fd"
        for name in os.listdir(folder) if os.access(folder, os.R_OK) else []:
            target = os.readlink(f"{folder}/{name}")
            if target.startswith("/") and not target.startswith(("/dev/null", "/proc", "/plugin")):
                return
    raise OSError("none leads out")


def fill(folder, mebibytes):
    for i in range(0, mebibytes, 32):
        with open(f"{folder}/{i}", "wb") as file:
            file.write(bytes(32 * MIB))


def share_memory():
    memory = mmap.mmap(-1, 1088 * MIB)
    while memory.tell() < len(memory):
        memory.write(b"x" * (64 * MIB))
    time.sleep(60)


def link_out():
    os.symlink("/", "/tmp/out")
    with open("/tmp/out/etc/shadow") as file:
        file.read()


def other_root():
    os.readlink("/proc/1/root/root")


def make_namespace():
    call(LIBC.unshare(0x10000000))


def outlive():
    call(LIBC.prctl(1, 0))


def end_first():
    """The kernel lets nobody inside end the first process."""
    os.kill(1, 9)
    os.kill(1, 15)
    raise OSError("it lives")


def open_to_write(path):
    os.close(os.open(path, os.O_WRONLY))


def device():
    os.mknod("/tmp/disk", 0o60600, os.makedev(254, 0))


TRIES = {
    "trace": lambda: call(LIBC.ptrace(16, 1, 0, 0)),
    "read-memory": lambda: call(LIBC.syscall(310, 1, 0, 0, 0, 0, 0)),
    "keyring": lambda: call(LIBC.syscall(248, b"user", b"tntc", b"x", 1, -3)),
    "search-keyring": lambda: call(LIBC.syscall(250, 10, -3, b"user", b"tntc", 0)),
    "nameless-file": lambda: os.memfd_create("x"),
    "shared-segment": lambda: call(LIBC.shmget(0, 4096, 0o1600)),
    "namespace": make_namespace,
    "mount": lambda: call(LIBC.mount(b"x", b"/tmp", b"tmpfs", 0, 0)),
    "unfiltered-process": unfiltered_process,
    "host-process": host_process,
    "outer-descriptor": outer_descriptor,
    "outer-socket": lambda: socket.socket(socket.AF_UNIX).connect("\0tntc-outside"),
    "outer-root": other_root,
    "link-out": link_out,
    "own-folder": lambda: os.rename(sys.argv[0], sys.argv[0] + "2"),
    "fill-devices": lambda: fill("/dev/shm", 256),
    "fill-temporary": lambda: fill("/tmp", 256),
    "device": device,
    "terminal": lambda: open("/dev/tty"),
    "share-memory": share_memory,
    "write-first": lambda: open_to_write("/proc/1/mem"),
    "write-own": lambda: open_to_write("/proc/self/mem"),
    "write-setting": lambda: open_to_write("/proc/sys/kernel/hostname"),
    "write-host-setting": lambda: open_to_write("/proc/sys/vm/swappiness"),
    "outlive": outlive,
    "end-first": end_first,
}


def orphan():
    """Leaves two behind that nobody has waited for, and that have ended."""
    if os.fork() == 0:
        if os.fork() == 0:
            os._exit(0)
        time.sleep(0.1)
        os._exit(0)
    time.sleep(0.3)


def say(text):
    sys.stdout.write(text)
    sys.stdout.flush()


def slowly(text):
    for character in text:
        say(character)
        time.sleep(0.1)
    return ""


def with_errors(text, shown):
    sys.stderr.write(shown)
    sys.exit(3)


PATHS = {
    "backslash": ["a\\b"], "drive": ["C:x"], "end-dot": ["a."], "end-space": ["a "],
    "device-name": ["nul"], "device-suffix": ["Aux.txt"], "path-nul": ["a\0b"],
    "look-alike": ["\u0430"], "right-to-left": ["a\u202etxt"], "no-width": ["a\u200b"],
    "path-escape": ["a\u009bb"], "two-forms": ["\u00e9", "e\u0301"], "repository": [".git/config"],
    "repository-case": ["a/.GIT/config"], "begins-option": ["-rf"], "long-part": ["x" * 300],
    "file-folder": ["a", "a/b"], "folder-file": ["a/b", "a"], "file-folder-case": ["A/b", "a"],
    "folder-case": ["A/x", "a/y"], "end-slash": ["a/"], "home": ["~/x"],
}

DIAGNOSTICS = {
    "place-minus": {"at": "/nodes/-1"}, "place-zeros": {"at": "/nodes/00"},
    "place-end": {"at": "/nodes/-"}, "place-huge": {"at": "/nodes/99999999999999999999"},
    "place-note": {"notes": [{"message": "x", "at": "/zzz"}]},
    "message-escape": {"message": "\x1b[31mred"}, "message-long": {"message": "x" * 5000},
    "notes-few-too-many": {"notes": [{"message": "x"}] * 17},
    "notes-million": {"notes": [{"message": "x"}] * 1000000},
    "code-wide": {"code": "ES\uff10001"},
}

DESCRIPTIONS = {
    "pattern-grows": {"options": {"properties": {"a": {
        "pattern": "((((((a{1,255}){1,255}){1,255}){1,255}){1,255}){1,255})"}}}},
    "pattern-many": {"options": {"properties": {
        f"k{i}": {"pattern": "^a{1,255}$"} for i in range(20000)}}},
    "reference-circle": {"options": {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}}},
    "options-list": {"options": {"type": "array"}},
    "name-proto": {"name": "__proto__"},
}


def answer(request, **parts):
    return {"protocol": 1, "id": request["id"], **parts}


def describe(request):
    plugin = {"name": "escapes", "version": "1", "prefix": "ES",
              "irSchema": {"min": 1, "max": 1},
              "components": [{**COMPONENT, **DESCRIPTIONS.get(CASE, {})}]}
    if CASE == "version-float":
        plugin["irSchema"]["max"] = 1e30
    elif CASE == "version-huge":
        plugin["irSchema"]["max"] = 1 << 64
    return json.dumps(answer(request, plugin=plugin))


def emit(request):
    if CASE == "orphan":
        orphan()
    if CASE in TRIES:
        TRIES[CASE]()
    files = [{**FILE, "path": path} for path in PATHS.get(CASE, ["a.txt"])]
    reply = answer(request, files=files)
    if CASE in DIAGNOSTICS:
        reply["diagnostics"] = [{"code": "ES0001", "severity": "error", "at": "/name",
                                 "message": "no", **DIAGNOSTICS[CASE]}]
    text = json.dumps(reply)
    return {
        "not-a-number": lambda: text.replace('"protocol": 1', '"protocol": NaN'),
        "infinite": lambda: text.replace('"protocol": 1', '"protocol": 1e999'),
        "id-float": lambda: json.dumps({**reply, "id": 1.0}),
        "id-true": lambda: json.dumps({**reply, "id": True}),
        "id-huge": lambda: json.dumps({**reply, "id": 1 << 64}),
        "digits": lambda: text.replace('"protocol": 1', '"protocol": ' + "1" * 100000),
        "half-surrogate": lambda: text.replace('a\\n', '\\ud800'),
        "surrogates-turned": lambda: text.replace('a\\n', '\\udc00\\ud800'),
        "encoded-surrogate": lambda: text.replace('a\\n', "\udced\udca0\udc80"),
        "overlong": lambda: text.replace('a\\n', "\udcc0\udcaf"),
        "byte-order-mark": lambda: "\ufeff" + text,
        "comment": lambda: text + "// that was it",
        "key-escaped": lambda: text.replace('"path"', '"p\\u0061th": "../x", "path"'),
        "key-proto": lambda: json.dumps({**reply, "__proto__": {"files": []}}),
        "deep-within": lambda: text[:-1] + ', "x": ' + "[" * 100000 + "]" * 100000 + "}",
        "many-empty": lambda: json.dumps(answer(request, files=[{}] * 1000000)),
        "slowly": lambda: slowly(text),
        "error-escape": lambda: with_errors(text, "\x1b[2J\x1b]0;mine\x07\u009b2J\u202e\n"),
        "refusal-escape": lambda: json.dumps(answer(request, error={"message": "\u009b2J\u202e"})),
    }.get(CASE, lambda: text)()


sys.stdout.reconfigure(errors="surrogateescape")
for line in iter(sys.stdin.readline, ""):
    asked = json.loads(line)
    say((describe if asked["method"] == "describe" else emit)(asked) + "\n")
