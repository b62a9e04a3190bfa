"""What tentacles can and cannot do in an object store that was provisioned by
the artefacts of the compiler.

usage: proof.py minio|seaweedfs"""
# SPDX-License-Identifier: Apache-2.0
import pathlib
import re
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / "exoskeleton"))
sys.path.insert(0, str(here))
from client import Client, Refused  # noqa: E402
from repository import Repository  # noqa: E402

PART = b"p" * (5 << 20)  # the least that a part may have, but for the last


class Proof:
    """The server gives clients, by their tentacle, to `clientOf`."""

    def __init__(self, repository, root, clientOf,
                 spellings=lambda own: [own.replace("/", "//", 1), own.upper()]):
        self.repository, self.root, self.spellings = repository, root, spellings
        self.clients = {t: clientOf(t) for t in repository.tentacles}
        self.faults = []

    def expect(self, what, good):
        if not good:
            self.faults.append(what)

    def refused(self, what, action, *arguments):
        try:
            answer = action(*arguments)
        except Refused:
            return
        self.faults.append(f"{what}{arguments} was not refused: {answer}")

    def prefix(self, tentacle):
        return self.repository.dependency(tentacle, "tentacular-rustfs")["prefix"]

    def useOwn(self):
        for tentacle, client in self.clients.items():
            own = self.prefix(tentacle)
            client.put(own + "a b+c", b"data")
            self.expect(f"{own} reads back", client.get(own + "a b+c") == b"data")
            client.copy(own + "a b+c", own + "sub/copy")
            client.multipart(own + "big", [PART, b"rest"])
            self.expect(f"{own} lacks what was put in parts",
                        client.get(own + "big") == PART + b"rest")
            client.abortMultipart(own + "no", client.beginMultipart(own + "no"))
            client.put(own + "one", b"1")
            client.put(own + "two", b"2")
            client.delete(own + "one")
            self.expect(f"{own} cannot delete many", client.deleteMany([own + "two"]) == {})
            self.expect(f"{own} lists {client.list(own)}", client.list(own)
                        == [own + "a b+c", own + "big", own + "sub/copy"])
            self.expect(f"{own} lists below", client.list(own + "sub/") == [own + "sub/copy"])

    def leaveOthersAlone(self):
        for tentacle, client in self.clients.items():
            own = self.prefix(tentacle)
            bare = own.removesuffix("/")
            others = [self.prefix(t) for t in self.clients if t != tentacle]
            near = [bare, bare + "2/", bare + "2", tentacle[0] + "/", "", own + "../x/"]
            for place in others + near + self.spellings(own):
                for key in {place + "big", place + "new"} - {"big"}:
                    self.refused("get", client.get, key)
                    self.refused("put", client.put, key, b"x")
                    self.refused("delete", client.delete, key)
                    self.refused("copy to", client.copy, own + "a b+c", key)
                    self.refused("copy from", client.copy, key, own + "stolen")
                    self.refused("multipart", client.beginMultipart, key)
                if not place.startswith(own):
                    self.refused("list", client.list, place)
            before = self.root.list("")
            left = client.deleteMany([key for key in before if not key.startswith(own)])
            self.expect(f"{own} deleted {before} but {left}", self.root.list("") == before)
            self.refused("policy", client.ask, "GET", "", {"policy": ""})
            self.refused("list all", client.ask, "GET")

    def refuseStrangers(self):
        first, second = self.repository.tentacles[:2]
        mixed = Client(int(self.root.at.split(":")[1]), self.clients[first].key,
                       self.clients[second].secret, self.root.bucket)
        self.refused("another's secret", mixed.list, self.prefix(first))


