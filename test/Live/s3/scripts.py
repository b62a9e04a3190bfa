"""The scripts of the compiler, run by an administrator, and run again."""
# SPDX-License-Identifier: Apache-2.0
from client import Client
from derived import openNothing
from minio import Server
from store import Store
from teardown import destroy, failLoudly


class Scripts:
    """What was wrong with a run lies in `faults`."""

    def __init__(self, server, repository):
        self.server, self.repository, self.faults = server, repository, []

    def apply(self, phase, name, tentacles):
        for tentacle in tentacles:
            secret = self.repository.secret(tentacle)["tentacular-rustfs.secret_key"]
            code, said = self.server.shell(self.repository.text(tentacle, phase, name),
                                           TENTACLE_SECRET_KEY=secret)
            if code or secret in said:
                self.faults.append(f"{phase} {name} of {tentacle}: {code}, {said}")

    def twice(self, phase, name, tentacles):
        for _ in range(2):
            self.apply(phase, name, tentacles)

    def clientOf(self, tentacle):
        secret = self.repository.secret(tentacle)
        return Client(self.server.port, secret["tentacular-rustfs.access_key"],
                      secret["tentacular-rustfs.secret_key"], "tentacular")


def suspend(store, scripts, tentacle):
    """Without --force the data stays."""
    prefix, client = store.prefix(tentacle), store.clients[tentacle]
    before = store.root.list("")
    scripts.twice("teardown", "rustfs.sh", [tentacle])
    store.refused("a suspended user", client.list, prefix)
    store.expect("data was lost", store.root.list("") == before)
    scripts.apply("provision", "rustfs.sh", [tentacle])
    store.expect("came back to nothing", client.list(prefix))


def rotate(store, scripts, tentacle):
    """The old secret key signs nothing any more."""
    rotated = Scripts(scripts.server, scripts.repository.rotated())
    prefix, old = store.prefix(tentacle), store.clients[tentacle]
    rotated.twice("provision", "rustfs.sh", [tentacle])
    store.refused("an old key", old.list, prefix)
    store.expect("a new key opens nothing", rotated.clientOf(tentacle).list(prefix))
    scripts.apply("provision", "rustfs.sh", [tentacle])
    store.expect("there is no way back", old.list(prefix))
    store.faults += rotated.faults


def prove(repository):
    with Server() as server:
        scripts = Scripts(server, repository)
        scripts.twice("provision", "rustfs.sh", repository.tentacles)
        root = Client(server.port, server.root, server.password, "tentacular")
        store = Store(repository, root, scripts.clientOf)
        store.prove()
        first, second = repository.tentacles[:2]
        openNothing(store, scripts, first)
        rotate(store, scripts, first)
        suspend(store, scripts, first)
        destroy(store, scripts, first, second)
        failLoudly(store, scripts, first)
        store.faults += scripts.faults
        return store
