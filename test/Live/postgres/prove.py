"""Shows on a real server what tentacles can and cannot do in a PostgreSQL that
was provisioned by the artefacts of the compiler, and by nothing else.

usage: prove.py"""
# SPDX-License-Identifier: Apache-2.0
import tempfile

from database import DATABASE, Database
from isolation import createNowhereElse, leaveOthersAlone, useOwn
from provisioning import (killMidway, provisionAtOnce, provisionTwice, refuseForeigners,
                          refuseWrongDatabase)
from repository import Repository
from rotation import rotate
from server import Server
from teardown import destroy, suspend

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as directory, Server() as server:
        server.makeDatabase(DATABASE, "admin")
        database = Database(server, Repository(directory, "postgres"))
        for step in (refuseWrongDatabase, killMidway, provisionTwice, provisionAtOnce,
                     useOwn, leaveOthersAlone, createNowhereElse, rotate, suspend,
                     destroy,
                     refuseForeigners, destroy):
            step(database)
    database.finish()
