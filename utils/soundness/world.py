"""What the generated programs live in: a contract, its secrets and a config.
Every value says what it is, so that a value which turns up somewhere tells
which use brought it there: `~alpha.secret~`."""

import json

DEPENDENCIES = {
    "alpha": {"protocol": "https", "auth": "bearer-token"},
    "beta": {"protocol": "https", "auth": "webhook-url", "port": 8443},
    "gamma-two": {"protocol": "http", "port": 8080},
    "delta": {"protocol": "https"},
    "store": {"protocol": "postgresql", "auth": "password", "database": "~store.database~",
              "user": "~store.user~"},
    "queue": {"protocol": "nats", "auth": "token", "subject": "~queue.subject~"},
}
DEFAULT_PORTS = {"https": 443, "http": 80, "postgresql": 5432, "nats": 4222}
WEB = [name for name, d in DEPENDENCIES.items() if d["protocol"].startswith("http")]
SECRET = [name for name, d in DEPENDENCIES.items() if "auth" in d]
SERVICES = {"svc": ["token", "key-b"], "other": ["api_key"]}
CONFIG = ["region", "limit", "base_url", "flags"]
HOSTS = ["api.one.test", "two.test", "deep.three.test", "four-4.test"]


def host(name):
    return f"{name}.dep.test"


def members(name):
    """What `ctx.dependency(name)` holds, apart from `fetch`."""
    spec = DEPENDENCIES[name]
    out = {"protocol": spec["protocol"], "host": host(name),
           "port": spec.get("port", DEFAULT_PORTS[spec["protocol"]])}
    for key in ("database", "user", "subject"):
        if key in spec:
            out[key] = spec[key]
    if "auth" in spec:
        out["authType"] = spec["auth"]
        out["secret"] = f"https://{name}.hook.test/~{name}.secret~"
    return out


def for_recorder():
    return {
        "dependencies": {name: members(name) for name in DEPENDENCIES},
        "config": {"region": "~config.region~", "limit": 7, "flags": {"on": True},
                   "base_url": "https://config.test/~config.base_url~"},
        "secrets": {s: {k: f"~{s}/{k}~" for k in keys} for s, keys in SERVICES.items()},
    }


def workflow(name, nodes, files):
    """workflow.yaml for `nodes`: a file each, by name."""
    out = [f"name: {name}", 'version: "1.0"', "description: generated", "triggers:",
           "  - type: manual", "config:", "  region: here", "  limit: 7",
           "  base_url: https://config.test/", "  flags: {on: true}", "nodes:"]
    for node, path in zip(nodes, files):
        out += [f"  {node}:", f"    path: ./{path}"]
    out += ["edges: []", "contract:", '  version: "1"', "  dependencies:"]
    for dependency, spec in DEPENDENCIES.items():
        out += [f"    {dependency}:", f"      protocol: {spec['protocol']}",
                f"      host: {host(dependency)}"]
        out += [f"      {key}: {json.dumps(spec[key])}"
                for key in ("port", "database", "user", "subject") if key in spec]
        if "auth" in spec:
            out += ["      auth:", f"        type: {spec['auth']}",
                    f"        secret: {dependency}.value"]
    return "\n".join(out) + "\n"
