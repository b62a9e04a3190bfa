"""What a tentacle may do in its own schema, and nowhere else."""
# SPDX-License-Identifier: Apache-2.0


def trespasses(schema):
    """What no other tentacle may do to that schema, and its role."""
    return (f'SELECT * FROM "{schema}".mine', f'INSERT INTO "{schema}".mine VALUES (1)',
            f'DROP TABLE "{schema}".mine', f'CREATE TABLE "{schema}".x (a int)',
            f'SET ROLE "{schema}"', f'GRANT "{schema}" TO CURRENT_USER',
            f"ALTER ROLE \"{schema}\" PASSWORD 'x'")


def useOwn(database):
    for tentacle in database.repository.tentacles:
        name = "/".join(tentacle)
        rows = database.asTentacle(
            tentacle, "CREATE TABLE mine (text text); "
            f"INSERT INTO mine VALUES ('{name}'); SELECT * FROM mine")
        database.expect(f"{name} cannot use its schema: {rows}", rows == name)


def leaveOthersAlone(database):
    for tentacle in database.repository.tentacles:
        seen = database.asTentacle(
            tentacle, "SELECT count(*) FROM information_schema.tables "
            "WHERE table_schema LIKE 'tent%'")
        database.expect(f"{tentacle} sees {seen} tables", seen == "1")
        # Each on its own, in one session: an error does not end it.
        statements = [statement for other in database.repository.tentacles
                      if other != tentacle for statement in trespasses(database.schema(other))]
        facts, secret = database.credentials(tentacle)
        session = database.server.psql(facts["user"], secret, facts["database"],
                                   "-v", "ON_ERROR_STOP=0")
        _, said = session.communicate("".join(f"{s};\n" for s in statements))
        refused = said.count("permission denied") + said.count("must have admin option")
        database.expect(f"{tentacle} may more than it should: {said}",
                    refused == len(statements) > 0)


def createNowhereElse(database):
    for tentacle in database.repository.tentacles[:1]:
        for statement in ("CREATE TABLE public.x (a int)", "CREATE SCHEMA x",
                          "CREATE TEMP TABLE x (a int)", "CREATE DATABASE x",
                          "CREATE ROLE x", "COMMENT ON ROLE admin IS 'x'"):
            database.expect(f"may {statement}", database.asTentacle(tentacle, statement) is None)
