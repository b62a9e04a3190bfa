#!/usr/bin/python3
"""Shows manifests to a real API server, and says of each object what it said.

A manifest named after --refused must be refused, with the text that its line
'# refused: TEXT' holds.  Exits 1 when any verdict is not the expected one.
"""
# SPDX-License-Identifier: Apache-2.0
import argparse
import json
import re
import sys

import checks
import documents
from cluster import Cluster

restricted = {f"pod-security.kubernetes.io/{mode}": "restricted"
              for mode in ("enforce", "warn", "audit")}


def make(cluster, value):
    """What we need to be there before; fails loudly, since it is our fault."""
    done = cluster.kubectl("apply", "--server-side", "--force-conflicts",
                           "--field-manager=test", "-f", "-",
                           input=json.dumps(value))
    if done.returncode:
        raise RuntimeError(done.stderr)


def faults(cluster, path):
    objects = documents.read(path)
    # What names no namespace gets one of its own, and never the lax default.
    own = re.sub("[^a-z0-9]+", "-", path.lower())[-50:].strip("-")
    cluster.kubectl("config", "set-context", "--current",
                    f"--namespace={own}", check=True)
    for document in objects:
        document.namespace = document.namespace or own
    for space in sorted({document.namespace for document in objects}):
        make(cluster, {"apiVersion": "v1", "kind": "Namespace",
                       "metadata": {"name": space, "labels": restricted}})
    found = [f for d in objects for f in checks.strictFaults(cluster, d)]
    applied = cluster.kubectl("apply", "--server-side", "--validate=strict",
                              "--warnings-as-errors", "-f", path)
    if applied.returncode:
        found.append(applied.stderr.strip())
    for document in objects:
        if not found and document.kind in ("Deployment", "CronJob", "Job"):
            fault = checks.podFault(cluster, document)
            found += [f"{document}: {fault}"] if fault else []
    for document in objects if not found else []:
        print(f"accepted {document}")
    return found


def verdict(cluster, path, refused):
    found = faults(cluster, path)
    if not refused:
        return found
    wanted = documents.reason(path)
    if any(wanted in fault for fault in found):
        print(f"refused {path}: {wanted}")
        return []
    return [f"not refused with '{wanted}', but {found or 'accepted'}"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--release", default="1.34")
    parser.add_argument("--refused", nargs="*", default=[], metavar="BAD")
    parser.add_argument("manifests", nargs="*")
    options = parser.parse_args()
    failed = 0
    with Cluster(options.release) as cluster:
        make(cluster, {"apiVersion": "node.k8s.io/v1", "kind": "RuntimeClass",
                       "metadata": {"name": "gvisor"}, "handler": "runsc"})
        for refused, paths in ((False, options.manifests),
                               (True, options.refused)):
            for path in paths:
                for fault in verdict(cluster, path, refused):
                    print(f"FAILED {path}: {fault}")
                    failed = 1
    sys.exit(failed)
