"""A SeaweedFS on loopback, with users and policies by the API of IAM."""
# SPDX-License-Identifier: Apache-2.0
import os
import pathlib
import re
import secrets
import sys
import urllib.parse

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent))
from client import Client, Refused  # noqa: E402
from processes import Processes, freePorts  # noqa: E402

CACHE = pathlib.Path(os.environ.get("TNTC_CACHE", "~/.cache/tntc-compile")).expanduser()


class Server(Processes):
    def start(self):
        self.root, self.password = "root" + secrets.token_hex(4), secrets.token_hex(16)
        # Ports that it is not told of it derives: 10000 above each.
        ports = [port for port in freePorts(12) if port < 55000][:4]
        master, volume, filer, self.port = ports
        (self.dir / "data").mkdir()
        os.environ.update(AWS_ACCESS_KEY_ID=self.root, AWS_SECRET_ACCESS_KEY=self.password)
        self.run("weed", CACHE / "bin/weed", "-logtostderr=true", "mini",
                 f"-dir={self.dir}/data", "-ip=127.0.0.1", "-ip.bind=127.0.0.1",
                 f"-master.port={master}", f"-volume.port={volume}", f"-filer.port={filer}",
                 f"-s3.port={self.port}", "-admin.ui=false", "-webdav=false",
                 "-s3.port.iceberg=0", "-s3.port.lance=0", "-s3.iam.readOnly=false")
        self.waitFor(self.isUp, "SeaweedFS")

    def isUp(self):
        """Ready once it can keep something, which takes it a while longer."""
        try:
            Client(self.port, self.root, self.password, "ready").ask("PUT")
            Client(self.port, self.root, self.password, "ready").put("x", b"x")
            return True
        except Refused:
            return False

    def iam(self, **fields):
        body = urllib.parse.urlencode({**fields, "Version": "2010-05-08"}).encode()
        return Client(self.port, self.root, self.password, "").ask(
            "POST", body=body, content_type="application/x-www-form-urlencoded").decode()

    def makeUser(self, name, policy):
        """Its key and secret, which this server chooses by itself."""
        self.iam(Action="CreateUser", UserName=name)
        self.iam(Action="PutUserPolicy", UserName=name, PolicyName="own",
                 PolicyDocument=policy)
        text = self.iam(Action="CreateAccessKey", UserName=name)
        return (re.search("<AccessKeyId>(.*?)<", text)[1],
                re.search("<SecretAccessKey>(.*?)<", text)[1])
