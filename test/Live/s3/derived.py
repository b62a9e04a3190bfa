"""Keys that whoever holds a tentacle's key asks the server for."""
# SPDX-License-Identifier: Apache-2.0
import re

from client import Client


def shell(server, client, script):
    """Where TENTACLE has the client's rights, TENTACULAR the administrator's."""
    return server.shell(script, MC_HOST_TENTACLE=(
        f"http://{client.key}:{client.secret}@{server.address}:{server.port}"))


def serviceAccount(server, client, rights):
    """One of MinIO's kind; None when it is refused. By default everybody may
    have some of their own."""
    key, secret = "derived" + client.key[-8:], "derived-secret-of-it"
    code, _ = shell(server, client, f"mc admin user svcacct add --access-key {key} "
                    f"--secret-key {secret} {rights} {client.key}")
    return None if code else Client(server.port, key, secret, client.bucket)


def session(client):
    """One for a week. No policy is asked whether there may be one."""
    answer = client.ask("POST", service="sts", body=(
        "Action=AssumeRole&Version=2011-06-15&DurationSeconds=604800").encode(),
        content_type="application/x-www-form-urlencoded").decode()
    key, secret, token = (re.search(f"<{name}>(.*?)</{name}>", answer)[1] for name in
                          ("AccessKeyId", "SecretAccessKey", "SessionToken"))
    return Client(int(client.at.split(":")[1]), key, secret, client.bucket, token=token)


def openNothing(store, scripts, tentacle):
    """They would outlive a rotation of the key that they were derived from."""
    client, prefix, server = store.clients[tentacle], store.prefix(tentacle), scripts.server
    store.expect("a tentacle makes itself a service account",
                 serviceAccount(server, client, "TENTACLE") is None)
    code, said = shell(server, client, f"printf '%s\\n' {client.key} chosen-by-itself "
                       "| mc admin user add TENTACLE")
    store.expect(f"a tentacle chooses its own key: {said}", code)
    # As it may have made it before, or an administrator.
    for one in (serviceAccount(server, client, "TENTACULAR"), session(client)):
        store.refused("a derived key lists", one.list, prefix)
        store.refused("a derived key reads", one.get, prefix + "big")
        store.refused("a derived key writes", one.put, prefix + "big", b"x")
    store.expect("the key itself opens nothing", client.list(prefix))
