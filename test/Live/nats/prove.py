"""Shows on a real server what tentacles can say to each other when its users come
from the compiler, and from nowhere else.

usage: prove.py"""
# SPDX-License-Identifier: Apache-2.0
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "exoskeleton"))
from change import MAIN, noticeFaults, reload  # noqa: E402
from accounts import apart, endAccess  # noqa: E402
from isolation import answerNobodyElse, leaveOthersAlone, refuseStrangers, useOwn  # noqa: E402
from proof import Proof  # noqa: E402
from repository import Repository  # noqa: E402
from rotation import rotate  # noqa: E402
from server import Server  # noqa: E402

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as directory:
        repository = Repository(directory, "nats")
        users = repository.aggregate(MAIN)
        server = Server({MAIN: users}, MAIN)
        proof = Proof(server, repository)
        proof.expect(f"refused: {server.check()}", not server.check())
        with server:
            for step in (useOwn, leaveOthersAlone, answerNobodyElse, refuseStrangers):
                step(proof)
            rotate(proof, users)
            noticeFaults(proof, users)
            reload(proof, users)
        endAccess(proof)
        apart(proof)
    proof.finish()
