"""Runs a compiled workflow on the real engine under the emitted flags, with the
credentials of its Secret, against a PostgreSQL and an object store that know it
by the compiler's artefacts only. It is root of namespaces of its own.

usage: engine.py DENO ENGINE NODE_MODULES WORKFLOW"""
# SPDX-License-Identifier: Apache-2.0
import contextlib
import os
import pathlib
import sys
import tempfile

live = pathlib.Path(__file__).resolve().parent.parent
sys.path[1:1] = [str(live / "engine"), str(live / "s3")]
import client  # noqa: E402
from database import Database  # noqa: E402
from minio import Server  # noqa: E402
from modules import answersFor  # noqa: E402
from network import Network, enterOwn  # noqa: E402
from pod import Manifest, Pod  # noqa: E402
from repository import Repository  # noqa: E402
from sandbox import Sandbox  # noqa: E402
from world import World  # noqa: E402

TENTACLE = ("team", "ledger")
POSTGRES, STORE = "postgres.tentacular-system.svc", "rustfs.tentacular-system.svc"
PROXY = "http://esm-sh.tentacular-support.svc.cluster.local:8080"
ADMIN = {"user": "admin", "password": "for nobody else", "database": "tentacular"}


def provision(repository, database, store):
    """Twice, as somebody does who cannot tell whether the first run succeeded."""
    for _ in range(2):
        for text in (repository.shared("team", "provision", "postgres-database.sql", "postgres"),
                     repository.text(TENTACLE, "provision", "postgres.sql", "postgres")):
            database.query(text, "postgres")
        code, said = store.shell(
            repository.text(TENTACLE, "provision", "rustfs.sh", "rustfs"),
            TENTACLE_SECRET_KEY=repository.secret(TENTACLE)["tentacular-rustfs.secret_key"])
        if code:
            yield said


def faultsOf(repository, database, store, sandbox):
    yield from provision(repository, database, store)
    manifest = Manifest(repository.compile("--secrets=plain"))
    engine = sandbox.start(Pod(manifest, manifest.find("Deployment")))
    if not client.waitForHealth(engine):
        yield "never became healthy"
        return
    status, result = client.ask("/run", {})
    role = "tent_team_ledger"
    wanted = {"success": True, "outputs": {
        "book": {"user": role, "schema": role, "total": 42},
        "keep": {"put": 200, "got": True, "outside": 403, "sameKey": True}}}
    if status != 200 or not client.holds(result, wanted):
        yield f"{status} {result}"
    rows = database.query(f'SELECT sum(amount) FROM "{role}".bookings', "postgres")
    if rows != "42":
        yield f"the database has {rows}"
    code, said = store.shell("mc cat TENTACULAR/tentacular/team/ledger/total.json")
    if code or '"total":42' not in said:
        yield f"the store has {said}"
    for value in repository.secret(TENTACLE).values():
        if value in sandbox.text():
            yield "the log tells a credential"


def main(deno, engine, modules, source):
    with contextlib.ExitStack() as stack:
        # Not in TMPDIR, which other users may be unable to enter.
        directory = stack.enter_context(
            tempfile.TemporaryDirectory(prefix="tntc-live-", dir="/tmp"))
        os.chmod(directory, 0o755)
        repository = Repository(directory + "/repository", ["postgres", "rustfs"],
                                tentacles=[TENTACLE], source=source)
        network = stack.enter_context(Network())
        world = World(answersFor(PROXY, modules, "postgres", "3.4.7", "src/index.js"),
                      network, directory)
        world.addHost(POSTGRES)
        world.addHost(STORE)
        world.start()
        database = stack.enter_context(Database(ADMIN, world.addresses[POSTGRES], directory))
        store = stack.enter_context(Server(world.addresses[STORE], 9000))
        sandbox = stack.enter_context(Sandbox(directory, network, world, deno, engine))
        faults = list(faultsOf(repository, database, store, sandbox))
        sys.stderr.write(sandbox.text())
    sys.exit("\n".join(faults) if faults else 0)


if __name__ == "__main__":
    enterOwn()
    main(*sys.argv[1:])
