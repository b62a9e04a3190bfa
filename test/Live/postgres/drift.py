"""What others have granted, or what a tentacle has, since it was provisioned."""
# SPDX-License-Identifier: Apache-2.0


def provision(database, tentacle):
    return database.asAdmin(database.repository.text(tentacle, "provision", "postgres.sql"))


def refuseGuests(database):
    """Who may create roles and schemas, but does not own the database, or its
    schema `public`, of which the server says so in a warning alone."""
    first = database.repository.tentacles[0]
    database.server.query("ALTER DATABASE tentacular OWNER TO postgres; "
                          "GRANT CREATE ON DATABASE tentacular TO admin")
    said = database.asAdmin(database.repository.shared(
        first[0], "provision", "postgres-database.sql"))
    database.expect(f"an open database is no fault: {said}", "must be owner" in said)
    said = provision(database, first)
    database.expect(f"a database that lets nobody in is no fault: {said}",
                    "must be owner" in said)
    database.expect(f"half done: {database.left()}", not database.left())
    database.server.query("REVOKE CREATE ON DATABASE tentacular FROM admin; "
                          "ALTER DATABASE tentacular OWNER TO admin")
    database.server.query("ALTER SCHEMA public OWNER TO postgres", database="tentacular")
    said = database.asAdmin(database.repository.shared(
        first[0], "provision", "postgres-database.sql"))
    database.expect(f"an open schema is no fault: {said}", "is open to everybody" in said)
    # As it is from PostgreSQL 15 on.
    database.server.query("ALTER SCHEMA public OWNER TO pg_database_owner",
                          database="tentacular")


def refuseMemberships(database):
    """What a role is a member of, it may do by SET ROLE."""
    first, other = database.repository.tentacles[:2]
    role = database.schema(first)
    for more in ("pg_read_all_data", f'"{database.schema(other)}"'):
        database.server.query(f'GRANT {more} TO "{role}"')
        said = provision(database, first)
        database.expect(f"kept a member of {more}: {said}", "may do more" in said)
        database.server.query(f'REVOKE {more} FROM "{role}"')


def grantTo(stranger, role):
    return (f'GRANT "{role}" TO "{stranger}" WITH ADMIN OPTION; '
            f'GRANT USAGE, CREATE ON SCHEMA "{role}" TO "{stranger}" WITH GRANT OPTION; '
            f'GRANT USAGE ON SCHEMA "{role}" TO PUBLIC; '
            f'GRANT CREATE, TEMP ON DATABASE tentacular TO "{role}"')


def takeBack(database):
    """Whatever was granted to others, or to the role, is gone again, whoever
    granted it: the administrator, or a superuser."""
    first, other = database.repository.tentacles[:2]
    role, stranger = database.schema(first), database.schema(other)
    text = database.repository.text(first, "provision", "postgres.sql")
    for grantor, cleaner in (("admin", "admin"), ("admin", "postgres"),
                             ("postgres", "postgres"), ("postgres", "admin")):
        database.server.query(grantTo(stranger, role), user=grantor, database="tentacular")
        database.expect("nothing to take back", database.asTentacle(
            other, f'CREATE TABLE "{role}".theirs (a int)') is not None)
        for _ in range(2):
            said = database.run(text, cleaner)
            if "others may use" in said:
                # From PostgreSQL 16 on only who could have granted it.
                database.expect(f"{cleaner}, {grantor}: {said}", grantor == "postgres"
                                and cleaner == "admin" and "or a superuser" in said)
                said = database.run(text, "postgres")
            database.expect(f"drift: {said}", not said)
        for tentacle, statement in (
                (other, f'CREATE TABLE "{role}".more (a int)'),
                (other, f'SELECT * FROM "{role}".theirs'), (other, f'SET ROLE "{role}"'),
                (first, "CREATE SCHEMA x"), (first, "CREATE TEMP TABLE x (a int)")):
            database.expect(f"{tentacle} may still {statement}, by {grantor}, after {cleaner}",
                            database.asTentacle(tentacle, statement) is None)
        database.expect("lost what is its own", database.asTentacle(
            first, "SELECT * FROM mine") == "/".join(first))
        # It is a tentacle's own, and goes where the rest of that goes.
        database.server.query(f'DROP TABLE "{role}".theirs', database="tentacular")
