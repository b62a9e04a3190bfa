"""grants.py COMPILER FILE [--update]: compiles each case of FILE, in the form of
cases.py, and compares what is granted with the lines below '+++ grants'. What
every workflow has (engine, telemetry, look-ups of names) is left out."""
# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import subprocess
import sys
import tempfile

import cases

OF_ALL = ("0.0.0.0:8080", "otel-collector.tentacular-observability.svc.cluster.local:4318")


def find(value):
    return value["grants"] if "grants" in value else find(value["workflow"])


def peer(one):
    if one.get("kind") == "any":
        return "anywhere"
    if "cidr" in one:
        return one["cidr"]
    labels = {**one.get("namespaceLabels", {}), **one.get("podLabels", {})}
    return " ".join(labels.values()) or "own namespace"


def granted(grants):
    for one in grants["net"]:
        if one["value"] not in OF_ALL:
            yield "net " + one["value"]
    if grants["allowAnyHost"]:
        yield "net any host"
    for rule in grants["egress"]:
        to = ", ".join(rule["hosts"]) or ", ".join(peer(one) for one in rule["peers"])
        if "kube-dns" not in to and "tentacular-observability" not in to:
            ports = ", ".join(str(port["number"]) for port in rule["ports"])
            yield f"egress {to} port {ports}"
    for kind in ("read", "write", "env", "import"):
        for one in grants[kind]:
            if one["value"] != "/app":
                yield f"{kind} {one['value']}"
    for one in grants["importMap"]:
        yield f"map {one['specifier']} to {one['target']}"
    for one in grants["secrets"]:
        yield f"secret {one['service']}.{one['key']}"
    for one in grants["calls"]:
        yield f"call {one['dependency']} {one.get('method', '*')} {one.get('path', '*')}"
    for one in grants["withheld"]:
        why = one["reason"]["text"]
        yield f"withheld {one['kind']} {one['what']}: {why}"


def run(case, compiler):
    case.parse()
    expected = case.files.pop("grants", "").splitlines()
    with tempfile.TemporaryDirectory() as directory:
        root = pathlib.Path(directory)
        for path, text in case.files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)
        done = subprocess.run([compiler, "--emit=ir", *case.settings["flags"].split(), "."],
                              cwd=root, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{case.title}: {done.stderr}")
    return expected, list(granted(find(json.loads(done.stdout))))


def main(compiler, file, mode=""):
    path = pathlib.Path(file)
    head, layout, all_cases = cases.read(path)
    wrong = 0
    for case, index in all_cases:
        expected, actual = run(case, compiler)
        if mode == "--update":
            lines = case.lines
            if "+++ grants" in lines:
                lines = lines[:lines.index("+++ grants")]
            while lines and not lines[-1]:
                lines.pop()
            layout[index] = (layout[index][0], [*lines, "+++ grants", *actual, ""])
        elif expected != actual:
            wrong += 1
            print(f"{path.name}: {case.title}", "expected:", *expected, "granted:", *actual,
                  sep="\n  ")
    if mode == "--update":
        text = "\n".join(head)
        for line, lines in layout:
            text += "\n" + line + "\n" + "\n".join(lines)
        path.write_text(text.rstrip("\n") + "\n")
    sys.exit(f"{wrong} of {len(all_cases)} cases" if wrong else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
