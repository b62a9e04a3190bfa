"""Runs a compiled workflow on the real Deno as its pod would, and checks what
it answers and what it sends. Needs root, for namespaces and the pod's user.

usage: run.py DENO ENGINE SCENARIO < manifest

Nothing of the manifest is changed. The scenario (JSON) has the answers of the
world, the payload, and what must come of it. The container has a read-only
root, the user, environment, command and arguments that were emitted, and no
network but our own. Added by the test alone: DENO_CERT, by which Deno trusts
the world's certificates."""
# SPDX-License-Identifier: Apache-2.0
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from pod import Pod
from world import World

BASE = "http://127.0.0.1:8080"


def container(pod, root, deno):
    """The command line that runs the pod's main container on the folder root."""
    writable = pod.layOut(root)
    words = ["bwrap", "--unshare-pid", "--unshare-ipc", "--as-pid-1", "--die-with-parent",
             "--clearenv", "--bind", root, "/", "--proc", "/proc", "--dev", "/dev"]
    for path in ("/lib", "/lib64", "/usr/lib", "/usr/bin/setpriv"):
        words += ["--ro-bind", path, path]
    words += ["--ro-bind", deno, "/bin/deno", "--remount-ro", "/"]
    for path in writable:
        words += ["--perms", "1777", "--tmpfs", path]
    env = {"PATH": "/bin", "DENO_CERT": "/etc/root.pem", **pod.env}
    for name, value in env.items():
        words += ["--setenv", name, value]
    user = str(pod.user)
    return words + ["/usr/bin/setpriv", "--reuid", user, "--regid", user, "--clear-groups",
                    "--no-new-privs", "--bounding-set", "-all", "--"] + pod.command


def ask(path, payload=None):
    body = None if payload is None else json.dumps(payload).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(BASE + path, body), timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as answer:
        return answer.code, json.load(answer)


def waitForHealth(process):
    limit = time.monotonic() + 30
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
    return any(line == wanted["request"]
               and holds({k.lower(): v for k, v in headers.items()}, wanted.get("headers", {}))
               and wanted.get("contains", "") in body
               for line, headers, body in seen)


def run(pod, scenario, deno, directory):
    """Yields a line for each thing that is not as the scenario says."""
    world = World(scenario["world"], directory)
    world.start()
    root = pathlib.Path(directory) / "root"
    (root / "etc").mkdir(parents=True)
    root.chmod(0o755)
    (root / "etc/hosts").write_text(world.hosts())
    (root / "etc/nsswitch.conf").write_text("hosts: files\n")
    (root / "etc/root.pem").write_bytes((world.dir / "root.pem").read_bytes())
    with open(world.dir / "log", "w+") as log:
        process = subprocess.Popen(container(pod, str(root), deno), stdout=log, stderr=log)
        try:
            if waitForHealth(process):
                status, result = ask("/run", scenario.get("payload", {}))
                if status != scenario.get("status", 200):
                    yield f"status {status}"
                if not holds(result, scenario["result"]):
                    yield f"result {json.dumps(result, indent=2)}"
                for wanted in scenario.get("sent", []):
                    if not wasSent(world.seen, wanted):
                        yield f"never sent {wanted}; sent: {world.seen}"
                # To the first process in there, as the kubelet would.
                children = f"/proc/{process.pid}/task/{process.pid}/children"
                os.kill(int(pathlib.Path(children).read_text()), 15)
                if process.wait(10) != 0:
                    yield f"exit code {process.returncode} after SIGTERM"
            else:
                yield "never became healthy"
        finally:
            process.kill()
            process.wait()
        log.seek(0)
        text = log.read()
        for wanted in scenario.get("log", []):
            if wanted not in text:
                yield f"not in the log: {wanted}"
        sys.stderr.write(text)


def main(deno, engine, scenario):
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    with tempfile.TemporaryDirectory(prefix="tntc-live-") as directory:
        os.chmod(directory, 0o755)
        pod = Pod(sys.stdin.read(), engine)
        faults = list(run(pod, json.loads(pathlib.Path(scenario).read_text()), deno, directory))
    sys.exit("\n".join(faults) if faults else 0)


if __name__ == "__main__":
    if "TNTC_LIVE_INSIDE" not in os.environ:
        os.environ["TNTC_LIVE_INSIDE"] = "1"
        os.execvp("unshare", ["unshare", "--net", "--mount", sys.executable, *sys.argv])
    main(*sys.argv[1:])
