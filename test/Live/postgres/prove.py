"""Shows on a real server what tentacles can and cannot do in a PostgreSQL that
was provisioned by the artefacts of the compiler, and by nothing else.

usage: prove.py [PACKAGE OF A SERVER]"""
# SPDX-License-Identifier: Apache-2.0
import pathlib
import sys
import tempfile

from database import DATABASE, Database
from drift import refuseGuests, refuseMemberships, takeBack
from isolation import createNowhereElse, leaveOthersAlone, useOwn
from obstruction import obstruct
from provisioning import (killMidway, provisionAtOnce, provisionTwice, refuseForeigners,
                          refuseWrongDatabase)
from repository import Repository
from rotation import rotate
from server import Server
from teardown import destroy, destroyElsewhere, suspend

if __name__ == "__main__":
    package = pathlib.Path(sys.argv[1]) if sys.argv[1:] else None
    with tempfile.TemporaryDirectory() as directory, Server(package) as server:
        server.makeDatabase(DATABASE, "admin")
        database = Database(server, Repository(directory, "postgres"))
        for step in (refuseWrongDatabase, refuseGuests, killMidway, provisionTwice,
                     provisionAtOnce, useOwn, leaveOthersAlone, createNowhereElse,
                     refuseMemberships, takeBack, rotate, obstruct, suspend, destroyElsewhere,
                     destroy, refuseForeigners, destroy):
            step(database)
    database.finish()
