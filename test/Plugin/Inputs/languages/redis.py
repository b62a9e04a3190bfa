#!/usr/bin/env python3
"""A service, a back end and a check; redis.cpp and redis.go say the same."""

from tntc_plugin import (Plugin, credential, integer_option, list_at, list_option, switch_option,
                         text_at, text_option, verifier)

plugin = Plugin("redis", "1.0.0", "REDIS", "Redis, alerts and costs")


@plugin.service("redis", "a user and a prefix", ["tentacular-redis"],
                needs=["cluster", "egress", "pod", "provision", "secrets"],
                options=[text_option("host", "name of the server", "^[a-z0-9.-]{1,253}$"),
                         integer_option("port", "of the server", 1, 65535),
                         switch_option("tls", "the server wants TLS")])
def resolve(request, facts):
    host = request.option("host", "redis.tentacular-system.svc")
    port = request.option("port", 6379)
    user = f"{request.enclave}.{request.workflow}"
    facts.identity("redis-user", user, "user and prefix")
    facts.endpoint("Redis of the platform", host=host, port=port, user=user,
                   auth={"type": "password", "secret": "password"},
                   extra={"prefix": user, "scheme": "rediss" if request.option("tls", False) else "redis"})
    facts.credential("password", "token43", "logs in")
    facts.secret("password", [credential("password")], "logs in")
    facts.egress(host, port, "Redis is there", podLabels={"app.kubernetes.io/name": "redis"})
    facts.permission("env", "REDIS_PREFIX", "the client asks for it")
    facts.environment("REDIS_PREFIX", user, "the client asks for it")
    facts.volume("redis-tls", "csi.example.com", "/run/redis", "certificates")
    facts.file("provision", "workflow", "user.acl",
               ["user ", user, " on #", verifier("bcrypt", "password"), " ~", user, ":*\n"],
               "makes the user")
    facts.file("teardown", "workflow", "user.acl", f"user {user} off\n", "ends it", destroysData=True)
    facts.aggregate("provision", "platform", "users.acl", user, ["user ", user, "\n"],
                    "all users", before="# users\n", after="# end\n")
    facts.object("provision", "workflow", "user.yaml",
                 {"apiVersion": "redis.example.com/v1", "kind": "User",
                  "metadata": {"name": request.workflow}}, "makes the user")


@plugin.backend("alerts", "Prometheus alert rules",
                [integer_option("minutes", "until it alerts", 1, 1440)])
def emit(request, files):
    minutes = request.option("minutes", 5)
    text = f"groups:\n  - name: {request.workflow}\n    rules:\n"
    for node in list_at(request.ir, "/nodes"):
        name = text_at(node, "/name/value")
        text += f"      - alert: {name}\n        expr: failures{{node=\"{name}\"}} > 0\n        for: {minutes}m\n"
    files.file("alerts.yaml", text, "an alert for each node")


@plugin.check("costs", "a cost centre", [list_option("centres", "that there are")])
def check(request, findings):
    centre = text_at(request.ir, "/extensions/x-cost-centre")
    centres = request.option("centres", [])
    if not centre:
        findings.warning("REDIS0001", "/name", f"'{request.workflow}' has no cost centre")
        findings.note("write 'x-cost-centre: ...' below the name")
    elif centres and centre not in centres:
        findings.error("REDIS0002", "/name", f"there is no '{centre}'")


plugin.main()
