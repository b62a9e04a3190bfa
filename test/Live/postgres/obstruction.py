"""A tentacle that keeps what it can get hold of: it delays nobody else, and not its
own end."""
# SPDX-License-Identifier: Apache-2.0
import time

from holds import Hold, Spin


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
