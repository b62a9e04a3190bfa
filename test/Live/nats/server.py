"""A NATS server on loopback with whatever configuration the test writes."""
# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import signal
import subprocess
import sys
import time
import urllib.request

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent))
from processes import Processes, freePorts  # noqa: E402


class Server(Processes):
    """The files are those that `include` names, beside the main file."""

    def __init__(self, files, main):
        self.bin = pathlib.Path(subprocess.run(
            [here.parent / "go-tools.sh", here / "nats-server"],
            check=True, text=True, stdout=subprocess.PIPE).stdout.strip()) / "nats-server"
        super().__init__()
        self.main = main
        self.port, self.monitor = freePorts(2)
        self.write(files)

    def write(self, files):
        for path, text in files.items():
            target = self.dir / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        (self.dir / "nats.conf").write_text(
            f'listen: "127.0.0.1:{self.port}"\nhttp: "127.0.0.1:{self.monitor}"\n'
            f'include "./{self.main}"\n')

    def check(self):
        """What the server says of its files without being started: '' is good."""
        done = subprocess.run([self.bin, "-t", "-c", self.dir / "nats.conf"],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              check=False)
        return done.stdout.strip() if done.returncode else ""

    def start(self):
        self.run("nats", self.bin, "-c", self.dir / "nats.conf")
        self.waitFor(lambda: "Server is ready" in self.log(), "NATS")

    def accounts(self):
        """The account of each user that is connected, as the server tells it."""
        address = f"http://127.0.0.1:{self.monitor}/connz?auth=1"
        with urllib.request.urlopen(address, timeout=10) as answer:
            return {one["authorized_user"]: one["account"]
                    for one in json.load(answer)["connections"]}

    def log(self):
        return (self.dir / "nats.log").read_text()

    def reload(self):
        """What the server writes about the files that it now has."""
        before = len(self.log())
        self.processes[0][1].send_signal(signal.SIGHUP)
        limit = time.monotonic() + 20
        while time.monotonic() < limit:
            said = self.log()[before:]
            if "Reloaded server configuration" in said or "Failed to reload" in said:
                return said
            time.sleep(0.02)
        raise RuntimeError("the server did not reload:\n" + self.log()[before:])
