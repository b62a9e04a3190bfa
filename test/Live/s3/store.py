"""What a tentacle may do below its prefix, and nowhere else."""
# SPDX-License-Identifier: Apache-2.0
from client import Client, Refused
from proof import Proof

PART = b"p" * (5 << 20)  # the least that a part may have, but for the last


class Store(Proof):
    """The server gives clients, by their tentacle, to `clientOf`."""

    def __init__(self, repository, root, clientOf,
                 spellings=lambda own: [own.replace("/", "//", 1), own.upper()]):
        super().__init__(None, repository)
        self.root, self.spellings = root, spellings
        self.clients = {t: clientOf(t) for t in repository.tentacles}

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
            self.expect(f"{own} cannot delete many", client.deleteMany([own + "two"]) == [])
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

    def prove(self):
        self.useOwn()
        self.leaveOthersAlone()
        self.refuseStrangers()
