"""What a tentacle may say and hear, and what not."""
# SPDX-License-Identifier: Apache-2.0
from client import Client, Refused


def connect(proof, tentacle):
    facts = proof.repository.dependency(tentacle, "tentacular-nats")
    return Client(proof.server.port, facts["user"],
                  proof.repository.secret(tentacle)["tentacular-nats.token"],
                  facts["inbox"])


def useOwn(proof):
    for tentacle in proof.repository.tentacles:
        own = ".".join(tentacle)
        one, two = connect(proof, tentacle), connect(proof, tentacle)
        one.subscribe(f"{own}.events")
        two.publish(f"{own}.events", b"1")
        one.settle()
        proof.expect(f"{own} hears {one.messages}",
                    one.take() == [(f"{own}.events", "", b"1")])
        two.subscribe(f"{own}.service")
        proof.expect(f"{own} gets no answer", one.request(f"{own}.service", two) == [b"pong"])
        proof.expect(f"{own}: {one.errors} {two.errors}", not one.errors + two.errors)
        one.close()
        two.close()


def leaveOthersAlone(proof):
    for tentacle in proof.repository.tentacles:
        mine = connect(proof, tentacle)
        others = [".".join(t) for t in proof.repository.tentacles if t != tentacle]
        for subject in [f"{other}.x" for other in others] + [
                ".".join(tentacle), ".".join(tentacle) + ".a.b", "x", "_INBOX.x", "$SYS.x"]:
            mine.publish(subject)
            proof.expect(f"{tentacle} may publish {subject}", mine.takeErrors())
        for subject in [f"{other}.{tail}" for other in others
                        for tail in (">", "*", "_INBOX.>")] + [
                            ">", "*.*.*", "_INBOX.>", "$SYS.>"]:
            # Not `<own>.>`: the server takes its '>' for one more token, and
            # lets it pass. Nobody else may publish there.
            mine.subscribe(subject)
            proof.expect(f"{tentacle} may subscribe to {subject}", mine.takeErrors())
        mine.close()


def answerNobodyElse(proof):
    """Who asks may not choose where another tentacle's answer goes."""
    first, second = proof.repository.tentacles[:2]
    asker, server, victim = connect(proof, first), connect(proof, first), connect(proof, second)
    own, other = ".".join(first), ".".join(second)
    server.subscribe(f"{own}.service")
    victim.subscribe(f"{other}.commands")
    asker.publish(f"{own}.service", b"x", f"{other}.commands")
    server.settle()
    for _, reply, _ in server.take():
        server.publish(reply, b"forged")
    victim.settle()
    proof.expect(f"an answer reached {victim.messages}", not victim.messages)
    proof.expect("the answer was not refused", server.takeErrors() + asker.takeErrors())
    for client in (asker, server, victim):
        client.close()


def refuseStrangers(proof):
    first, second = proof.repository.tentacles[:2]
    for user, password in ((".".join(first), "wrong"), ("", ""), ("nobody", "x"), (
            ".".join(first), proof.repository.secret(second)["tentacular-nats.token"])):
        try:
            Client(proof.server.port, user, password, "x").close()
            proof.faults.append(f"let {user} in")
        except Refused:
            pass