def proveMinio(repository):
    """The administrator's scripts do it all; they run twice."""
    from minio import Server
    with Server() as server:
        faults = []

        def apply(phase, name, tentacles=repository.tentacles, **environment):
            for tentacle in tentacles:
                secret = repository.secret(tentacle)["tentacular-rustfs.secret_key"]
                code, said = server.shell(repository.text(tentacle, phase, name),
                                          TENTACLE_SECRET_KEY=secret, **environment)
                if code:
                    faults.append(f"{phase} {name} of {tentacle}: {said}")
                if secret in said:
                    faults.append(f"{phase} {name} of {tentacle} tells the secret")

        def clientOf(tentacle):
            secret = repository.secret(tentacle)
            return Client(server.port, secret["tentacular-rustfs.access_key"],
                          secret["tentacular-rustfs.secret_key"], "tentacular")

        root = Client(server.port, server.root, server.password, "tentacular")
        for _ in range(2):
            apply("provision", "rustfs.sh")
        proof = Proof(repository, root, clientOf)
        proof.useOwn()
        proof.leaveOthersAlone()
        proof.refuseStrangers()
        first, second = repository.tentacles[:2]
        prefix, client = proof.prefix(first), proof.clients[first]
        before = root.list("")
        for _ in range(2):
            apply("teardown", "rustfs.sh", [first])
        proof.refused("a suspended user", client.list, prefix)
        proof.expect("data was lost", root.list("") == before)
        apply("provision", "rustfs.sh", [first])
        proof.expect("came back to nothing", client.list(prefix))
        client.beginMultipart(prefix + "unfinished")
        for _ in range(2):
            apply("teardown", "rustfs-destroy.sh", [first])
        proof.refused("a removed user", client.list, prefix)
        proof.expect("objects are left, or others gone",
                     root.list("") == [k for k in before if not k.startswith(prefix)])
        proof.expect("an unfinished upload is left", b"<Upload>" not in root.ask(
            "GET", query={"uploads": "", "prefix": prefix}))
        proof.expect("another was disturbed", proof.clients[second].list(proof.prefix(second)))
        _, said = server.shell("mc admin user list TENTACULAR; mc admin policy list TENTACULAR")
        role = repository.dependency(first, "tentacular-rustfs")["user"]
        proof.expect(f"left: {said}", role not in said and "tent_team_a\n" not in said)
        # A server that does not answer is a failure, not something to skip.
        unreachable = {"MC_HOST_TENTACULAR": "http://a:bbbbbbbb@127.0.0.1:1"}
        for phase, name in (("provision", "rustfs.sh"), ("teardown", "rustfs.sh"),
                            ("teardown", "rustfs-destroy.sh")):
            code, _ = server.shell(repository.text(first, phase, name),
                                   TENTACLE_SECRET_KEY="x" * 32, **unreachable)
            proof.expect(f"{phase} {name} without a server ends with 0", code)
        return faults + proof.faults


def proveSeaweed(repository):
    """Knows IAM, but not the administrator's API: the policy goes in as it is."""
    from seaweed import Server
    with Server() as server:
        root = Client(server.port, server.root, server.password, "tentacular")
        root.ask("PUT")

        def clientOf(tentacle):
            name = repository.dependency(tentacle, "tentacular-rustfs")["user"]
            policy = re.search("<<'POLICY'\n(.*)\nPOLICY\n", repository.text(
                tentacle, "provision", "rustfs.sh"), re.S)[1]
            key, secret = server.makeUser(name, policy)
            return Client(server.port, key, secret, "tentacular")

        # It takes a//b for a/b, and in policies no notice of case: names of
        # tentacles have neither, so that nobody else is meant.
        proof = Proof(repository, root, clientOf, spellings=lambda own: [])
        proof.useOwn()
        proof.leaveOthersAlone()
        proof.refuseStrangers()
        return proof.faults


def main(server):
    with tempfile.TemporaryDirectory() as directory:
        repository = Repository(directory, "rustfs")
        faults = {"minio": proveMinio, "seaweedfs": proveSeaweed}[server](repository)
    sys.exit("\n".join(faults) or 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
