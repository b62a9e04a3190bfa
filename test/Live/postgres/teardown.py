"""The end of a tentacle, with its data or without."""
# SPDX-License-Identifier: Apache-2.0


def suspend(database):
    """Without --force the data stays, and whoever was connected is gone."""
    first = database.repository.tentacles[0]
    facts, secret = database.credentials(first)
    session = database.server.psql(facts["user"], secret, facts["database"])
    session.stdin.write("SELECT 'here';\n")
    session.stdin.flush()
    session.stdout.readline()
    for _ in range(2):
        database.apply("teardown", "postgres.sql")
    session.stdin.write("SELECT 'still here';\n")
    database.expect("a session outlived the teardown",
                "still" not in session.communicate()[0])
    database.expect("access outlived the teardown",
                database.asTentacle(first, "SELECT 1") is None)
    database.apply("provision", "postgres.sql")
    database.expect("data was lost", database.asTentacle(first, "SELECT * FROM mine")
                == "/".join(first))


def destroy(database):
    for _ in range(2):
        database.apply("teardown", "postgres-destroy.sql")
    database.expect(f"left: {database.left()}", not database.left())
