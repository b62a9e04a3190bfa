"""Artefacts that are run twice, at once, in part, in the wrong place, or where
somebody else has been before."""
# SPDX-License-Identifier: Apache-2.0
import signal
import time

from server import Refused


def provisionTwice(database):
    for _ in range(2):
        for enclave in database.repository.enclaves:
            said = database.asAdmin(database.repository.shared(
                enclave, "provision", "postgres-database.sql"))
            database.expect(f"database of {enclave}: {said}", not said)
        database.apply("provision", "postgres.sql")


def provisionAtOnce(database):
    """All at the same time: whoever comes second waits."""
    running = []
    for tentacle in database.repository.tentacles:
        process = database.server.psql("admin", database.server.password, "tentacular")
        process.stdin.write(database.repository.text(tentacle, "provision", "postgres.sql"))
        process.stdin.close()
        running.append((tentacle, process))
    for tentacle, process in running:
        database.expect(f"{tentacle} beside others: {process.stderr.read()}",
                    process.wait() == 0)


def killMidway(database):
    """A connection that ends before COMMIT, by either side."""
    for end in ("client", "server"):
        for tentacle in database.repository.tentacles:
            text = database.repository.text(tentacle, "provision", "postgres.sql")
            head = text.split("COMMIT;", 1)[0]
            process = database.server.psql("admin", database.server.password, "tentacular")
            process.stdin.write(head + "SELECT 'reached';\n")
            process.stdin.flush()
            database.expect("never came to the end", process.stdout.readline() == "reached\n")
            if end == "client":
                process.send_signal(signal.SIGKILL)
            else:
                database.server.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                  "WHERE usename = 'admin'")
            process.stdin.close()
            process.wait()
    # The server may take a moment to see that the client is gone.
    limit = time.monotonic() + 10
    while database.left() and time.monotonic() < limit:
        time.sleep(0.05)
    database.expect(f"half done: {database.left()}", not database.left())


def refuseWrongDatabase(database):
    victim = database.repository.tentacles[0]
    said = ""
    try:
        database.server.execute(database.repository.text(victim, "provision", "postgres.sql"))
    except Refused as refused:
        said = str(refused)
    database.expect(f"ran in another database: {said}", "this is for database" in said)


def refuseForeigners(database):
    """A role or a schema of that name which is not ours stays as it is."""
    victim = database.repository.tentacles[0]
    role = database.schema(victim)
    provision = database.repository.text(victim, "provision", "postgres.sql")
    database.server.query(f'CREATE ROLE "{role}" LOGIN PASSWORD \'theirs\'')
    before = database.server.query(f"SELECT * FROM pg_authid WHERE rolname = '{role}'")
    for phase, name in (("provision", "postgres.sql"), ("teardown", "postgres.sql"),
                        ("teardown", "postgres-destroy.sql")):
        said = database.asAdmin(database.repository.text(victim, phase, name))
        database.expect(f"{phase} {name} took a foreign role over: {said}",
                    "is not that of" in said)
    database.expect("a foreign role was changed", before == database.server.query(
        f"SELECT * FROM pg_authid WHERE rolname = '{role}'"))
    database.server.query(f'DROP ROLE "{role}"')
    database.server.query(f'CREATE SCHEMA "{role}"', database="tentacular")
    said = database.asAdmin(provision)
    database.expect(f"took a foreign schema over: {said}", "belongs to another" in said)
    database.server.query(f'DROP SCHEMA "{role}"', database="tentacular")
    # And not one that somebody has made more of than a tentacle may be.
    database.expect("refused", not database.asAdmin(provision))
    database.server.query(f'ALTER ROLE "{role}" CREATEDB')
    said = database.asAdmin(provision)
    database.expect(f"kept a role with more rights: {said}", "may do more" in said)
    database.server.query(f'ALTER ROLE "{role}" NOCREATEDB')
