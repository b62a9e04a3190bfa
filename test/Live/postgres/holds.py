"""Sessions of tentacles that keep what they got hold of."""
# SPDX-License-Identifier: Apache-2.0
import threading
import time


class Spin:
    """Programs that begin anew whenever they are thrown out."""

    def __init__(self, database, tentacle, statement, count):
        facts, secret = database.credentials(tentacle)
        self.isOver = False
        self.processes = {}

        def spin(number):
            while not self.isOver:
                process = database.server.psql(facts["user"], secret, facts["database"])
                self.processes[number] = process
                process.communicate(f"BEGIN; {statement};\nSELECT pg_sleep(60);\n")

        self.threads = [threading.Thread(target=spin, args=[number]) for number in range(count)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        time.sleep(1)
        return self

    def __exit__(self, *_):
        self.isOver = True
        while any(thread.is_alive() for thread in self.threads):
            for process in self.processes.values():
                process.kill()
            time.sleep(0.05)


class Hold:
    """A session that has done something and does not end."""

    def __init__(self, database, tentacle, statement):
        facts, secret = database.credentials(tentacle)
        self.process = database.server.psql(facts["user"], secret, facts["database"])
        self.process.stdin.write(f"BEGIN; {statement};\n\\echo held\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        while line and line != "held\n":
            line = self.process.stdout.readline()
        database.expect(f"{statement} holds nothing", line == "held\n")

    def __enter__(self):
        return self

    def isThere(self):
        self.process.stdin.write("\\echo there\n")
        self.process.stdin.write("SELECT 'still';\n")
        self.process.stdin.flush()
        return "still" in self.process.stdout.readline() + self.process.stdout.readline()

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()
