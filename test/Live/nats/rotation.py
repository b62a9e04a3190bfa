"""Other credentials for the same users."""
# SPDX-License-Identifier: Apache-2.0
from change import MAIN
from client import Refused
from isolation import connect
from proof import Proof


def mayConnect(proof, tentacle):
    try:
        connect(proof, tentacle).close()
        return True
    except Refused:
        return False


def rotate(proof, list):
    """After a reload the old ones let nobody in, and cut off who came by them."""
    rotated = Proof(proof.server, proof.repository.rotated())
    first = proof.repository.tentacles[0]
    inside = connect(proof, first)
    proof.server.write({MAIN: rotated.repository.aggregate(MAIN)})
    proof.expect("a rotated list was not taken", "Reloaded" in proof.server.reload())
    inside.settle()
    proof.expect("an old credential stayed connected", "disconnected" in inside.errors)
    inside.close()
    for tentacle in proof.repository.tentacles:
        proof.expect(f"{tentacle}: old credential", not mayConnect(proof, tentacle))
        proof.expect(f"{tentacle}: new credential", mayConnect(rotated, tentacle))
    proof.server.write({MAIN: list})
    proof.expect("there is no way back", "Reloaded" in proof.server.reload()
                 and mayConnect(proof, first))
