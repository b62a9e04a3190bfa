"""Servers that live as long as the test which started them, and no longer."""
# SPDX-License-Identifier: Apache-2.0
import ctypes
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time


def freePorts(count):
    """Ports that nobody listens on, all held until the last one is known."""
    sockets = [socket.socket() for _ in range(count)]
    for s in sockets:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def dieWithParent():
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


class Processes:
    """A fresh directory and the processes in it; both go when the block ends,
    however it ends."""

    def __init__(self, parent=None):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="tntc-live-", dir=parent))
        self.processes = []

    def run(self, name, program, *options):
        with open(self.dir / f"{name}.log", "wb") as log:
            self.processes.append((name, subprocess.Popen(
                [program, *options], stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, preexec_fn=dieWithParent)))

    def waitFor(self, isUp, what, seconds=120):
        """Polls isUp; a process that ends meanwhile shows its last words."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            for name, process in self.processes:
                if process.poll() is not None:
                    log = (self.dir / f"{name}.log").read_text(errors="replace")
                    raise RuntimeError(f"{name} ended early:\n{log[-2000:]}")
            try:
                if isUp():
                    return
            except OSError:
                pass
            time.sleep(0.05)
        raise RuntimeError(f"{what} did not come up in {seconds} seconds")

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        for _, process in reversed(self.processes):
            process.terminate()
        for _, process in reversed(self.processes):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.dir, ignore_errors=True)
