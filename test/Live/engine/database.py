"""A private PostgreSQL under the name that a workflow calls it by."""
# SPDX-License-Identifier: Apache-2.0
import pathlib
import shutil
import subprocess
import time

BIN = "/usr/lib/postgresql/15/bin/"


class Database:
    """facts: database, user, password, and seed (SQL run as that user)."""

    def __init__(self, facts, address, directory):
        self.facts, self.address = facts, address
        self.dir = pathlib.Path(directory) / "postgres"
        self.process = None

    def asPostgres(self, *words):
        return subprocess.run(["runuser", "-u", "postgres", "--", *words],
                              check=True, stdout=subprocess.PIPE, text=True, cwd="/")

    def __enter__(self):
        self.dir.mkdir()
        shutil.chown(self.dir, "postgres")
        self.asPostgres(BIN + "initdb", "-D", self.dir / "data", "--auth=trust",
                        "--no-sync", "-U", "postgres")
        with open(self.dir / "data/pg_hba.conf", "a") as rules:
            rules.write("host all all samenet scram-sha-256\n")
        with open(self.dir / "log", "w") as log:
            self.process = subprocess.Popen(
                ["runuser", "-u", "postgres", "--", BIN + "postgres", "-D", self.dir / "data",
                 "-c", f"listen_addresses={self.address}", "-c", "fsync=off",
                 "-c", f"unix_socket_directories={self.dir}"], stdout=log, stderr=log, cwd="/")
        self.waitUntilUp()
        facts = self.facts
        self.query(f"CREATE ROLE {facts['user']} LOGIN PASSWORD '{facts['password']}'",
                   "postgres", "postgres")
        self.query(f"CREATE DATABASE {facts['database']} OWNER {facts['user']}",
                   "postgres", "postgres")
        for statement in facts.get("seed", []):
            self.query(statement)
        return self

    def waitUntilUp(self):
        for _ in range(600):
            if subprocess.run([BIN + "pg_isready", "-q", "-h", self.dir], check=False).returncode == 0:
                return
            time.sleep(0.05)
        raise RuntimeError((self.dir / "log").read_text())

    def query(self, statement, user=None, database=None):
        """The rows as text, columns divided by '|'."""
        facts = self.facts
        return self.asPostgres(BIN + "psql", "-h", self.dir, "-U", user or facts["user"],
                               "-v", "ON_ERROR_STOP=1", "-Atqc", statement,
                               database or facts["database"]).stdout.strip()

    def __exit__(self, *_):
        self.asPostgres(BIN + "pg_ctl", "-D", self.dir / "data", "-m", "immediate", "stop")
        self.process.wait()
