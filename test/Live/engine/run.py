"""Runs a compiled workflow on the real Deno as its pod would, and checks what
it answers and what it sends, as root of namespaces of its own.

usage: run.py DENO ENGINE NODE_MODULES SCENARIO < manifest

Nothing of the manifest is changed. A scenario (JSON) may have: world (answers
by "METHOD URL"), package (of the module proxy), postgres, payload or cron (the
CronJob to run), and what must come of it: status, result, sent, rows, log."""
# SPDX-License-Identifier: Apache-2.0
import contextlib
import json
import os
import pathlib
import sys
import tempfile

import client
from database import Database
from modules import answersFor
from network import Network, enterOwn
from pod import Manifest, Pod
from sandbox import Sandbox
from world import World


def makeWorld(scenario, modules, network, directory):
    answers = dict(scenario.get("world", {}))
    if "package" in scenario:
        answers.update(answersFor(folder=modules, **scenario["package"]))
    world = World(answers, network, directory)
    if "postgres" in scenario:
        world.addHost(scenario["postgres"]["host"])
    world.start()
    return world


def trigger(scenario, manifest, sandbox):
    """The status and result of one run; None for what a CronJob does not tell."""
    if "cron" not in scenario:
        return client.ask("/run", scenario.get("payload", {}))
    job = manifest.find("CronJob", scenario["cron"])
    return sandbox.start(Pod(manifest, job)).wait(60), None


def faultsOf(scenario, manifest, world, sandbox, database):
    """A line for each thing that is not as the scenario says."""
    engine = sandbox.start(Pod(manifest, manifest.find("Deployment")))
    if not client.waitForHealth(engine):
        yield "never became healthy"
        return
    status, result = trigger(scenario, manifest, sandbox)
    if status != scenario.get("status", 0 if result is None else 200):
        yield f"status {status}"
    if result is not None and not client.holds(result, scenario["result"]):
        yield f"result {json.dumps(result, indent=2)}"
        return
    for wanted in scenario.get("sent", []):
        if not client.wasSent(world.seen, wanted):
            yield f"never sent {wanted}; sent: {[line for line, *_ in world.seen]}"
    for query, rows in scenario.get("rows", {}).items():
        if database.query(query) != rows:
            yield f"{query}: {database.query(query)}"
    # To the first process in there, as the kubelet would.
    os.kill(sandbox.insideOf(engine), 15)
    if engine.wait(10) != 0:
        yield f"exit code {engine.returncode} after SIGTERM"
    for wanted in scenario.get("log", []):
        if wanted not in sandbox.text():
            yield f"not in the log: {wanted}"


def play(deno, engine, modules, file, manifest):
    """What is not as the scenario says, the world that was around, and the log."""
    scenario = json.loads(pathlib.Path(file).read_text())
    with contextlib.ExitStack() as stack:
        # Not in TMPDIR, which other users may be unable to enter.
        directory = stack.enter_context(
            tempfile.TemporaryDirectory(prefix="tntc-live-", dir="/tmp"))
        os.chmod(directory, 0o755)
        network = stack.enter_context(Network())
        world = makeWorld(scenario, modules, network, directory)
        facts = scenario.get("postgres")
        database = facts and stack.enter_context(
            Database(facts, world.addresses[facts["host"]], directory))
        sandbox = stack.enter_context(Sandbox(directory, network, world, deno, engine))
        faults = list(faultsOf(scenario, manifest, world, sandbox, database))
        return faults, world, sandbox.text()


def main(deno, engine, modules, file):
    faults, _, log = play(deno, engine, modules, file, Manifest(sys.stdin.read()))
    sys.stderr.write(log)
    sys.exit("\n".join(faults) if faults else 0)


if __name__ == "__main__":
    enterOwn()
    main(*sys.argv[1:])
