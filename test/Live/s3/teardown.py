"""The end of a tentacle, its users, policies and objects."""
# SPDX-License-Identifier: Apache-2.0


def destroy(store, scripts, tentacle, other):
    prefix, client = store.prefix(tentacle), store.clients[tentacle]
    before = store.root.list("")
    unfinished = [prefix + key for key in ("unfinished", "a b/$c'd", "e|f")]
    for key in unfinished + [store.prefix(other) + "unfinished"]:
        store.root.beginMultipart(key)
    scripts.twice("teardown", "rustfs-destroy.sh", [tentacle])
    store.refused("a removed user", client.list, prefix)
    store.expect("objects are left, or others gone", store.root.list("")
                 == [key for key in before if not key.startswith(prefix)])
    def hasUpload(key):
        # MinIO finds them by the whole key only.
        return b"<Upload>" in store.root.ask("GET", query={"uploads": "", "prefix": key})
    store.expect("an unfinished upload is left", not any(map(hasUpload, unfinished)))
    store.expect("another's upload is gone", hasUpload(store.prefix(other) + "unfinished"))
    store.expect("another was disturbed", store.clients[other].list(store.prefix(other)))
    _, said = scripts.server.shell(
        "mc admin user list TENTACULAR; mc admin policy list TENTACULAR")
    store.expect(f"left: {said}", client.key not in said
                 and "_".join(("tent", *tentacle)) not in said.split())


def failLoudly(store, scripts, tentacle):
    """A server that does not answer is no server from which all is gone, nor is a
    bucket empty into which one may not look. One that is not there is."""
    text = scripts.repository.text(tentacle, "teardown", "rustfs-destroy.sh")
    code, said = scripts.server.shell(text.replace("/tentacular\n", "/nowhere\n"))
    store.expect(f"without a bucket: {said}", not code)
    code, said = scripts.server.shell(
        "mc admin policy create TENTACULAR blind /dev/stdin <<'P'\n"
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["admin:*"]}]}\n'
        "P\nprintf 'blinded\\nblind-password\\n' | mc admin user add TENTACULAR\n"
        "mc admin policy attach TENTACULAR blind --user blinded")
    store.expect(f"no blind administrator: {said}", not code)
    code, said = scripts.server.shell(text, MC_HOST_TENTACULAR=(
        f"http://blinded:blind-password@{scripts.server.address}:{scripts.server.port}"))
    store.expect(f"a bucket that may not be listed: {said}", code and "AccessDenied" in said)
    for phase, name in (("provision", "rustfs.sh"), ("teardown", "rustfs.sh"),
                        ("teardown", "rustfs-destroy.sh")):
        code, _ = scripts.server.shell(
            scripts.repository.text(tentacle, phase, name), TENTACLE_SECRET_KEY="x" * 32,
            MC_HOST_TENTACULAR="http://a:bbbbbbbb@127.0.0.1:1")
        store.expect(f"{phase} {name} without a server ends with 0", code)
