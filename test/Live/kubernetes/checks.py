"""What is asked of the server about one object beyond applying it."""
# SPDX-License-Identifier: Apache-2.0
import json
import time


def resourcePath(cluster, document):
    """Where objects of this kind are posted; asks the server."""
    root = "/api/" if "/" not in document.version else "/apis/"
    status, text = cluster.request(root + document.version)
    for resource in json.loads(text).get("resources", []) if status == 200 else []:
        if resource["kind"] == document.kind and "/" not in resource["name"]:
            space = f"/namespaces/{document.namespace}"
            return (root + document.version +
                    (space if resource["namespaced"] else "") +
                    "/" + resource["name"])
    return None


def strictFaults(cluster, document):
    """kubectl parses YAML itself and so hides a key that occurs twice."""
    path = resourcePath(cluster, document)
    if not path:
        return [f"{document}: the server knows no such kind"]
    status, text = cluster.request(
        f"{path}?fieldValidation=Strict&dryRun=All",
        document.text.encode(), "application/yaml")
    if status in (201, 409):
        return []
    return [f"{document}: {json.loads(text)['message']}"]


def podFault(cluster, document, seconds=20):
    """Waits until the controllers have made the pods of a template, or said
    why they cannot: the admission of a pod happens only then."""
    kind, name = document.kind.lower(), document.name
    space = f"--namespace={document.namespace}"
    if kind == "cronjob":
        kind, name = "job", f"now-{document.name}"[:63]
        made = cluster.kubectl("create", "job", name, space,
                               f"--from=cronjob/{document.name}")
        if made.returncode:
            return made.stderr.strip()
    limit, status, wanted = time.monotonic() + seconds, {}, None
    while time.monotonic() < limit:
        got = cluster.kubectl("get", kind, name, space, "-o", "json")
        value = json.loads(got.stdout or "{}")
        status, spec = value.get("status", {}), value.get("spec", {})
        for condition in status.get("conditions", []):
            if condition["type"] == "ReplicaFailure":
                return condition["message"]
        wanted = spec.get("parallelism" if kind == "job" else "replicas", 1)
        if status.get("active" if kind == "job" else "replicas", 0) == wanted > 0:
            return None
        time.sleep(0.1)
    events = cluster.kubectl("get", "events", space, "-o",
                             "jsonpath={range .items[*]}{.message}{'\\n'}{end}")
    return f"no {wanted} pods in {seconds} s: {status} {events.stdout}"
