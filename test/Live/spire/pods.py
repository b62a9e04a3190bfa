"""The objects of a repository in a cluster, and the pods that come of them."""
# SPDX-License-Identifier: Apache-2.0
import json
import time


def apply(proof, text, *options):
    done = proof.server.kubectl("apply", "--validate=strict", "--warnings-as-errors",
                                "--server-side", *options, "-f", "-", input=text)
    proof.expect(f"refused: {done.stderr.strip()}", done.returncode == 0)


def get(proof, *words):
    return json.loads(proof.server.kubectl("get", *words, "-o", "json").stdout or "{}")


def podsOf(proof, count):
    """All pods, once the controllers have made them."""
    limit = time.monotonic() + 60
    while time.monotonic() < limit:
        pods = get(proof, "pods", "--all-namespaces").get("items", [])
        if len(pods) >= count:
            return pods
        time.sleep(0.1)
    proof.expect(f"{len(pods)} pods, wanted {count}", False)
    return pods


def startPods(proof):
    for thing in proof.repository.objects:
        apply(proof, json.dumps(thing))
        if thing["kind"] == "CronJob":
            name = thing["metadata"]["name"]
            proof.server.kubectl("create", "job", f"now-{name}"[:60].rstrip("-"),
                                 f"--from=cronjob/{name}",
                                 f"--namespace={thing['metadata']['namespace']}", check=True)
