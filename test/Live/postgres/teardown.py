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


def destroyElsewhere(database):
    """A role belongs to the whole server: while it owns something in another
    database, as after a change of the option, it cannot go."""
    first = database.repository.tentacles[0]
    role = database.schema(first)
    text = database.repository.text(first, "teardown", "postgres-destroy.sql")
    database.server.query("CREATE DATABASE elsewhere")
    database.server.query(f'CREATE SCHEMA x AUTHORIZATION "{role}"', database="elsewhere")
    database.server.query(f'GRANT CONNECT ON DATABASE elsewhere TO "{role}"')
    said = database.asAdmin(text)
    way = f"DROP OWNED BY {role} CASCADE"
    database.expect(f"no word of how to go on: {said}",
                    "database elsewhere" in said and way in said)
    database.expect("half destroyed", f"schema {role}" in database.left())
    database.server.query(way, database="elsewhere")
    said = database.asAdmin(text)
    database.expect(f"still there: {said}", not said and role not in database.left())
    database.server.query("DROP DATABASE elsewhere")


def destroy(database):
    for _ in range(2):
        database.apply("teardown", "postgres-destroy.sql")
    database.expect(f"left: {database.left()}", not database.left())
