#!/usr/bin/env python3
"""values.py COMPILER DENO FILE...: expressions, one a line, whose values as texts
are known: each is the name of a dependency that is asked for. What the compiler
claims of it has to be what Deno makes of it; what it does not name, unknown.
`--urls N` adds N crossings of addresses, bases and what is asked of a URL;
`--why` prints what is left unknown."""

import argparse
import json
import random
import subprocess
import sys
import tempfile

import run
import world

A_NODE = 60
ADDRESSES = [
    "", "/", ".", "..", "./", "../", "a", "a/b", "/a/b", "./a", "../a", "../../a", "../../../a/..", "a/./b/../c",
    "/a/../../b", "?", "?q", "?q=1&r=%20 b", "#", "#f", "?q#f", "a?b#c", "/a;b", "a b", "a%20b", "%2e%2e/a", "%2E/a",
    "/%41", "/é", "?é", "#é", "?'", "/'\"<>`{}|^", "?\"<>`{}|^", "#\"<>`{}|^", "//h.test", "//h.test:443/a", "//H.TEST:80",
    "///a", "\\\\a\\b", "/\\b.test", "a\\b", "?a\\b", "https:a", "https:/a", "https:///a.test", "http:a", "HTTPS:a",
    "https://a.test", "https://a.test:443", "https://a.test:0443/", "https://a.test:80/x", "http://a.test:80?q",
    "http://a.test:443#f", "https://A.TEST/X", "https://u@a.test/", "https://u:p@a.test:8443/x", "https://u:@a.test",
    "https://a@b@c.test/", "https://a.test./", "https://a.test.:443/", "https://bücher.example/x", "https://xn--bcher-kva.example/",
    "https://%61.test/", "https://a%2eb.test", "https://a b.test/", "https://127.1/", "https://127.0.0.1/", "https://0x7f.1/",
    "https://1.2.3/", "https://256.1.1.1/", "https://1.2.3.4.5/", "https://a.1/", "https://[::1]/", "https://[::1]:443/a",
    "https://[1:2:0:0::8]/", "https://a.test:/", "https://a.test:99999/", "https://a.test:x/", "https:///", "https://",
    "https://?q", "https://a_b.test/", "https://-a.test", "https://a..test", "wss://a.test:443/x", "ws://a.test:80", "ftp://a.test:21/",
    "  https://a.test/ ", "ht\ttps://a.te\nst/b\r", "/\ta\n", "mailto:a@b", "data:,x", "blob:https://a.test/1", "file:///a/../b",
    "foo://a/b/../c", "foo:a", "javascript:1", "1:2", "a:1", ":a", "/a:b", "./a:b", "https://a.test/a//b/..", "https://a.test//",
    "https://a.test/?", "https://a.test/#", "https://a.test/%zz?%", "https://a.test/a/%2e%2E/b/.%2e", "/a/..", "/a/.", "a/..", "a/.",
    "/..a/...", "https://a.test\\b", "https://a.test/b c?d e#f g", "https://a.test|b", "https://a.test<b", "https://a.test^b/",
    "https://localhost:3000/api", "http://10.0.0.1:8080/x/", "https://a.test:8443", "https://a.test:+80/", "https://a.test: 80/",
]
MEMBERS = ["href", "host", "hostname", "port", "pathname", "search", "origin", "protocol", "hash", "username", "password"]
CHANGES = [(key, value) for key, values in {
    "host": ["b.test", "b.test:8443", "b.test:443", "B.TEST:80", "b.test:x", "", "b.test/c", "bü.test", "1.2", "b@c.test", ":1"],
    "hostname": ["b.test", "b.test:8443", "B.TEST", "", "b.test/c", "[::1]"],
    "port": ["", "443", "80", "8443", "x", "8443x", "99999", "0", " 1"],
    "protocol": ["http", "http:", "https:", "HTTP", "wss:x", "foo", "", "file"],
    "href": ["https://b.test", "http://B.test:80/../c", "x", "/x"],
    "pathname": ["/c", "c", "", "../c", "/c?d", "/c#d", "/c d", "\\c", "/a/../d"],
    "search": ["?d", "d", "", "?", "?d#e", "d e"],
    "hash": ["#d", "d", "", "#", "d e"],
    "username": ["v", "", "v:w"],
    "password": ["w", ""],
}.items() for value in values]


