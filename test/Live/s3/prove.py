"""Shows on real servers what tentacles can and cannot do in an object store that
was provisioned by the artefacts of the compiler.

usage: prove.py minio|seaweedfs"""
# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "exoskeleton"))
from repository import Repository  # noqa: E402


def minio(repository):
    import scripts
    return scripts.prove(repository)


def seaweedfs(repository):
    """Knows IAM, but not the administrator's API, nor keys that are derived from
    others: the policy goes in without what it denies of those."""
    from client import Client
    from seaweed import Server
    from store import Store
    with Server() as server:
        root = Client(server.port, server.root, server.password, "tentacular")
        root.ask("PUT")

        def clientOf(tentacle):
            name = repository.dependency(tentacle, "tentacular-rustfs")["user"]
            policy = json.loads(re.search("<<'POLICY'\n(.*)\nPOLICY\n", repository.text(
                tentacle, "provision", "rustfs.sh"), re.S)[1])
            policy["Statement"] = [s for s in policy["Statement"] if s["Effect"] == "Allow"]
            return Client(server.port, *server.makeUser(name, json.dumps(policy)),
                          "tentacular")

        # It takes a//b for a/b, and in policies no notice of case: names of
        # tentacles have neither, so that nobody else is meant.
        store = Store(repository, root, clientOf, spellings=lambda own: [])
        store.prove()
        return store


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as directory:
        {"minio": minio, "seaweedfs": seaweedfs}[sys.argv[1]](
            Repository(directory, "rustfs")).finish()
