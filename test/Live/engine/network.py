"""Two network namespaces, ours and the pod's, with a cable between them: the
engine is reached from outside, and ports of the world are free inside."""
# SPDX-License-Identifier: Apache-2.0
import os
import subprocess
import sys

POD = "10.9.0.1"


def namespaces():
    """Words that run a command as root of namespaces of its own. Whoever is not
    root lends it the user ids of /etc/subuid."""
    users = [] if os.geteuid() == 0 else ["--map-root-user", "--map-auto"]
    return ["unshare", *users, "--net", "--mount"]


def enterOwn():
    """Runs this program again in namespaces of its own, unless it is there."""
    if "TNTC_LIVE_INSIDE" not in os.environ:
        os.environ["TNTC_LIVE_INSIDE"] = "1"
        words = namespaces()
        os.execvp(words[0], [*words, sys.executable, *sys.argv])


def ip(*words):
    subprocess.run(["ip", *words], check=True)


class Network:
    def __enter__(self):
        self.holder = subprocess.Popen(["unshare", "--net", "sh", "-c", "echo; exec cat"],
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.holder.stdout.readline()
        ip("link", "set", "lo", "up")
        ip("link", "add", "world", "type", "veth", "peer", "name", "pod", "netns",
           str(self.holder.pid))
        ip("link", "set", "world", "up")
        self.addAddress("10.9.0.254")
        for words in (["link", "set", "lo", "up"], ["link", "set", "pod", "up"],
                      ["address", "add", f"{POD}/24", "dev", "pod"]):
            subprocess.run(self.inside() + ["ip", *words], check=True)
        return self

    def addAddress(self, address):
        ip("address", "add", f"{address}/24", "dev", "world")

    def inside(self):
        """Words that put a command into the pod's namespace."""
        return ["nsenter", f"--net=/proc/{self.holder.pid}/ns/net"]

    def __exit__(self, *_):
        self.holder.stdin.close()
        self.holder.wait()
