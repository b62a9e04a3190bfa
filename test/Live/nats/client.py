"""What a client of NATS says and hears, as far as a test has to know."""
# SPDX-License-Identifier: Apache-2.0
import itertools
import json
import socket


class Refused(Exception):
    """The server's own words."""


class Client:
    """One connection as that user. What it gets lies in `messages` (subject,
    reply, data), and what it was refused in `errors`."""

    inboxes = itertools.count()

    def __init__(self, port, user, password, inbox):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.file = self.socket.makefile("rb")
        self.inbox, self.messages, self.errors = inbox, [], []
        self.file.readline()  # INFO
        self.send("CONNECT " + json.dumps({
            "verbose": False, "pedantic": True, "user": user, "pass": password,
            "headers": True, "no_responders": True, "lang": "python", "version": "1"}))
        self.settle()
        if self.errors:
            raise Refused(self.errors[0])

    def send(self, line, data=None):
        try:
            self.socket.sendall(line.encode() + b"\r\n"
                                + (b"" if data is None else data + b"\r\n"))
        except OSError:
            pass  # the server has closed the connection, and may have said why

    def publish(self, subject, data=b"", reply=""):
        self.send(f"PUB {subject} {reply + ' ' if reply else ''}{len(data)}", data)
        self.settle()

    def subscribe(self, subject):
        self.send(f"SUB {subject} {next(self.inboxes)}")
        self.settle()

    def request(self, subject, responder, answer=b"pong"):
        """Asks, has the responder answer what it got, and returns that answer."""
        inbox = f"{self.inbox}.{next(self.inboxes)}"
        self.subscribe(inbox)
        self.publish(subject, b"ping", inbox)
        responder.settle()
        for _, reply, _ in responder.take():
            responder.publish(reply, answer)
        self.settle()
        return [data for at, _, data in self.take() if at == inbox]

    def settle(self):
        """Reads until the server has answered all that was sent."""
        self.send("PING")
        while True:
            line = self.readLine()
            if not line:
                self.errors.append("disconnected")
                return
            word, *rest = line.split()
            if word == b"PONG":
                return
            if word == b"PING":
                self.send("PONG")
            elif word == b"-ERR":
                self.errors.append(line[5:].decode().strip().strip("'"))
            elif word == b"MSG":
                data = self.file.read(int(rest[-1]) + 2)[:-2]
                reply = rest[2].decode() if len(rest) == 4 else ""
                self.messages.append((rest[0].decode(), reply, data))
            elif word == b"HMSG":
                # A message with headers: nobody was there to answer.
                self.file.read(int(rest[-1]) + 2)

    def readLine(self):
        try:
            return self.file.readline()
        except OSError:
            return b""

    def take(self):
        taken, self.messages = self.messages, []
        return taken

    def takeErrors(self):
        taken, self.errors = self.errors, []
        return taken

    def close(self):
        self.file.close()
        self.socket.close()
