"""What tentacles can and cannot do in a PostgreSQL that was provisioned by the
artefacts of the compiler, and by nothing else.

usage: proof.py"""
# SPDX-License-Identifier: Apache-2.0
import pathlib
import signal
import sys
import tempfile
import time

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / "exoskeleton"))
sys.path.insert(0, str(here))
from repository import Repository  # noqa: E402
from server import Refused, Server  # noqa: E402

DATABASE = "tentacular"
ADMIN = {"user": "admin", "database": DATABASE}
LEFT = """
SELECT 'role ' || rolname FROM pg_roles WHERE rolname LIKE 'tent%'
UNION ALL SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname LIKE 'tent%'
UNION ALL SELECT 'default ' || defaclrole::regrole FROM pg_default_acl
UNION ALL SELECT 'setting ' || setrole FROM pg_db_role_setting WHERE setrole <> 0
UNION ALL SELECT 'table ' || relname FROM pg_class WHERE relname LIKE 'mine%'
"""


def trespasses(schema):
    """What no other tentacle may do to that schema, and its role."""
    return (f'SELECT * FROM "{schema}".mine', f'INSERT INTO "{schema}".mine VALUES (1)',
            f'DROP TABLE "{schema}".mine', f'CREATE TABLE "{schema}".x (a int)',
            f'SET ROLE "{schema}"', f'GRANT "{schema}" TO CURRENT_USER',
            f"ALTER ROLE \"{schema}\" PASSWORD 'x'")


