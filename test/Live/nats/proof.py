"""What tentacles can say to each other over a NATS server whose users come from
the compiler, and from nowhere else.

usage: proof.py"""
# SPDX-License-Identifier: Apache-2.0
import pathlib
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / "exoskeleton"))
sys.path.insert(0, str(here))
import check  # noqa: E402
from client import Client, Refused  # noqa: E402
from repository import Repository  # noqa: E402
from server import Server  # noqa: E402

MAIN = "nats-authorization.conf"


class Proof:
    def __init__(self, server, repository):
        self.server, self.repository = server, repository
        self.faults = []

    def expect(self, what, good):
        if not good:
            self.faults.append(what)

    def connect(self, tentacle):
        facts = self.repository.dependency(tentacle, "tentacular-nats")
        return Client(self.server.port, facts["user"],
                      self.repository.secret(tentacle)["tentacular-nats.token"],
                      facts["inbox"])

    def useOwn(self):
        for tentacle in self.repository.tentacles:
            own = ".".join(tentacle)
            one, two = self.connect(tentacle), self.connect(tentacle)
            one.subscribe(f"{own}.events")
            two.publish(f"{own}.events", b"1")
            one.settle()
            self.expect(f"{own} hears {one.messages}",
                        one.take() == [(f"{own}.events", "", b"1")])
            two.subscribe(f"{own}.service")
            self.expect(f"{own} gets no answer", one.request(f"{own}.service", two) == [b"pong"])
            self.expect(f"{own}: {one.errors} {two.errors}", not one.errors + two.errors)
            one.close()
            two.close()

    def leaveOthersAlone(self):
        for tentacle in self.repository.tentacles:
            mine = self.connect(tentacle)
            others = [".".join(t) for t in self.repository.tentacles if t != tentacle]
            for subject in [f"{other}.x" for other in others] + [
                    ".".join(tentacle), ".".join(tentacle) + ".a.b", "x", "_INBOX.x", "$SYS.x"]:
                mine.publish(subject)
                self.expect(f"{tentacle} may publish {subject}", mine.takeErrors())
            for subject in [f"{other}.{tail}" for other in others
                            for tail in (">", "*", "_INBOX.>")] + [
                                ">", "*.*.*", "_INBOX.>", "$SYS.>"]:
                # Not `<own>.>`: the server takes its '>' for one more token, and
                # lets it pass. Nobody else may publish there.
                mine.subscribe(subject)
                self.expect(f"{tentacle} may subscribe to {subject}", mine.takeErrors())
            mine.close()

    def answerNobodyElse(self):
        """Who asks may not choose where another tentacle's answer goes."""
        first, second = self.repository.tentacles[:2]
        asker, server, victim = self.connect(first), self.connect(first), self.connect(second)
        own, other = ".".join(first), ".".join(second)
        server.subscribe(f"{own}.service")
        victim.subscribe(f"{other}.commands")
        asker.publish(f"{own}.service", b"x", f"{other}.commands")
        server.settle()
        for _, reply, _ in server.take():
            server.publish(reply, b"forged")
        victim.settle()
        self.expect(f"an answer reached {victim.messages}", not victim.messages)
        self.expect("the answer was not refused", server.takeErrors() + asker.takeErrors())
        for client in (asker, server, victim):
            client.close()

    def refuseStrangers(self):
        first, second = self.repository.tentacles[:2]
        for user, password in ((".".join(first), "wrong"), ("", ""), ("nobody", "x"), (
                ".".join(first), self.repository.secret(second)["tentacular-nats.token"])):
            try:
                Client(self.server.port, user, password, "x").close()
                self.faults.append(f"let {user} in")
            except Refused:
                pass

    def reload(self, list):
        """Whoever stays is not disturbed, whoever goes is cut off at once."""
        stays, goes = self.repository.tentacles[0], self.repository.tentacles[-1]
        kept, cut = self.connect(stays), self.connect(goes)
        subject = ".".join(stays) + ".events"
        kept.subscribe(subject)
        without = Repository(self.repository.directory + "/without", "nats",
                             tentacles=self.repository.tentacles[:-1])
        self.server.write({MAIN: without.aggregate(MAIN)})
        self.expect(f"without one: {self.server.check()}", not self.server.check())
        self.expect("a good file was not taken", "Reloaded" in self.server.reload())
        cut.settle()
        self.expect("whoever is gone stayed connected", "disconnected" in cut.errors)
        kept.publish(subject, b"still")
        self.expect("whoever stays was disturbed", kept.take() == [(subject, "", b"still")])
        # A broken file is seen before it is shipped, and changes nothing.
        self.server.write({MAIN: list.replace("authorization", "authorisation", 1)})
        self.expect("a broken file passed the server's check", self.server.check())
        self.expect("a broken file was taken", "Failed" in self.server.reload())
        kept.publish(subject, b"still")
        self.expect("a broken file cut somebody off", kept.take())
        kept.close()
        cut.close()

    def noticeFaults(self, list):
        """What the server's own check lets pass, ours does not."""
        self.expect(f"ours: {[*check.faultsOf(list)]}", not [*check.faultsOf(list)])
        first = ".".join(self.repository.tentacles[0])
        hash = check.BCRYPT.search(list)[0]
        for what, broken in {
                "a plain password": list.replace(hash, "secret", 1),
                "half a hash": list.replace(hash, hash[:-1], 1),
                "two lists": list + list,
                "a wide subject": list.replace(f'"{first}.*"', '">"', 1),
                "answers": list.replace("publish:", "allow_responses: true, publish:", 1)}.items():
            self.server.write({MAIN: broken})
            self.expect(f"{what}: the server's own check has learnt it: "
                        f"{self.server.check()}", not self.server.check())
            self.expect(f"{what} was not noticed", [*check.faultsOf(broken)])
        self.server.write({MAIN: list})


def main():
    with tempfile.TemporaryDirectory() as directory:
        repository = Repository(directory, "nats")
        list = repository.aggregate(MAIN)
        server = Server({MAIN: list}, MAIN)
        said = server.check()
        if said:
            sys.exit(said)
        with server:
            proof = Proof(server, repository)
            proof.useOwn()
            proof.leaveOthersAlone()
            proof.answerNobodyElse()
            proof.refuseStrangers()
            proof.noticeFaults(list)
            proof.reload(list)
    sys.exit("\n".join(proof.faults) or 0)


if __name__ == "__main__":
    main()
