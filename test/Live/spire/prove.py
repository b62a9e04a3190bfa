"""Shows to a real API server and to the code of SPIRE's controller the objects
that give each tentacle its identity.

usage: prove.py"""
# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import sys
import tempfile

import yaml

live = pathlib.Path(__file__).resolve().parent.parent
sys.path[1:1] = [str(live / "exoskeleton"), str(live / "kubernetes")]
from cluster import Cluster  # noqa: E402
from manager import Controller, definition  # noqa: E402
from pods import apply, get, podsOf, startPods  # noqa: E402
from proof import Proof  # noqa: E402
from repository import Repository  # noqa: E402

DOMAIN = "team.example"


def defineIdentities(proof):
    apply(proof, definition())
    done = proof.server.kubectl("wait", "--for=condition=Established", "--timeout=60s",
                                "crd/clusterspiffeids.spire.spiffe.io")
    proof.expect(done.stderr, done.returncode == 0)
    for enclave in proof.repository.enclaves:
        apply(proof, json.dumps({"apiVersion": "v1", "kind": "Namespace",
                                 "metadata": {"name": enclave}}))
    apply(proof, json.dumps({"apiVersion": "node.k8s.io/v1", "kind": "RuntimeClass",
                             "metadata": {"name": "gvisor"}, "handler": "runsc"}))


def identify(proof):
    """Each object gives its ID to the pods of its tentacle, and to no others."""
    controller = Controller(DOMAIN)
    pods = podsOf(proof, 2 * len(proof.repository.tentacles))
    for tentacle in proof.repository.tentacles:
        text = proof.repository.text(tentacle, "provision", "clusterspiffeid.yaml")
        apply(proof, text)
        apply(proof, text)
        name = yaml.safe_load(text)["metadata"]["name"]
        stored = get(proof, "clusterspiffeid", name)
        enclave, workflow = tentacle
        got = []
        for pod in pods:
            space = get(proof, "namespace", pod["metadata"]["namespace"])
            got.append(controller.idOf(stored, pod, space))
        # One pod of the Deployment; that of the CronJob is somebody else.
        wanted = f"spiffe://{DOMAIN}/ns/{enclave}/wf/{workflow}"
        others = [one for one in got if one != "none"]
        proof.expect(f"{name} gives {got}", others == [wanted])
        told = proof.repository.dependency(tentacle, "tentacular-spire")["spiffe_id"]
        proof.expect(f"the engine is told {told}", told == wanted)


def forget(proof):
    for _ in range(2):
        for tentacle in proof.repository.tentacles:
            text = proof.repository.text(tentacle, "teardown", "clusterspiffeid.yaml")
            done = proof.server.kubectl("delete", "--ignore-not-found", "-f", "-", input=text)
            proof.expect(done.stderr, done.returncode == 0)
    proof.expect("identities are left", get(proof, "clusterspiffeids").get("items") == [])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as directory, Cluster() as cluster:
        repository = Repository(directory, "spire", trigger="cron",
                                options=f'trust-domain = "{DOMAIN}"')
        proof = Proof(cluster, repository)
        for step in (defineIdentities, startPods, identify, forget):
            step(proof)
    proof.finish()
