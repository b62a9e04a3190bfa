"""Tentacles of a repository in a database, and its administrator."""
# SPDX-License-Identifier: Apache-2.0
import pathlib
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / "exoskeleton"))
sys.path.insert(0, str(here))
from proof import Proof  # noqa: E402
from server import Refused  # noqa: E402

DATABASE = "tentacular"
LEFT = """
SELECT 'role ' || rolname FROM pg_roles WHERE rolname LIKE 'tent%'
UNION ALL SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname LIKE 'tent%'
UNION ALL SELECT 'default ' || defaclrole::regrole FROM pg_default_acl
UNION ALL SELECT 'setting ' || setrole FROM pg_db_role_setting WHERE setrole <> 0
UNION ALL SELECT 'table ' || relname FROM pg_class WHERE relname LIKE 'mine%'
"""


class Database(Proof):
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

    def run(self, text, user):
        """What it is refused with; '' when all went well."""
        try:
            self.server.execute(text, user=user, database=DATABASE)
        except Refused as refused:
            return str(refused)
        return ""

    def asAdmin(self, text):
        return self.run(text, "admin")

    def apply(self, phase, name):
        for tentacle in self.repository.tentacles:
            said = self.asAdmin(self.repository.text(tentacle, phase, name))
            self.expect(f"{phase} {name} of {tentacle}: {said}", not said)

    def schema(self, tentacle):
        return self.repository.dependency(tentacle, "tentacular-postgres")["user"]

    def left(self):
        return self.server.query(LEFT, database=DATABASE)
