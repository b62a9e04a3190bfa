#!/usr/bin/python3
"""up.py [--release 1.28] COMMAND...: runs COMMAND (a shell, say) beside a
throw-away API server, with that server's kubectl and KUBECONFIG."""
# SPDX-License-Identifier: Apache-2.0
import argparse
import os
import subprocess
import sys

from cluster import Cluster

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--release", default="1.34")
parser.add_argument("command", nargs=argparse.REMAINDER)
options = parser.parse_args()
with Cluster(options.release) as cluster:
    sys.exit(subprocess.call(options.command, env={
        **os.environ, "KUBECONFIG": cluster.config,
        "PATH": f"{cluster.bin}:{os.environ['PATH']}"}))
