"""The scripts of the compiler, run by an administrator, and run again."""
# SPDX-License-Identifier: Apache-2.0
from client import Client
from derived import openNothing
from minio import Server
from store import Store


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


def destroy(store, scripts, tentacle, other):
    prefix, client = store.prefix(tentacle), store.clients[tentacle]
    before = store.root.list("")
    unfinished = [prefix + key for key in ("unfinished", "a b/$c'd", "e|f")]
    for key in unfinished + [store.prefix(other) + "unfinished"]:
        store.root.beginMultipart(key)
    scripts.twice("teardown", "rustfs-destroy.sh", [tentacle])
    store.refused("a removed user", client.list, prefix)
    store.expect("objects are left, or others gone", store.root.list("")
                 == [key for key in before if not key.startswith(prefix)])
    def hasUpload(key):
        # MinIO finds them by the whole key only.
        return b"<Upload>" in store.root.ask("GET", query={"uploads": "", "prefix": key})
    store.expect("an unfinished upload is left", not any(map(hasUpload, unfinished)))
    store.expect("another's upload is gone", hasUpload(store.prefix(other) + "unfinished"))
    store.expect("another was disturbed", store.clients[other].list(store.prefix(other)))
    _, said = scripts.server.shell(
        "mc admin user list TENTACULAR; mc admin policy list TENTACULAR")
    store.expect(f"left: {said}", client.key not in said
                 and "_".join(("tent", *tentacle)) not in said.split())


def failLoudly(store, scripts, tentacle):
    """A server that does not answer is no server from which all is gone, nor is a
    bucket empty into which one may not look. One that is not there is."""
    text = scripts.repository.text(tentacle, "teardown", "rustfs-destroy.sh")
    code, said = scripts.server.shell(text.replace("/tentacular\n", "/nowhere\n"))
    store.expect(f"without a bucket: {said}", not code)
    code, said = scripts.server.shell(
        "mc admin policy create TENTACULAR blind /dev/stdin <<'P'\n"
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["admin:*"]}]}\n'
        "P\nprintf 'blinded\\nblind-password\\n' | mc admin user add TENTACULAR\n"
        "mc admin policy attach TENTACULAR blind --user blinded")
    store.expect(f"no blind administrator: {said}", not code)
    code, said = scripts.server.shell(text, MC_HOST_TENTACULAR=(
        f"http://blinded:blind-password@{scripts.server.address}:{scripts.server.port}"))
    store.expect(f"a bucket that may not be listed: {said}", code and "AccessDenied" in said)
    for phase, name in (("provision", "rustfs.sh"), ("teardown", "rustfs.sh"),
                        ("teardown", "rustfs-destroy.sh")):
        code, _ = scripts.server.shell(
            scripts.repository.text(tentacle, phase, name), TENTACLE_SECRET_KEY="x" * 32,
            MC_HOST_TENTACULAR="http://a:bbbbbbbb@127.0.0.1:1")
        store.expect(f"{phase} {name} without a server ends with 0", code)


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