def urls(count, seed):
    def quoted(text):
        return json.dumps(text, ensure_ascii=False)

    all_ = [f"new URL({quoted(one)}).{member}" for one in ADDRESSES for member in MEMBERS]
    all_ += [f"new URL({quoted(one)}, {quoted(base)}).{member}" for one in ADDRESSES
             for base in ADDRESSES + ["https://h.test/a/b?c#d", "http://h.test:8080/a/b/", "https://h.test"] * 8 for member in MEMBERS]
    all_ += [f"(() => {{ const u = new URL({quoted(base)}); {do}; return u.{member}; }})()"
             for base in ("https://a.test/x/y?z#w", "http://u:p@a.test:8443", "wss://a.test:1/")
             for key, value in CHANGES for member in ("href", key)
             for do in (f"u.{key} = {quoted(value)}", f"Object.assign(u, {{ {key}: {quoted(value)} }})",
                        f"Reflect.set(u, {quoted(key)}, {quoted(value)})", f"u[{quoted(key)} as 'host'] = {quoted(value)}")]
    return random.Random(seed).sample(all_, min(count, len(all_)))


def main_of(expressions):
    body = "".join(f"try {{ ctx.dependency(`<${{{one}}}>`); }} catch {{ }}\n" for one in expressions)
    return f"export default async function run(ctx: any, input: any) {{\n{body}}}\n"


def on_deno(expressions, folder, deno):
    asked = ["const out: unknown[] = [];", "const input: any = {};"]
    asked += [f"try {{ out.push(`<${{{one}}}>`); }} catch {{ out.push(null); }}" for one in expressions]
    run.write(f"{folder}/asked.ts", "\n".join(asked + ["console.log(JSON.stringify(out));"]))
    done = subprocess.run([deno, "run", "--no-check", "--no-config", "--no-lock", "--no-prompt", f"{folder}/asked.ts"],
                          capture_output=True, text=True, timeout=600, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def by_compiler(expressions, folder, compiler):
    """For each expression ({named}, {claimed}, whether any other may be meant)."""
    parts = [expressions[i:i + A_NODE] for i in range(0, len(expressions), A_NODE)]
    for i, some in enumerate(parts):
        run.write(f"{folder}/in/w{i}/p{i}/main.ts", main_of(some))
        run.write(f"{folder}/in/w{i}/workflow.yaml", world.workflow(f"w{i}", [f"p{i}"], [f"p{i}/main.ts"]))
    nodes = run.read_facts(folder, compiler, 2)
    for i, some in enumerate(parts):
        node = nodes[f"p{i}"]
        for line in range(2, len(some) + 2):
            facts = [f for f in node.get("facts", []) if f["kind"] == "dependency" and f["line"] == line]
            yield ({f["subject"] for f in facts}, {f["subject"] for f in facts if f.get("definite")},
                   any(a["line"] == line or a["scope"] == "everything" for a in node.get("abstentions", [])))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--urls", type=int, default=0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--why", action="store_true")
    options.add_argument("compiler")
    options.add_argument("deno")
    options.add_argument("files", nargs="*")
    given = options.parse_args()
    expressions = []
    for file in given.files:
        with open(file, encoding="utf-8") as text:
            expressions += [line for line in text.read().splitlines() if line and not line.startswith("//")]
    expressions += urls(given.urls, given.seed)
    wrong = known = 0
    with tempfile.TemporaryDirectory() as folder:
        values = on_deno(expressions, folder, given.deno)
        for one, value, (named, claimed, isOpen) in zip(
                expressions, values, by_compiler(expressions, folder, given.compiler)):
            known += value in named
            if (value is not None and value not in named and not isOpen) or claimed - {value}:
                wrong += 1
                print(f"{one}: {value}, not {sorted(named)}{' (claimed)' if claimed else ''}")
            elif given.why and value is not None and value not in named:
                print(f"unknown: {one}: {value}")
    print(f"{len(expressions)} expressions, {known} known, {wrong} wrong")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
