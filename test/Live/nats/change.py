"""A list of users that changes, for better or worse."""
# SPDX-License-Identifier: Apache-2.0
import check
from isolation import connect
from repository import Repository

MAIN = "nats-authorization.conf"


def noticeFaults(proof, list):
    """What the server's own check lets pass, ours does not."""
    proof.expect(f"ours: {[*check.faultsOf(list)]}", not [*check.faultsOf(list)])
    first = ".".join(proof.repository.tentacles[0])
    hash = check.BCRYPT.search(list)[0]
    for what, broken in {
            "a plain password": list.replace(hash, "secret", 1),
            "half a hash": list.replace(hash, hash[:-1], 1),
            "two lists": list + list,
            "a wide subject": list.replace(f'"{first}.*"', '">"', 1),
            "answers": list.replace("publish:", "allow_responses: true, publish:", 1)}.items():
        proof.server.write({MAIN: broken})
        proof.expect(f"{what}: the server's own check has learnt it: "
                    f"{proof.server.check()}", not proof.server.check())
        proof.expect(f"{what} was not noticed", [*check.faultsOf(broken)])
    proof.server.write({MAIN: list})


def reload(proof, list):
    """Whoever stays is not disturbed, whoever goes is cut off at once."""
    stays, goes = proof.repository.tentacles[0], proof.repository.tentacles[-1]
    kept, cut = connect(proof, stays), connect(proof, goes)
    subject = ".".join(stays) + ".events"
    kept.subscribe(subject)
    without = Repository(proof.repository.directory + "/without", "nats",
                         tentacles=proof.repository.tentacles[:-1])
    proof.server.write({MAIN: without.aggregate(MAIN)})
    proof.expect(f"without one: {proof.server.check()}", not proof.server.check())
    proof.expect("a good file was not taken", "Reloaded" in proof.server.reload())
    cut.settle()
    proof.expect("whoever is gone stayed connected", "disconnected" in cut.errors)
    kept.publish(subject, b"still")
    proof.expect("whoever stays was disturbed", kept.take() == [(subject, "", b"still")])
    # A broken file is seen before it is shipped, and changes nothing.
    proof.server.write({MAIN: list.replace("authorization", "authorisation", 1)})
    proof.expect("a broken file passed the server's check", proof.server.check())
    proof.expect("a broken file was taken", "Failed" in proof.server.reload())
    kept.publish(subject, b"still")
    proof.expect("a broken file cut somebody off", kept.take())
    kept.close()
    cut.close()
