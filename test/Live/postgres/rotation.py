"""Other credentials for the same roles."""
# SPDX-License-Identifier: Apache-2.0
from database import Database


class Session:
    """One that goes on, as a pool keeps it."""

    def __init__(self, database, tentacle):
        facts, secret = database.credentials(tentacle)
        self.process = database.server.psql(facts["user"], secret, facts["database"])

    def lives(self):
        try:
            self.process.stdin.write("SELECT 'here';\n")
            self.process.stdin.flush()
            return self.process.stdout.readline() == "here\n"
        except BrokenPipeError:
            return False

    def end(self):
        self.process.kill()
        self.process.communicate()


def rotate(database):
    """The old one opens nothing any more; data, and who is not rotated, stay."""
    rotated = Database(database.server, database.repository.rotated())
    first, other = database.repository.tentacles[:2]
    text = rotated.repository.text(first, "provision", "postgres.sql")
    session, others = Session(database, first), Session(database, other)
    database.expect("no session to begin with", session.lives() and others.lives())
    said = database.asAdmin(database.repository.text(first, "provision", "postgres.sql"))
    database.expect(f"the same credential ends a session: {said}", session.lives())
    # A run that ends halfway leaves the rest to the next.
    said = database.asAdmin(text.split("COMMIT;\n", 1)[0] + "COMMIT;\n")
    database.expect(f"half a rotation: {said}", not said)
    for _ in range(2):
        said = database.asAdmin(text)
        database.expect(f"rotation: {said}", not said)
    database.expect("a session of the old credential goes on", not session.lives())
    database.expect("another's session was ended", others.lives())
    session.end()
    others.end()
    database.expect("the old credential still opens",
                    database.asTentacle(first, "SELECT 1") is None)
    database.expect("the new credential opens too early",
                    rotated.asTentacle(other, "SELECT 1") is None)
    database.expect("data was lost by rotation",
                    rotated.asTentacle(first, "SELECT * FROM mine") == "/".join(first))
    database.expect("another was disturbed", database.asTentacle(other, "SELECT 1") == "1")
    database.apply("provision", "postgres.sql")
    database.expect("there is no way back", database.asTentacle(first, "SELECT 1") == "1")