class Proof:
    def __init__(self, server, repository):
        self.server, self.repository = server, repository
        self.faults = []

    def expect(self, what, good):
        if not good:
            self.faults.append(what)

    def credentials(self, tentacle):
        return (self.repository.dependency(tentacle, "tentacular-postgres"),
                self.repository.secret(tentacle)["tentacular-postgres.password"])

    def asTentacle(self, tentacle, statement):
        """The rows; None when the server refuses."""
        facts, secret = self.credentials(tentacle)
        try:
            return self.server.query(statement, user=facts["user"], password=secret,
                                     database=facts["database"])
        except Refused:
            return None

    def asAdmin(self, text):
        """What it is refused with; '' when all went well."""
        try:
            self.server.execute(text, **ADMIN)
        except Refused as refused:
            return str(refused)
        return ""

    def apply(self, phase, name):
        for tentacle in self.repository.tentacles:
            said = self.asAdmin(self.repository.text(tentacle, phase, name))
            self.expect(f"{phase} {name} of {tentacle}: {said}", not said)

    def left(self):
        return self.server.query(LEFT, database=DATABASE)

    def provisionTwice(self):
        for _ in range(2):
            for enclave in self.repository.enclaves:
                said = self.asAdmin(self.repository.shared(
                    enclave, "provision", "postgres-database.sql"))
                self.expect(f"database of {enclave}: {said}", not said)
            self.apply("provision", "postgres.sql")

    def provisionAtOnce(self):
        """All at the same time: whoever comes second waits."""
        running = []
        for tentacle in self.repository.tentacles:
            process = self.server.psql("admin", self.server.password, DATABASE)
            process.stdin.write(self.repository.text(tentacle, "provision", "postgres.sql"))
            process.stdin.close()
            running.append((tentacle, process))
        for tentacle, process in running:
            self.expect(f"{tentacle} beside others: {process.stderr.read()}",
                        process.wait() == 0)

    def useOwn(self):
        for tentacle in self.repository.tentacles:
            name = "/".join(tentacle)
            rows = self.asTentacle(
                tentacle, "CREATE TABLE mine (text text); "
                f"INSERT INTO mine VALUES ('{name}'); SELECT * FROM mine")
            self.expect(f"{name} cannot use its schema: {rows}", rows == name)

    def schema(self, tentacle):
        return self.repository.dependency(tentacle, "tentacular-postgres")["user"]

    def leaveOthersAlone(self):
        for tentacle in self.repository.tentacles:
            seen = self.asTentacle(
                tentacle, "SELECT count(*) FROM information_schema.tables "
                "WHERE table_schema LIKE 'tent%'")
            self.expect(f"{tentacle} sees {seen} tables", seen == "1")
            # Each on its own, in one session: an error does not end it.
            statements = [statement for other in self.repository.tentacles
                          if other != tentacle for statement in trespasses(self.schema(other))]
            facts, secret = self.credentials(tentacle)
            session = self.server.psql(facts["user"], secret, facts["database"],
                                       "-v", "ON_ERROR_STOP=0")
            _, said = session.communicate("".join(f"{s};\n" for s in statements))
            refused = said.count("permission denied") + said.count("must have admin option")
            self.expect(f"{tentacle} may more than it should: {said}",
                        refused == len(statements) > 0)

    def createNowhereElse(self):
        for tentacle in self.repository.tentacles[:1]:
            for statement in ("CREATE TABLE public.x (a int)", "CREATE SCHEMA x",
                              "CREATE TEMP TABLE x (a int)", "CREATE DATABASE x",
                              "CREATE ROLE x", "COMMENT ON ROLE admin IS 'x'"):
                self.expect(f"may {statement}", self.asTentacle(tentacle, statement) is None)

    def refuseForeigners(self):
        """A role or a schema of that name which is not ours stays as it is."""
        victim = self.repository.tentacles[0]
        role = self.schema(victim)
        provision = self.repository.text(victim, "provision", "postgres.sql")
        self.server.query(f'CREATE ROLE "{role}" LOGIN PASSWORD \'theirs\'')
        before = self.server.query(f"SELECT * FROM pg_authid WHERE rolname = '{role}'")
        for phase, name in (("provision", "postgres.sql"), ("teardown", "postgres.sql"),
                            ("teardown", "postgres-destroy.sql")):
            said = self.asAdmin(self.repository.text(victim, phase, name))
            self.expect(f"{phase} {name} took a foreign role over: {said}",
                        "is not that of" in said)
        self.expect("a foreign role was changed", before == self.server.query(
            f"SELECT * FROM pg_authid WHERE rolname = '{role}'"))
        self.server.query(f'DROP ROLE "{role}"')
        self.server.query(f'CREATE SCHEMA "{role}"', database=DATABASE)
        said = self.asAdmin(provision)
        self.expect(f"took a foreign schema over: {said}", "belongs to another" in said)
        self.server.query(f'DROP SCHEMA "{role}"', database=DATABASE)
        # And not one that somebody has made more of than a tentacle may be.
        self.expect("refused", not self.asAdmin(provision))
        self.server.query(f'ALTER ROLE "{role}" CREATEDB')
        said = self.asAdmin(provision)
        self.expect(f"kept a role with more rights: {said}", "may do more" in said)
        self.server.query(f'ALTER ROLE "{role}" NOCREATEDB')

    def killMidway(self):
        """A connection that ends before COMMIT, by either side."""
        for end in ("client", "server"):
            for tentacle in self.repository.tentacles:
                text = self.repository.text(tentacle, "provision", "postgres.sql")
                head, tail = text.rsplit("COMMIT;", 1)
                self.expect(f"something follows COMMIT: {tail}", not tail.strip())
                process = self.server.psql("admin", self.server.password, DATABASE)
                process.stdin.write(head + "SELECT 'reached';\n")
                process.stdin.flush()
                self.expect("never came to the end", process.stdout.readline() == "reached\n")
                if end == "client":
                    process.send_signal(signal.SIGKILL)
                else:
                    self.server.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                      "WHERE usename = 'admin'")
                process.stdin.close()
                process.wait()
        # The server may take a moment to see that the client is gone.
        limit = time.monotonic() + 10
        while self.left() and time.monotonic() < limit:
            time.sleep(0.05)
        self.expect(f"half done: {self.left()}", not self.left())

    def refuseWrongDatabase(self):
        victim = self.repository.tentacles[0]
        said = ""
        try:
            self.server.execute(self.repository.text(victim, "provision", "postgres.sql"))
        except Refused as refused:
            said = str(refused)
        self.expect(f"ran in another database: {said}", "this is for database" in said)

    def suspend(self):
        """Without --force the data stays, and whoever was connected is gone."""
        first = self.repository.tentacles[0]
        facts, secret = self.credentials(first)
        session = self.server.psql(facts["user"], secret, facts["database"])
        session.stdin.write("SELECT 'here';\n")
        session.stdin.flush()
        session.stdout.readline()
        for _ in range(2):
            self.apply("teardown", "postgres.sql")
        session.stdin.write("SELECT 'still here';\n")
        self.expect("a session outlived the teardown",
                    "still" not in session.communicate()[0])
        self.expect("access outlived the teardown",
                    self.asTentacle(first, "SELECT 1") is None)
        self.apply("provision", "postgres.sql")
        self.expect("data was lost", self.asTentacle(first, "SELECT * FROM mine")
                    == "/".join(first))

    def destroy(self):
        for _ in range(2):
            self.apply("teardown", "postgres-destroy.sql")
        self.expect(f"left: {self.left()}", not self.left())

    def run(self):
        self.refuseWrongDatabase()
        self.killMidway()
        self.provisionTwice()
        self.provisionAtOnce()
        self.useOwn()
        self.leaveOthersAlone()
        self.createNowhereElse()
        self.suspend()
        self.destroy()
        self.refuseForeigners()
        self.destroy()


def main():
    with tempfile.TemporaryDirectory() as directory, Server() as server:
        server.makeDatabase(DATABASE, "admin")
        proof = Proof(server, Repository(directory, "postgres"))
        proof.run()
    sys.exit("\n".join(proof.faults) or 0)


if __name__ == "__main__":
    main()
