"""A MinIO on loopback, and scripts for `mc` with the rights of its root."""
# SPDX-License-Identifier: Apache-2.0
import http.client
import os
import pathlib
import secrets
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent))
from processes import Processes, freePorts  # noqa: E402


class Server(Processes):
    def __init__(self, address="127.0.0.1", port=None):
        self.address, self.port = address, port
        self.bin = pathlib.Path(subprocess.run(
            [here.parent / "go-tools.sh", here / "minio"],
            check=True, text=True, stdout=subprocess.PIPE).stdout.strip())
        super().__init__()
        self.root, self.password = "root" + secrets.token_hex(4), secrets.token_hex(16)

    def start(self):
        console, port = freePorts(2)
        self.port = self.port or port
        # The server takes its own settings from the environment only.
        os.environ.update(MINIO_ROOT_USER=self.root, MINIO_ROOT_PASSWORD=self.password,
                          MINIO_UPDATE="off", MINIO_BROWSER="off",
                          MINIO_CALLHOME_ENABLE="off", HOME=str(self.dir))
        self.run("minio", self.bin / "minio", "server", "--quiet",
                 "--address", f"{self.address}:{self.port}",
                 "--console-address", f"127.0.0.1:{console}", self.dir / "data")
        self.waitFor(self.isUp, "MinIO")

    def isUp(self):
        connection = http.client.HTTPConnection(self.address, self.port, timeout=5)
        try:
            connection.request("GET", "/minio/health/ready")
            return connection.getresponse().status == 200
        finally:
            connection.close()

    def shell(self, script, **environment):
        """Runs a script of ours; the exit code and what it said."""
        done = subprocess.run(
            ["sh"], input=script, text=True, check=False, cwd=self.dir,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={"PATH": f"{self.bin}:/usr/bin:/bin", "HOME": str(self.dir),
                 "MC_CONFIG_DIR": str(self.dir / "mc"),
                 "MC_HOST_TENTACULAR":
                     f"http://{self.root}:{self.password}@{self.address}:{self.port}",
                 **environment})
        return done.returncode, done.stdout
