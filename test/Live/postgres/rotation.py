"""Other credentials for the same roles."""
# SPDX-License-Identifier: Apache-2.0
from database import Database


def rotate(database):
    """The old one opens nothing any more; data, and who is not rotated, stay."""
    rotated = Database(database.server, database.repository.rotated())
    first, other = database.repository.tentacles[:2]
    said = database.asAdmin(rotated.repository.text(first, "provision", "postgres.sql"))
    database.expect(f"rotation: {said}", not said)
    database.expect("the old credential still opens",
                    database.asTentacle(first, "SELECT 1") is None)
    database.expect("the new credential opens too early",
                    rotated.asTentacle(other, "SELECT 1") is None)
    database.expect("data was lost by rotation",
                    rotated.asTentacle(first, "SELECT * FROM mine") == "/".join(first))
    database.expect("another was disturbed", database.asTentacle(other, "SELECT 1") == "1")
    database.apply("provision", "postgres.sql")
    database.expect("there is no way back", database.asTentacle(first, "SELECT 1") == "1")
