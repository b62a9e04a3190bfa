"""A tentacle that keeps what it can get hold of: it delays nobody else, and not its
own end."""
# SPDX-License-Identifier: Apache-2.0
import threading
import time


class Spin:
    """Programs that begin anew whenever they are thrown out."""

    def __init__(self, database, tentacle, statement, count):
        facts, secret = database.credentials(tentacle)
        self.isOver = False
        self.processes = {}

        def spin(number):
            while not self.isOver:
                process = database.server.psql(facts["user"], secret, facts["database"])
                self.processes[number] = process
                process.communicate(f"BEGIN; {statement};\nSELECT pg_sleep(60);\n")

        self.threads = [threading.Thread(target=spin, args=[number]) for number in range(count)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        time.sleep(1)
        return self

    def __exit__(self, *_):
        self.isOver = True
        while any(thread.is_alive() for thread in self.threads):
            for process in self.processes.values():
                process.kill()
            time.sleep(0.05)


class Hold:
    """A session that has done something and does not end."""

    def __init__(self, database, tentacle, statement):
        facts, secret = database.credentials(tentacle)
        self.process = database.server.psql(facts["user"], secret, facts["database"])
        self.process.stdin.write(f"BEGIN; {statement};\n\\echo held\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        while line and line != "held\n":
            line = self.process.stdout.readline()
        database.expect(f"{statement} holds nothing", line == "held\n")

    def __enter__(self):
        return self

    def isThere(self):
        self.process.stdin.write("\\echo there\n")
        self.process.stdin.write("SELECT 'still';\n")
        self.process.stdin.flush()
        return "still" in self.process.stdout.readline() + self.process.stdout.readline()

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()


def obstruct(database):
    first, other = database.repository.tentacles[:2]
    role = database.schema(first)
    provision = database.repository.text(first, "provision", "postgres.sql")
    # What any program of theirs may lock: numbers that mean nothing to the server.
    with Hold(database, first, "SELECT pg_advisory_lock(hashtextextended('tentacular', 0))"):
        began = time.monotonic()
        said = database.asAdmin(database.repository.text(other, "provision", "postgres.sql"))
        database.expect(f"one tentacle keeps another waiting: {said}",
                        not said and time.monotonic() - began < 20)
    # And what is its own: its password, its schema, its settings.
    rotated = database.repository.rotated().text(first, "provision", "postgres.sql")
    for statement in (f"ALTER ROLE \"{role}\" PASSWORD 'mine'",
                      f'GRANT USAGE ON SCHEMA "{role}" TO PUBLIC',
                      f"ALTER ROLE \"{role}\" SET search_path = x"):
        for what, text in (("rotation", rotated),
                           ("teardown", database.repository.text(first, "teardown",
                                                                 "postgres.sql"))):
            with Hold(database, first, statement):
                said = database.asAdmin(text)
                database.expect(f"{statement} keeps off a {what}: {said}", not said)
            said = database.asAdmin(provision)
            database.expect(f"no way back: {said}", not said)
    obstructOthers(database)


def obstructOthers(database):
    """What belongs to the server, and to another: a grant that gives nothing changes
    the database's row, and one to a role keeps that role."""
    first, other = database.repository.tentacles[:2]
    user = database.credentials(first)[0]["user"]
    victim = database.credentials(other)[0]["user"]
    provision = database.repository.text(other, "provision", "postgres.sql")
    destroy = database.repository.text(other, "teardown", "postgres-destroy.sql")
    grant = f'GRANT CONNECT ON DATABASE tentacular TO "{user}"'
    for statement in (grant, f"SAVEPOINT a; {grant}; RELEASE a",
                      f'CREATE TABLE kept(); GRANT SELECT ON kept TO "{victim}"'):
        for what, text in (("provision", provision), ("destroy", destroy)):
            with Hold(database, first, statement):
                said = database.asAdmin(text)
                database.expect(f"{statement} keeps off another's {what}: {said}", not said)
        database.asAdmin(provision)
    database.expect("lost", database.asTentacle(other, "CREATE TABLE mine AS SELECT 1") is not None)
    # An innocent one is let be.
    with Hold(database, first, "CREATE TABLE kept()") as innocent:
        said = database.asAdmin(provision)
        database.expect(f"not provisioned: {said}", not said)
        database.expect("an innocent session was ended", innocent.isThere())
    own = database.repository.text(first, "teardown", "postgres.sql")
    back = database.repository.text(first, "provision", "postgres.sql")
    for count in (2, 8):
        for text, by in ((own, f"ALTER ROLE \"{user}\" PASSWORD 'mine'"), (back, ""),
                         (provision, grant), (destroy, grant), (provision, grant)):
            with Spin(database, first, by or "SELECT 1", count if by else 0):
                said = database.asAdmin(text)
                database.expect(f"{count} programs with '{by}' keep off: {said}", not said)
