"""A tentacle that keeps what it can get hold of: it delays nobody else, and not its
own end."""
# SPDX-License-Identifier: Apache-2.0
import time


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
