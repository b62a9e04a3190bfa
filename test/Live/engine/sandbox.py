"""Starts a pod's container: a read-only root of its own, the emitted user,
environment, command and arguments, and the pod's network."""
# SPDX-License-Identifier: Apache-2.0
import os
import pathlib
import signal
import subprocess


class Sandbox:
    def __init__(self, directory, network, world, deno, engine):
        self.dir = pathlib.Path(directory)
        self.network, self.world = network, world
        self.deno, self.engine = deno, engine
        self.log = open(self.dir / "log", "w+")
        self.processes = []

    def start(self, pod):
        root = self.dir / f"root{len(self.processes)}"
        (root / "etc").mkdir(parents=True)
        (root / "etc/hosts").write_text(self.world.hosts(pod.service))
        (root / "etc/resolv.conf").write_text("nameserver 10.9.0.254\n")
        (root / "etc/nsswitch.conf").write_text("hosts: files\n")
        (root / "etc/root.pem").write_bytes((self.world.dir / "root.pem").read_bytes())
        process = subprocess.Popen(self.command(pod, str(root)),
                                   stdout=self.log, stderr=self.log)
        self.processes.append(process)
        return process

    def command(self, pod, root):
        writable = pod.layOut(root, self.engine)
        words = self.network.inside()
        words += ["bwrap", "--unshare-pid", "--unshare-ipc", "--as-pid-1",
                  "--die-with-parent", "--clearenv", "--bind", root, "/", "--proc", "/proc", "--dev", "/dev"]
        for path in ("/lib", "/lib64", "/usr/lib", "/usr/bin/setpriv"):
            words += ["--ro-bind", path, path]
        words += ["--ro-bind", self.deno, "/bin/deno", "--remount-ro", "/"]
        for path in writable:
            words += ["--perms", "1777", "--tmpfs", path]
        # PATH and DENO_DIR (which need not exist) come from the image; DENO_CERT
        # is the test's own: by it Deno trusts the world's certificates.
        env = {"PATH": "/bin", "DENO_DIR": "/deno-dir", "DENO_CERT": "/etc/root.pem",
               **pod.env}
        for name, value in env.items():
            words += ["--setenv", name, value]
        user = str(pod.user)
        return words + ["/usr/bin/setpriv", "--reuid", user, "--regid", user,
                        "--clear-groups", "--no-new-privs", "--bounding-set", "-all",
                        "--"] + pod.command

    def insideOf(self, process):
        """The process id of the container's first process; None when there is none."""
        children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children")
        words = children.read_text().split() if process.poll() is None else []
        return int(words[0]) if words else None

    def text(self):
        self.log.seek(0)
        return self.log.read()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self.processes:
            # It goes with its container's first process; that one, having
            # changed its user, does not go with it.
            inside = self.insideOf(process)
            if inside:
                os.kill(inside, signal.SIGKILL)
            process.kill()
            process.wait()
        self.log.close()
